import type {
  TicketsHoldsTable,
  TicketsOccupancyTable,
  TicketsPerformancesTable,
  TicketsRoundsTable,
  TicketsWaitlistTable,
} from '../../../db/schema.ts';
import type { SeatPlan } from '../maps/seat-plan.ts';
import type { Hold, Occupancy, RoundOnSale, Waiter } from '../state.ts';

export const OCCUPANCY_COLUMNS = [
  ...(['round_id', 'states', 'sequence', 'capacity', 'held', 'sold', 'blocked', 'waiters', 'clock'] as const),
] as const;
export const ROUND_COLUMNS = [
  ...([
    'id',
    'performance_id',
    'map_id',
    'starts_at',
    'sale_from',
    'sale_until',
    'prices',
    'status',
  ] as const),
  ...(['per_member_limit', 'hold_ms', 'hold_cap_ms', 'spares_orphans', 'moved_at'] as const),
] as const;
export const PERFORMANCE_COLUMNS = ['id', 'title_ko', 'title_en', 'status'] as const;
export const HOLD_COLUMNS = [
  ...(['id', 'round_id', 'account_id', 'kind', 'seats', 'reservation_id', 'expires_at', 'cap_at'] as const),
  ...(['next_at', 'created_at'] as const),
] as const;
export const WAITER_COLUMNS = [
  ...(['round_id', 'account_id', 'id', 'quantity', 'grades', 'is_together', 'status', 'hold_id'] as const),
  'changed_at',
] as const;

export type RoundRow = Pick<TicketsRoundsTable, (typeof ROUND_COLUMNS)[number]>;
export type PerformanceRow = Pick<TicketsPerformancesTable, (typeof PERFORMANCE_COLUMNS)[number]>;

export const occupancyOf = (row: TicketsOccupancyTable): Occupancy => ({
  states: Buffer.from(row.states, 'latin1'),
  sequence: row.sequence,
  capacity: row.capacity,
  held: row.held,
  sold: row.sold,
  blocked: row.blocked,
  waiters: row.waiters,
  clock: row.clock,
  touched: false,
});

/** A round without its places. */
export const roundFacts = (
  row: RoundRow,
  { performance, plan }: { readonly performance: PerformanceRow; readonly plan: SeatPlan },
): Omit<RoundOnSale, 'occupancy'> => ({
  id: row.id,
  performanceId: row.performance_id,
  title: { ko: performance.title_ko, en: performance.title_en },
  isPublished: performance.status === 'published',
  startsAt: row.starts_at,
  movedAt: row.moved_at,
  saleFrom: row.sale_from,
  saleUntil: row.sale_until,
  prices: JSON.parse(row.prices) as Record<string, number>,
  status: row.status,
  perMemberLimit: row.per_member_limit,
  holdMs: row.hold_ms,
  holdCapMs: row.hold_cap_ms,
  sparesOrphans: row.spares_orphans === 1,
  plan,
});

/** Places as a hold's row has them. */
export const seatsOf = (text: string): number[] => text.split(',').map(Number);

export const holdOf = (row: TicketsHoldsTable): Hold => ({
  id: row.id,
  roundId: row.round_id,
  accountId: row.account_id,
  kind: row.kind,
  seats: seatsOf(row.seats),
  reservationId: row.reservation_id,
  expiresAt: row.expires_at,
  capAt: row.cap_at,
  createdAt: row.created_at,
  change: 'none',
});

export const holdValues = (hold: Hold) => [
  hold.id,
  hold.roundId,
  hold.accountId,
  hold.kind,
  hold.seats.join(','),
  hold.reservationId,
  hold.expiresAt,
  hold.capAt,
  hold.expiresAt,
  hold.createdAt,
];

export const waiterOf = (row: TicketsWaitlistTable): Waiter => ({
  id: row.id,
  roundId: row.round_id,
  accountId: row.account_id,
  quantity: row.quantity,
  grades: row.grades === null ? null : (JSON.parse(row.grades) as string[]),
  isTogether: row.is_together === 1,
  status: row.status,
  holdId: row.hold_id,
  changedAt: row.changed_at,
  change: 'none',
});

/** In the order of `WAITER_COLUMNS`, behind the key's two columns. */
export const waiterFacts = ({ id, quantity, grades, isTogether, status, holdId, changedAt }: Waiter) => [
  ...[id, quantity, grades && JSON.stringify(grades), isTogether ? 1 : 0],
  ...[status, holdId, changedAt],
];
