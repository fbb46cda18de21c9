import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { TicketsHoldsTable, TicketsOccupancyTable } from '../../../db/schema.ts';
import type { Command } from '../../../engine/index.ts';
import { emptyState, prefetchForUse } from '../../coupons/index.ts';
import { emptyLedger, prefetchLedger } from '../../pay/index.ts';
import { noVisits, prefetchVisits } from '../../waiting-room/index.ts';
import { prefetchScans } from '../entry/rows.ts';
import type { TicketsInput } from '../input.ts';
import { loadReservations } from '../reservations/queries.ts';
import type { Shows } from '../shows/index.ts';
import type { TicketsState } from '../state.ts';
import { loadOwned } from './owned.ts';
import { HOLD_COLUMNS, holdOf, OCCUPANCY_COLUMNS, occupancyOf } from './rows.ts';
import { readSales } from './sales.ts';
import { loadWaiters } from './waiters.ts';
import { type Wanted, wantedBy } from './wanted.ts';

export interface Reading {
  readonly plansOf: Shows['plansOf'];
  /** False for looking without a promise: a quote, a preview. */
  readonly lock: boolean;
}

export const emptyTickets = (): TicketsState => ({
  rounds: new Map(),
  holds: new Map(),
  owned: new Map(),
  reservations: new Map(),
  tickets: new Map(),
  refunds: new Map(),
  waiters: new Map(),
  blocks: new Map(),
  visits: noVisits(),
  coupons: emptyState(),
  ledger: emptyLedger(),
  newSteps: [],
  scales: [],
  endedTickets: [],
  newCallOffs: [],
  scans: new Map(),
});

/**
 * Loads all that a batch of the lane `tickets` touches. Order of locks: waiting rooms and visits, the rounds' anchors,
 * coupon campaigns, coupons, then the money. All else of a round hangs on its anchor and is read under it without a lock.
 */
export async function prefetchTickets(
  tx: Executor,
  commands: readonly Command<TicketsInput>[],
  plansOf: Shows['plansOf'],
): Promise<TicketsState> {
  const wanted = wantedBy(commands);
  const visits = wanted.visits.length > 0 ? await prefetchVisits(tx, wanted.visits) : noVisits();
  const state = await loadTickets(tx, wanted, { plansOf, lock: true });
  const scans = await prefetchScans(tx, commands);
  const { walletIds, transferIds, at } = wanted;
  const isAboutMoney = walletIds.size > 0 || transferIds.size > 0;
  const ledger = isAboutMoney ? await prefetchLedger(tx, { walletIds, transferIds, at }) : state.ledger;
  return { ...state, visits, scans, ledger };
}

/** Loads all but visits, looks at the door, and the money: for the lane, and for a batch of payments. */
export async function loadTickets(tx: Executor, wanted: Wanted, reading: Reading): Promise<TicketsState> {
  const state = emptyTickets();
  await loadRounds(tx, state, wanted, reading);
  if (wanted.holdIds.size > 0) await loadHolds(tx, state, wanted, wanted.holdIds);
  if (wanted.reservationIds.size > 0 || wanted.seats.length > 0) {
    await loadReservations(tx, state, wanted);
    const unpaid = new Set<string>();
    for (const { holdId } of state.reservations.values()) {
      if (holdId !== null && !state.holds.has(holdId)) unpaid.add(holdId);
    }
    if (unpaid.size > 0) await loadHolds(tx, state, wanted, unpaid);
  }
  if (wanted.waiters.length > 0 || wanted.freeing.size > 0) await loadWaiters(tx, state, wanted);
  if (wanted.members.length > 0) await loadOwned(tx, state, wanted);
  if (wanted.couponIds.size > 0) await prefetchForUse(tx, state.coupons, [...wanted.couponIds]);
  return state;
}

/** The anchors first: what is read of a round afterwards is what was committed before. */
async function loadRounds(
  tx: Executor,
  state: TicketsState,
  { roundIds }: Wanted,
  { plansOf, lock }: Reading,
): Promise<void> {
  const anchors = await selectMany<TicketsOccupancyTable>(
    tx,
    { table: 'tickets_occupancy', columns: OCCUPANCY_COLUMNS, keys: ['round_id'], index: 'PRIMARY', lock },
    Array.from(roundIds, (id) => [id]),
  );
  const sales = await readSales(tx, roundIds, plansOf);
  for (const row of anchors) {
    const sale = sales.get(row.round_id);
    if (sale) state.rounds.set(row.round_id, { ...sale, occupancy: occupancyOf(row) });
  }
}

/** Holds hang on their round: of other rounds none is loaded. */
async function loadHolds(
  tx: Executor,
  state: TicketsState,
  wanted: Wanted,
  ids: ReadonlySet<string>,
): Promise<void> {
  const rows = await selectMany<TicketsHoldsTable>(
    tx,
    { table: 'tickets_holds', columns: HOLD_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    Array.from(ids, (id) => [id]),
  );
  for (const row of rows) {
    if (!state.rounds.has(row.round_id)) continue;
    const hold = holdOf(row);
    state.holds.set(hold.id, hold);
    // Also a payment may be for what was offered.
    if (hold.kind !== 'hold') wanted.waiters.push([hold.roundId, hold.accountId]);
    if (hold.reservationId !== null) wanted.reservationIds.add(hold.reservationId);
  }
}
