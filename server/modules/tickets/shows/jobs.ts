import { type Executor, selectMany, updateMany } from '../../../db/dialect.ts';
import { appendEvents } from '../../../events/outbox.ts';
import type { Job, JobRun } from '../../../jobs/job.ts';
import type { MakeId } from '../../../lib/id.ts';
import { createSourceJob, type Found, stretchSource } from '../../../upkeep/index.ts';
import { performanceChanged } from './events.ts';
import { readRounds } from './prefetch.ts';
import { roundOf } from './rows.ts';
import { type Span, spanOf } from './show.ts';

const DAY_MS = 86_400_000;
const SPAN_COLUMNS = ['sale_from', 'sale_until', 'first_at', 'last_at', 'price_from', 'price_to'] as const;

const idsOf = (items: readonly Found[]): string[] => items.map(({ row }) => String(row.id));
export const keysOf = (ids: readonly string[]): string[][] => ids.toSorted().map((id) => [id]);

/** Tells that performances have changed, in the transaction that changes them. */
export async function tell(tx: Executor, makeId: MakeId, at: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const batchId = makeId();
  const events = ids.map((id) => ({ ...performanceChanged(id), at, by: batchId }));
  await appendEvents(tx, { batchId, lane: 'tickets-shows', at, events });
}

export const lockPerformances = <T extends object>(
  tx: Executor,
  ids: readonly string[],
  columns: readonly string[],
) =>
  selectMany<T & { id: string; status: string; version: number; last_at: number | null }>(
    tx,
    {
      table: 'tickets_performances',
      columns: ['id', 'status', 'version', 'last_at', ...columns],
      keys: ['id'],
      index: 'PRIMARY',
      lock: true,
    },
    keysOf(ids),
  );

/** Performances of one status whose last round began before a time, the oldest first. */
export const lastBefore = (name: string, status: 'published' | 'ended', beforeMs: number) =>
  stretchSource(name, (at) => ({
    table: 'tickets_performances',
    index: 'tickets_performances_last',
    where: { status },
    atMost: { last_at: at - beforeMs },
    order: ['last_at', 'id'],
  }));

/** The day after its last round a performance is over. Nobody can book it since its last sale ended. */
export const endPerformances = (makeId: MakeId): Job<Found> =>
  createSourceJob({
    name: 'tickets.end-performances',
    schedule: '5 * * * *',
    pageSize: 200,
    perSecond: 500,
    sources: [lastBefore('published', 'published', DAY_MS)],
    write: async (tx, items, { at }) => {
      const rows = await lockPerformances(tx, idsOf(items), []);
      const over = rows.filter(
        ({ status, last_at: lastAt }) => status === 'published' && lastAt !== null && lastAt <= at - DAY_MS,
      );
      await updateMany(
        tx,
        'tickets_performances',
        ['id'],
        ['status', 'version', 'updated_at'],
        over.map(({ id, version }) => ['ended', version + 1, at, id]),
      );
      await tell(
        tx,
        makeId,
        at,
        over.map(({ id }) => id),
      );
    },
  });

/** What lists sort and show by: places sold of rounds to come, and the times and prices of rounds that are not called off. */
export const countPerformances = (makeId: MakeId): Job<Found> =>
  createSourceJob({
    name: 'tickets.count-performances',
    schedule: '*/10 * * * *',
    pageSize: 50,
    perSecond: 200,
    sources: [
      stretchSource('published', () => ({
        table: 'tickets_performances',
        index: 'tickets_performances_state',
        where: { status: 'published' },
        atMost: {},
        order: ['id'],
      })),
    ],
    write: (tx, items, run) => recount(tx, idsOf(items), run, makeId),
  });

type Counted = Record<(typeof SPAN_COLUMNS)[number], number | null> & { sold: number };

async function recount(tx: Executor, ids: readonly string[], { at }: JobRun, makeId: MakeId): Promise<void> {
  const rows = await lockPerformances<Counted>(tx, ids, [...SPAN_COLUMNS, 'sold']);
  const rounds = (await readRounds(tx, ids)).map(roundOf);
  const taken = await selectMany<{ round_id: string; sold: number }>(
    tx,
    {
      table: 'tickets_occupancy',
      columns: ['round_id', 'sold'],
      keys: ['round_id'],
      index: 'PRIMARY',
      lock: false,
    },
    rounds.filter(({ facts }) => facts.startsAt > at).map(({ id }) => [id]),
  );
  const soldOf = new Map(taken.map((row) => [row.round_id, row.sold]));
  const spans = new Map<string, Span | null>();
  const changed: (string | number | null)[][] = [];
  for (const row of rows) {
    const own = rounds.filter(({ performanceId }) => performanceId === row.id);
    const span = spanOf(own);
    const sold = own.reduce((sum, { id }) => sum + (soldOf.get(id) ?? 0), 0);
    const values = spanValues(span);
    const isMoved = SPAN_COLUMNS.some((column, i) => row[column] !== values[i]);
    if (isMoved) spans.set(row.id, span);
    if (isMoved || sold !== row.sold) changed.push([...values, sold, row.id]);
  }
  await updateMany(tx, 'tickets_performances', ['id'], [...SPAN_COLUMNS, 'sold'], changed);
  await tell(tx, makeId, at, [...spans.keys()]);
}

const spanValues = (span: Span | null): (number | null)[] => [
  ...[span?.saleFrom ?? null, span?.saleUntil ?? null, span?.firstAt ?? null, span?.lastAt ?? null],
  ...[span?.priceFrom ?? null, span?.priceTo ?? null],
];
