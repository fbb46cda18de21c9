import { accounts } from './accounts.ts';
import { admin } from './admin.ts';
import { checkout } from './checkout.ts';
import { common } from './common.ts';
import { coupons } from './coupons.ts';
import { design } from './design.ts';
import { errors } from './errors.ts';
import { files } from './files.ts';
import { home } from './home.ts';
import { identity } from './identity.ts';
import { jobs } from './jobs.ts';
import { notifications } from './notifications.ts';
import { pay } from './pay.ts';
import { payments } from './payments.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';
import { shop } from './shop.ts';
import { shopAdmin } from './shop-admin.ts';
import { shopOrders } from './shop-orders.ts';
import { stocks } from './stocks.ts';
import { stocksAdmin } from './stocks-admin.ts';
import { stocksContest } from './stocks-contest.ts';
import { stocksTrading } from './stocks-trading.ts';
import { tickets } from './tickets.ts';
import { ticketsAdmin } from './tickets-admin.ts';
import { ticketsBuying } from './tickets-buying.ts';
import { ticketsDesk } from './tickets-desk.ts';
import { ticketsDoor } from './tickets-door.ts';
import { ticketsMine } from './tickets-mine.ts';
import { trips } from './trips.ts';
import { tripsAdmin } from './trips-admin.ts';
import { tripsAround } from './trips-around.ts';
import { tripsMoney } from './trips-money.ts';
import { tripsPlaces } from './trips-places.ts';
import { tripsPlanning } from './trips-planning.ts';
import { waitingRoom } from './waiting-room.ts';

export const en = {
  common,
  shell,
  errors,
  home,
  accounts,
  identity,
  notifications,
  files,
  pay,
  payments,
  coupons,
  admin,
  jobs,
  search,
  checkout,
  shop,
  shopOrders,
  shopAdmin,
  stocks,
  stocksTrading,
  stocksContest,
  stocksAdmin,
  tickets,
  ticketsBuying,
  ticketsMine,
  ticketsAdmin,
  ticketsDesk,
  ticketsDoor,
  trips,
  tripsAround,
  tripsPlaces,
  tripsPlanning,
  tripsMoney,
  tripsAdmin,
  waitingRoom,
  design,
};
