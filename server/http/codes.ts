import { ACCOUNTS } from './codes/accounts.ts';
import { COUPONS } from './codes/coupons.ts';
import { ENGINE } from './codes/engine.ts';
import { FILES } from './codes/files.ts';
import { IDENTITY } from './codes/identity.ts';
import { JOBS } from './codes/jobs.ts';
import { NOTIFICATIONS } from './codes/notifications.ts';
import { PAY } from './codes/pay.ts';
import { PAYMENTS } from './codes/payments.ts';
import { REQUESTS } from './codes/requests.ts';
import { SEARCH } from './codes/search.ts';
import { SHOP } from './codes/shop.ts';
import { SHOP_MEMBERS } from './codes/shop-members.ts';
import { SIGN_IN } from './codes/sign-in.ts';
import { STOCKS } from './codes/stocks.ts';
import { STOCKS_DESK } from './codes/stocks-desk.ts';
import { TICKETS } from './codes/tickets.ts';
import { TICKETS_SHOWS } from './codes/tickets-shows.ts';
import { TRIPS } from './codes/trips.ts';
import { TRIPS_MONEY } from './codes/trips-money.ts';
import { TRIPS_PEOPLE } from './codes/trips-people.ts';
import { TRIPS_PLACES } from './codes/trips-places.ts';
import { TRIPS_PLANNING } from './codes/trips-planning.ts';
import { WAITING_ROOM } from './codes/waiting-room.ts';

/**
 * The catalogue of every code that a problem can carry: status, titles and what to do. `/problems/<code>`
 * shows an entry as a page. The table is exhaustive: a code that is not here does not compile.
 */
export const CODES = {
  ...REQUESTS,
  ...ENGINE,
  ...SIGN_IN,
  ...ACCOUNTS,
  ...PAY,
  ...COUPONS,
  ...IDENTITY,
  ...NOTIFICATIONS,
  ...FILES,
  ...PAYMENTS,
  ...JOBS,
  ...SEARCH,
  ...SHOP,
  ...SHOP_MEMBERS,
  ...STOCKS,
  ...STOCKS_DESK,
  ...TICKETS,
  ...TICKETS_SHOWS,
  ...TRIPS,
  ...TRIPS_PLANNING,
  ...TRIPS_MONEY,
  ...TRIPS_PEOPLE,
  ...TRIPS_PLACES,
  ...WAITING_ROOM,
} as const;

export type Code = keyof typeof CODES;

export const isCode = (text: string): text is Code => Object.hasOwn(CODES, text);
