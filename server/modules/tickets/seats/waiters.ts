import { type Executor, run, selectMany } from '../../../db/dialect.ts';
import type { TicketsWaitlistTable } from '../../../db/schema.ts';
import { ownedKey, type TicketsState } from '../state.ts';
import { WAITER_COLUMNS, waiterOf } from './rows.ts';
import type { Wanted } from './wanted.ts';

/** So many of those who wait are asked in turn, at one time: each of them may want what has not become free. */
const ASKED_AT_ONCE = 500;

/** Loads those who are next where places may become free, and those whose wish a command is about; in order of turn. */
export async function loadWaiters(tx: Executor, state: TicketsState, wanted: Wanted): Promise<void> {
  const rows = await selectMany<TicketsWaitlistTable>(
    tx,
    {
      table: 'tickets_waitlist',
      columns: WAITER_COLUMNS,
      keys: ['round_id', 'account_id'],
      index: 'PRIMARY',
      lock: false,
    },
    wanted.waiters,
  );
  for (const roundId of wanted.freeing) {
    const round = state.rounds.get(roundId);
    if (!round || round.occupancy.waiters === 0) continue;
    const next = await readNext(tx, roundId);
    // Whoever has left the product has left its lists without a word.
    if (next.length < ASKED_AT_ONCE) round.occupancy.waiters = next.length;
    rows.push(...next);
    if (round.perMemberLimit === null) continue;
    for (const row of next) wanted.members.push([roundId, row.account_id]);
  }
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const row of rows) state.waiters.set(ownedKey(row.round_id, row.account_id), waiterOf(row));
}

const readNext = (tx: Executor, roundId: string): Promise<TicketsWaitlistTable[]> =>
  run<TicketsWaitlistTable>(
    tx,
    `select ${WAITER_COLUMNS.join(', ')} from tickets_waitlist
     where round_id = ? and status = 'waiting' order by id limit ${ASKED_AT_ONCE}`,
    [roundId],
  );
