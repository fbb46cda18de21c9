import { type Executor, run, skipLockedClause } from '../../../db/dialect.ts';
import { appendEvents } from '../../../events/outbox.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { TicketsDependencies } from '../parts.ts';
import { freeUntil } from '../reservations/scale.ts';
import { nextPeople, type Told } from './people.ts';

const NAME = 'tickets-moves';
const EVERY_MS = 1_000;
/** People in one transaction. */
const PAGE = 200;

type Parts = Pick<TicketsDependencies, 'database' | 'makeId' | 'now'>;

interface Due {
  readonly round_id: string;
  readonly at: number;
  readonly from_at: number;
  readonly to_at: number;
  readonly told_to: string;
  readonly told: number;
}

/**
 * Tells page by page, by their accounts' ids, everybody who holds something of a round that was moved. What is said and how far
 * it has come is one commit: nobody is told twice, and whoever is killed on the way is followed by another instance.
 */
export function createMoveNews({ database, makeId, now }: Parts): Round {
  return {
    name: NAME,
    everyMs: EVERY_MS,
    run: async () => {
      if ((await dueOne(database.reader, now(), '')) === null) return false;
      return database.transact(async (tx) => {
        const move = await dueOne(tx, now(), skipLockedClause(tx));
        return move !== null && tellPage(tx, move, { at: now(), batchId: makeId() });
      });
    },
  };
}

/** The oldest first: who was moved twice is told in the order in which it happened. */
async function dueOne(executor: Executor, at: number, lock: string): Promise<Due | null> {
  const [row] = await run<Due>(
    executor,
    `select round_id, at, from_at, to_at, told_to, told from tickets_round_moves where next_at <= ? ` +
      `order by next_at limit 1${lock}`,
    [at],
  );
  return row ?? null;
}

async function tellPage(
  tx: Executor,
  move: Due,
  { at, batchId }: { readonly at: number; readonly batchId: string },
): Promise<boolean> {
  const show = await showOf(tx, move.round_id);
  // Nobody is told when to come to what does not take place, or has begun.
  const isOver = show?.status !== 'scheduled' || move.to_at <= at;
  const page = isOver
    ? { last: null, told: [] }
    : await nextPeople(tx, move.round_id, { at: move.at, after: move.told_to, limit: PAGE });
  const next =
    page.last === null
      ? { next_at: null, done_at: at }
      : { told_to: page.last, told: move.told + page.told.length };
  if (show && page.told.length > 0) {
    const events = page.told.map((told) => ({ ...eventFor(move, show, told), at, by: batchId }));
    await appendEvents(tx, { batchId, lane: NAME, at, events });
  }
  await tx
    .updateTable('tickets_round_moves')
    .set(next)
    .where('round_id', '=', move.round_id)
    .where('at', '=', move.at)
    .execute();
  return true;
}

interface Show {
  readonly performanceId: string;
  readonly status: string;
  readonly title: Localized;
}

async function showOf(tx: Executor, roundId: string): Promise<Show | null> {
  const row = await tx
    .selectFrom('tickets_rounds as r')
    .innerJoin('tickets_performances as p', 'p.id', 'r.performance_id')
    .select(['r.performance_id', 'r.status', 'p.title_ko', 'p.title_en'])
    .where('r.id', '=', roundId)
    .executeTakeFirst();
  if (!row) return null;
  const { performance_id: performanceId, status } = row;
  return { performanceId, status, title: { ko: row.title_ko, en: row.title_en || row.title_ko } };
}

function eventFor(move: Due, { performanceId, title }: Show, { hasPaid, ...told }: Told) {
  const { round_id: roundId, at: movedAt, from_at: startedAt, to_at: startsAt } = move;
  const until = hasPaid ? freeUntil({ boughtAt: movedAt - 1, movedAt, startsAt }) : null;
  const times = { startedAt, startsAt, freeUntil: until };
  return {
    name: 'tickets.round-moved',
    key: roundId,
    data: { roundId, performanceId, title, ...times, ...told },
  };
}
