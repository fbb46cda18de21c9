import type { Executor } from '../../db/dialect.ts';
import type { Localized } from '../../lib/localized.ts';

/** A reservation, for whoever keeps somebody's plans. Times are epoch milliseconds. */
export interface BookedShow {
  readonly id: string;
  readonly accountId: string;
  readonly performanceId: string;
  readonly title: Localized;
  readonly venue: Localized;
  readonly address: Localized;
  /** Degrees, WGS 84; null where the venue's are not known. */
  readonly spot: { readonly lat: number; readonly lng: number } | null;
  readonly startsAt: number;
  /** From beginning to end. */
  readonly minutes: number;
  readonly seats: number;
  /** What was paid, in won, and what of it was given back. */
  readonly total: number;
  readonly refunded: number;
  readonly status: 'awaiting-payment' | 'paid' | 'cancelled' | 'expired';
  /** The show does not take place. */
  readonly isCalledOff: boolean;
}
/** A round that can be booked. */
export interface OpenShow
  extends Omit<BookedShow, 'accountId' | 'seats' | 'total' | 'refunded' | 'status' | 'isCalledOff'> {
  /** The lowest price, in won; null where none is said. */
  readonly priceFrom: number | null;
}

const SHOW = [
  ...([
    'r.performance_id',
    'r.starts_at',
    'p.title_ko',
    'p.title_en',
    'p.minutes',
    'p.break_minutes',
  ] as const),
  ...(['v.name_ko', 'v.name_en', 'v.address_ko', 'v.address_en', 'v.latitude', 'v.longitude'] as const),
] as const;
const RESERVATION = [
  ...([
    'b.id',
    'b.account_id',
    'b.seat_lines',
    'b.total',
    'b.refunded',
    'b.status',
    'r.status as round',
  ] as const),
] as const;

const reservations = (executor: Executor) =>
  executor
    .selectFrom('tickets_reservations as b')
    .innerJoin('tickets_rounds as r', 'r.id', 'b.round_id')
    .innerJoin('tickets_performances as p', 'p.id', 'r.performance_id')
    .innerJoin('tickets_venues as v', 'v.id', 'p.venue_id')
    .select([...SHOW, ...RESERVATION]);
type ShowColumn =
  | ('performance_id' | 'starts_at' | 'title_ko' | 'title_en' | 'minutes' | 'break_minutes')
  | ('name_ko' | 'name_en' | 'address_ko' | 'address_en' | 'latitude' | 'longitude');
type Row = Awaited<ReturnType<ReturnType<typeof reservations>['execute']>>[number];

const showOf = (row: Pick<Row, ShowColumn>) => ({
  performanceId: row.performance_id,
  title: { ko: row.title_ko, en: row.title_en },
  venue: { ko: row.name_ko, en: row.name_en },
  address: { ko: row.address_ko, en: row.address_en },
  spot: row.latitude === null || row.longitude === null ? null : { lat: row.latitude, lng: row.longitude },
  startsAt: row.starts_at,
  minutes: row.minutes + row.break_minutes,
});
const bookedOf = (row: Row): BookedShow => ({
  ...showOf(row),
  ...{ id: row.id, accountId: row.account_id, total: row.total, refunded: row.refunded, status: row.status },
  seats: (JSON.parse(row.seat_lines) as unknown[]).length,
  isCalledOff: row.round === 'cancelled',
});

/** Reservations in bulk, whosever they are: who asks may show of them what they may. */
export async function reservationsById(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, BookedShow>> {
  if (ids.length === 0) return new Map();
  const rows = await reservations(executor).where('b.id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, bookedOf(row)]));
}

/** A member's latest reservations, the newest first. */
export async function reservationsOf(
  executor: Executor,
  accountId: string,
  limit: number,
): Promise<BookedShow[]> {
  const rows = await reservations(executor)
    .where('b.account_id', '=', accountId)
    .where('b.status', 'in', ['awaiting-payment', 'paid'])
    .orderBy('b.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(bookedOf);
}

/**
 * Rounds that begin in a span of time and can be booked now, by their beginning. All times are epoch milliseconds.
 * @param span half-open
 */
export async function openRoundsBetween(
  executor: Executor,
  span: { readonly from: number; readonly until: number },
  at: number,
  limit: number,
): Promise<OpenShow[]> {
  const rows = await executor
    .selectFrom('tickets_rounds as r')
    .innerJoin('tickets_performances as p', 'p.id', 'r.performance_id')
    .innerJoin('tickets_venues as v', 'v.id', 'p.venue_id')
    .select([...SHOW, 'r.id', 'p.price_from'])
    .where('r.starts_at', '>=', Math.max(span.from, at))
    .where('r.starts_at', '<', span.until)
    .where('r.status', '=', 'scheduled')
    .where('r.sale_from', '<=', at)
    .where('r.sale_until', '>', at)
    .where('p.status', '=', 'published')
    .orderBy('r.starts_at')
    .orderBy('r.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...showOf(row), id: row.id, priceFrom: row.price_from }));
}
