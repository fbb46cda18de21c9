import type { AccountsTables } from './tables/accounts.ts';
import type { CouponsTables } from './tables/coupons.ts';
import type { EngineTables } from './tables/engine.ts';
import type { FilesTables } from './tables/files.ts';
import type { IdentityTables } from './tables/identity.ts';
import type { JobsTables } from './tables/jobs.ts';
import type { NotificationsTables } from './tables/notifications.ts';
import type { PayTables } from './tables/pay.ts';
import type { PaymentsTables } from './tables/payments.ts';
import type { ShopCatalogueTables } from './tables/shop-catalogue.ts';
import type { ShopOrdersTables } from './tables/shop-orders.ts';
import type { StocksContestsTables } from './tables/stocks-contests.ts';
import type { StocksDataTables } from './tables/stocks-data.ts';
import type { StocksMarketTables } from './tables/stocks-market.ts';
import type { TicketsSalesTables } from './tables/tickets-sales.ts';
import type { TicketsShowsTables } from './tables/tickets-shows.ts';
import type { TripsTables } from './tables/trips.ts';
import type { TripsAroundTables } from './tables/trips-around.ts';
import type { TripsPlacesTables } from './tables/trips-places.ts';
import type { WaitingRoomTables } from './tables/waiting-room.ts';

export type * from './tables/accounts.ts';
export type * from './tables/coupons.ts';
export type * from './tables/engine.ts';
export type * from './tables/files.ts';
export type * from './tables/identity.ts';
export type * from './tables/jobs.ts';
export type * from './tables/notifications.ts';
export type * from './tables/pay.ts';
export type * from './tables/payments.ts';
export type * from './tables/shop-catalogue.ts';
export type * from './tables/shop-orders.ts';
export type * from './tables/stocks-contests.ts';
export type * from './tables/stocks-data.ts';
export type * from './tables/stocks-market.ts';
export type * from './tables/tickets-sales.ts';
export type * from './tables/tickets-shows.ts';
export type * from './tables/trips.ts';
export type * from './tables/trips-around.ts';
export type * from './tables/trips-places.ts';
export type * from './tables/waiting-room.ts';

/**
 * The tables as Kysely sees them, a file for each owner. Only the owner's `queries.ts` and `views.ts`
 * touch a table. Times are epoch milliseconds, amounts integers of the smallest unit, JSON is text.
 */
export interface Tables
  extends EngineTables,
    AccountsTables,
    PayTables,
    CouponsTables,
    IdentityTables,
    NotificationsTables,
    FilesTables,
    PaymentsTables,
    JobsTables,
    ShopCatalogueTables,
    ShopOrdersTables,
    TicketsShowsTables,
    TicketsSalesTables,
    WaitingRoomTables,
    StocksMarketTables,
    StocksDataTables,
    StocksContestsTables,
    TripsTables,
    TripsPlacesTables,
    TripsAroundTables {}
