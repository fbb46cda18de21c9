import type { Executor } from '../db/dialect.ts';
import type { Value } from '../db/rows.ts';
import { countUpTo, type PlacedRow, type Stretch, selectAfter, standsAt } from '../db/stretch.ts';
import type { Job, JobRun } from '../jobs/job.ts';

/** Beyond it the progress has no end: counting more would be work of its own. */
const COUNTED_AT_MOST = 1_000_000;

/** Where a job finds rows that it has to work on. */
export interface Source {
  /** Among the job's sources; part of the keys of its rows. */
  readonly name: string;
  /** The columns that say where a row stands in the order of `read`. */
  readonly order: readonly string[];
  /** The rows after a place, in order; fewer than `limit` at the end. */
  read(
    executor: Executor,
    after: readonly Value[] | null,
    limit: number,
    run: JobRun,
  ): Promise<readonly PlacedRow[]>;
  /** Whether there is still something to do at a place. */
  isThere(executor: Executor, place: readonly Value[], run: JobRun): Promise<boolean>;
  /** How many rows there are, counted up to a bound; 0 where it is not worth counting. */
  count(executor: Executor, run: JobRun, atMost: number): Promise<number>;
}

/** A row to work on. */
export interface Found {
  /** The name of its source. */
  readonly of: string;
  readonly row: PlacedRow;
}

/** @param stretch the rows to work on in a run that began at `at`, epoch milliseconds */
export const stretchSource = (name: string, stretch: (at: number) => Stretch): Source => ({
  name,
  order: stretch(0).order,
  read: (executor, after, limit, { at }) => selectAfter(executor, stretch(at), after, limit),
  isThere: (executor, place, { at }) => standsAt(executor, stretch(at), place),
  count: (executor, { at }, atMost) => countUpTo(executor, stretch(at), atMost),
});

export interface SourceJob
  extends Pick<Job<Found>, 'name' | 'schedule' | 'pageSize' | 'perSecond' | 'act' | 'write' | 'finish'> {
  /** One after the other. */
  readonly sources: readonly Source[];
}

/** A job whose rows come from sources: its reading, its keys and its count. */
export function createSourceJob({ sources, ...rest }: SourceJob): Job<Found> {
  const byName = new Map(sources.map((source) => [source.name, source]));
  return {
    ...rest,
    keyOf: ({ of, row }) => JSON.stringify([of, ...byName.get(of)!.order.map((column) => row[column])]),

    async read(executor, after, limit, run) {
      const [begun, ...place] = after === null ? [null] : placeOf(after);
      const first = sources.findIndex(({ name }) => name === begun);
      const found: Found[] = [];
      for (const source of sources.slice(Math.max(0, first))) {
        if (found.length === limit) break;
        const from = source.name === begun ? place : null;
        const rows = await source.read(executor, from, limit - found.length, run);
        for (const row of rows) found.push({ of: source.name, row });
      }
      return found;
    },

    async find(executor, keys, run) {
      const found: Found[] = [];
      for (const key of keys) {
        const [of, ...place] = placeOf(key);
        const source = byName.get(of);
        if (!source || !(await source.isThere(executor, place, run))) continue;
        found.push({ of, row: Object.fromEntries(source.order.map((column, i) => [column, place[i]!])) });
      }
      return found;
    },

    async count(executor, run) {
      let total = 0;
      for (const source of sources) total += await source.count(executor, run, COUNTED_AT_MOST);
      return total < COUNTED_AT_MOST ? total : null;
    },
  };
}

const placeOf = (key: string): [string, ...Value[]] => JSON.parse(key) as [string, ...Value[]];
