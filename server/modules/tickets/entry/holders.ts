import { type Executor, selectMany } from '../../../db/dialect.ts';
import { type PlacedRow, selectAfter, standsAt } from '../../../db/stretch.ts';
import { appendEvents, type RecordedEvent } from '../../../events/outbox.ts';
import type { Job, JobRun } from '../../../jobs/job.ts';
import { createSourceJob, type Found, type Source } from '../../../upkeep/index.ts';
import type { EntryParts } from './parts.ts';

const PAGE = 200;
const PER_SECOND = 500;
/** Of some days; those beyond are taken up by the next run. */
const MOST_ROUNDS = 10_000;
const ROUNDS = {
  table: 'tickets_rounds',
  index: 'tickets_rounds_starts',
  where: {},
  order: ['starts_at', 'id'],
} as const;
/** Whose name stands on what was sold to somebody without an account. */
const GUEST = /^guest:/;

type Mark = 'reminded_at' | 'nudged_at';

/** A round whose holders are told something, once. Times are epoch milliseconds. */
export interface ToldRound {
  readonly id: string;
  readonly performance_id: string;
  readonly starts_at: number;
}
/** Somebody with tickets of a round: told once, however many they have. */
export interface Holder {
  readonly accountId: string;
  readonly ticketId: string;
  readonly tickets: number;
}

export interface HoldersJob {
  readonly name: string;
  readonly schedule: string;
  /** Where a round keeps that its holders were told. */
  readonly mark: Mark;
  /** When the rounds begin whose holders are told in a run that began at `at`: from one moment up to, not including, another. */
  readonly between: (at: number) => readonly [from: number, until: number];
  /** What is said; a holder who need not be told is left out. */
  readonly say: (
    tx: Executor,
    told: readonly { readonly round: ToldRound; readonly holder: Holder }[],
  ) => Promise<readonly Pick<RecordedEvent, 'name' | 'key' | 'data'>[]>;
}

type Place = { round_id: string; seat_no: number };
type TicketRow = Place & { id: string; account_id: string };

/**
 * Tells everybody who holds tickets of some rounds, buyers or not. Tickets are gone through in the order of rounds and
 * places; a holder is told at the first of their places, so that several tickets are one notice.
 */
export function createHoldersJob(
  { database, makeId }: Pick<EntryParts, 'database' | 'makeId'>,
  { name, schedule, mark, between, say }: HoldersJob,
): Job<Found> {
  const due = async (executor: Executor, { at }: JobRun): Promise<ToldRound[]> => {
    const [from, until] = between(at);
    const stretch = { ...ROUNDS, atMost: { starts_at: until - 1 } };
    const ids = await selectAfter(executor, stretch, [from, ''], MOST_ROUNDS);
    const rows = await selectMany<ToldRound & { status: string } & Record<Mark, number | null>>(
      executor,
      {
        table: 'tickets_rounds',
        columns: ['id', 'performance_id', 'starts_at', 'status', mark],
        keys: ['id'],
        index: 'PRIMARY',
        lock: false,
      },
      ids.map(({ id }) => [id ?? '']),
    );
    return rows
      .filter((row) => row.status === 'scheduled' && row[mark] === null)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  const settle = async (tx: Executor, roundIds: readonly string[], at: number): Promise<void> => {
    for (const id of roundIds) {
      await tx
        .updateTable('tickets_rounds')
        .set({ [mark]: at })
        .where('id', '=', id)
        .execute();
    }
  };
  return createSourceJob({
    name,
    schedule,
    pageSize: PAGE,
    perSecond: PER_SECOND,
    sources: [ticketsOf(due)],
    write: async (tx, items, run) => {
      const places = items.map(({ row }) => row as unknown as Place);
      const wanted = new Set(places.map(({ round_id }) => round_id));
      const rounds = new Map((await due(tx, run)).map((round) => [round.id, round]));
      const told = (await firstPlaces(tx, places)).flatMap(({ roundId, holder }) => {
        const round = rounds.get(roundId);
        return round ? [{ round, holder }] : [];
      });
      const events = await say(tx, told);
      if (events.length > 0) {
        const batchId = makeId();
        const recorded = events.map((event) => ({ ...event, at: run.at, by: batchId }));
        await appendEvents(tx, { batchId, lane: name, at: run.at, events: recorded });
      }
      // The last round of a page may go on in the next one.
      wanted.delete(places.at(-1)?.round_id ?? '');
      await settle(tx, [...wanted], run.at);
    },
    finish: async (run) => {
      const left = await due(database.reader, run);
      if (left.length === 0) return;
      await database.transact((tx) =>
        settle(
          tx,
          left.map(({ id }) => id),
          run.at,
        ),
      );
    },
  });
}

/** All tickets of rounds, by round and place. */
function ticketsOf(due: (executor: Executor, run: JobRun) => Promise<ToldRound[]>): Source {
  const stretch = (roundId: string) => ({
    table: 'tickets_tickets' as const,
    index: 'PRIMARY',
    where: { round_id: roundId },
    atMost: {},
    order: ['seat_no'],
  });
  return {
    name: 'tickets',
    order: ['round_id', 'seat_no'],
    read: async (executor, after, limit, run) => {
      const found: PlacedRow[] = [];
      const [roundId = '', seat = -1] = (after ?? []) as [string?, number?];
      for (const { id } of await due(executor, run)) {
        if (id < roundId) continue;
        if (found.length === limit) break;
        const behind = id === roundId ? [seat] : null;
        const rows = await selectAfter(executor, stretch(id), behind, limit - found.length);
        for (const { seat_no } of rows) found.push({ round_id: id, seat_no: seat_no ?? 0 });
      }
      return found;
    },
    isThere: async (executor, place, run) => {
      const [roundId, seat] = place as [string, number];
      if (!(await due(executor, run)).some(({ id }) => id === roundId)) return false;
      return standsAt(executor, stretch(roundId), [seat]);
    },
    count: async (executor, run) => {
      let sold = 0;
      for (const { id } of await due(executor, run)) {
        const row = await executor
          .selectFrom('tickets_occupancy')
          .select('sold')
          .where('round_id', '=', id)
          .executeTakeFirst();
        sold += row?.sold ?? 0;
      }
      return sold;
    },
  };
}

/** Of some places those that are the first ones of their holders in their round. */
async function firstPlaces(
  tx: Executor,
  places: readonly Place[],
): Promise<{ readonly roundId: string; readonly holder: Holder }[]> {
  const columns = ['round_id', 'seat_no', 'id', 'account_id'] as const;
  const from = { table: 'tickets_tickets', columns, lock: false } as const;
  const rows = await selectMany<TicketRow>(
    tx,
    { ...from, keys: ['round_id', 'seat_no'], index: 'PRIMARY' },
    places.map(({ round_id, seat_no }) => [round_id, seat_no]),
  );
  const accountIds = [...new Set(rows.map((row) => row.account_id))].filter((id) => !GUEST.test(id));
  const all = await selectMany<TicketRow>(
    tx,
    { ...from, keys: ['account_id'], index: 'tickets_tickets_account' },
    accountIds.map((id) => [id]),
  );
  const wanted = new Set(rows.map(({ id }) => id));
  const byHolder = new Map<string, TicketRow[]>();
  for (const row of all) {
    const key = `${row.round_id}/${row.account_id}`;
    byHolder.set(key, [...(byHolder.get(key) ?? []), row]);
  }
  return [...byHolder.values()].flatMap((theirs) => {
    const first = theirs.reduce((a, b) => (a.seat_no <= b.seat_no ? a : b));
    if (!wanted.has(first.id)) return [];
    const holder = { accountId: first.account_id, ticketId: first.id, tickets: theirs.length };
    return [{ roundId: first.round_id, holder }];
  });
}
