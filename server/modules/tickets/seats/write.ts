import { deleteMany, type Executor, insertMany, updateMany } from '../../../db/dialect.ts';
import { writeCoupons } from '../../coupons/index.ts';
import { writeLedger } from '../../pay/index.ts';
import { writeVisits } from '../../waiting-room/index.ts';
import { writeScans } from '../entry/rows.ts';
import { writeReservations } from '../reservations/queries.ts';
import type { Hold, TicketsState, Waiter } from '../state.ts';
import { HOLD_COLUMNS, holdValues, WAITER_COLUMNS, waiterFacts } from './rows.ts';

const ANY = { where: {}, atMost: {} };

/** Writes all changes of the working state, in bulk. */
export async function writeTickets(tx: Executor, state: TicketsState): Promise<void> {
  await writeVisits(tx, state.visits);
  await writeTicketsRows(tx, state);
  await writeLedger(tx, state.ledger);
}

/** Writes all but visits and the money, for a batch of payments, which has a ledger of its own. */
export async function writeTicketsRows(tx: Executor, state: TicketsState): Promise<void> {
  await writeOccupancy(tx, state);
  await writeHolds(tx, state);
  await writeReservations(tx, state);
  if (state.waiters.size > 0) await writeWaiters(tx, state);
  if (state.blocks.size > 0) await writeBlocks(tx, state);
  if (state.scans.size > 0) await writeScans(tx, state.scans);
  const { touchedCampaigns, touchedCoupons } = state.coupons;
  if (touchedCampaigns.size + touchedCoupons.size > 0) await writeCoupons(tx, state.coupons);
}

async function writeOccupancy(tx: Executor, { rounds }: TicketsState): Promise<void> {
  const rows = [];
  for (const { id, occupancy } of rounds.values()) {
    if (!occupancy.touched) continue;
    const { states, sequence, held, sold, blocked, waiters, clock } = occupancy;
    rows.push([states.toString('latin1'), sequence, held, sold, blocked, waiters, clock, id]);
  }
  const columns = ['states', 'sequence', 'held', 'sold', 'blocked', 'waiters', 'clock'];
  await updateMany(tx, 'tickets_occupancy', ['round_id'], columns, rows);
}

async function writeHolds(tx: Executor, { holds }: TicketsState): Promise<void> {
  const added: Hold[] = [];
  const changed: Hold[] = [];
  const gone: string[] = [];
  for (const hold of holds.values()) {
    if (hold.change === 'new') added.push(hold);
    else if (hold.change === 'changed') changed.push(hold);
    else if (hold.change === 'gone') gone.push(hold.id);
  }
  await deleteMany(
    tx,
    'tickets_holds',
    ['id'],
    gone.sort().map((id) => [id]),
    ANY,
  );
  await updateMany(
    tx,
    'tickets_holds',
    ['id'],
    ['kind', 'reservation_id', 'expires_at', 'next_at'],
    changed.map(({ id, kind, reservationId, expiresAt }) => [kind, reservationId, expiresAt, expiresAt, id]),
  );
  await insertMany(tx, 'tickets_holds', HOLD_COLUMNS, added.map(holdValues));
}

async function writeWaiters(tx: Executor, { waiters }: TicketsState): Promise<void> {
  const all = [...waiters.values()];
  const of = (change: Waiter['change']) => all.filter((waiter) => waiter.change === change);
  const [roundId, accountId, ...facts] = WAITER_COLUMNS;
  await updateMany(
    tx,
    'tickets_waitlist',
    [roundId, accountId],
    facts,
    of('changed').map((waiter) => [...waiterFacts(waiter), waiter.roundId, waiter.accountId]),
  );
  const rows = of('new').map((waiter) => [waiter.roundId, waiter.accountId, ...waiterFacts(waiter)]);
  await insertMany(tx, 'tickets_waitlist', WAITER_COLUMNS, rows);
}

/** What a place was blocked for is replaced, not changed. */
async function writeBlocks(tx: Executor, { blocks }: TicketsState): Promise<void> {
  const touched = [...blocks.values()].filter(({ change }) => change !== 'none');
  const keys = touched.map(({ roundId, seat }): [string, number] => [roundId, seat]);
  keys.sort(([a, x], [b, y]) => (a === b ? x - y : a < b ? -1 : 1));
  await deleteMany(tx, 'tickets_blocks', ['round_id', 'seat_no'], keys, ANY);
  const added = touched.filter(({ change }) => change === 'new');
  await insertMany(
    tx,
    'tickets_blocks',
    ['round_id', 'seat_no', 'reason', 'by_id', 'at'],
    added.map(({ roundId, seat, reason, by, at }) => [roundId, seat, reason, by, at]),
  );
}
