import type { Kind } from '../kind.ts';
import { ACCOUNT_KINDS } from './accounts.ts';
import { COUPON_KINDS } from './coupons.ts';
import { IDENTITY_KINDS } from './identity.ts';
import { OPERATOR_KINDS } from './operators.ts';
import { PAY_KINDS } from './pay.ts';
import { PAYMENT_KINDS } from './payments.ts';
import { PHONE_KINDS } from './phone.ts';
import { SHOP_KINDS } from './shop.ts';
import { SHOP_COMMUNITY_KINDS } from './shop-community.ts';
import { SHOP_ORDER_KINDS } from './shop-orders.ts';
import { STOCK_KINDS } from './stocks.ts';
import { TICKET_KINDS } from './tickets.ts';
import { TICKETS_ENTRY_KINDS } from './tickets-entry.ts';
import { TICKETS_REVIEW_KINDS } from './tickets-reviews.ts';
import { TICKETS_SEAT_KINDS } from './tickets-seats.ts';
import { TRIP_KINDS } from './trips.ts';
import { TRIPS_MONEY_KINDS } from './trips-money.ts';

/** Every kind of notice. A module adds a file beside this one and its line here. */
const ALL: readonly Kind[] = [
  ...ACCOUNT_KINDS,
  ...IDENTITY_KINDS,
  ...PAY_KINDS,
  ...PAYMENT_KINDS,
  ...COUPON_KINDS,
  ...SHOP_KINDS,
  ...SHOP_COMMUNITY_KINDS,
  ...SHOP_ORDER_KINDS,
  ...TICKET_KINDS,
  ...TICKETS_SEAT_KINDS,
  ...TICKETS_REVIEW_KINDS,
  ...TICKETS_ENTRY_KINDS,
  ...STOCK_KINDS,
  ...TRIP_KINDS,
  ...TRIPS_MONEY_KINDS,
  ...PHONE_KINDS,
  ...OPERATOR_KINDS,
];

const BY_NAME: ReadonlyMap<string, Kind> = new Map(ALL.map((kind) => [kind.kind, kind]));

/** All kinds, in the order in which people are shown them. */
export const allKinds = (): readonly Kind[] => ALL;

/** A kind by its name; undefined for one that was taken out since. */
export const kindOf = (name: string): Kind | undefined => BY_NAME.get(name);
