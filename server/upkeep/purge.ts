import { type Conditions, deleteMany, type Executor, type Table } from '../db/dialect.ts';
import type { Value } from '../db/rows.ts';
import type { PlacedRow, Stretch } from '../db/stretch.ts';
import type { Job, JobRun } from '../jobs/job.ts';
import { createSourceJob, type Found, type Source, stretchSource } from './source.ts';

/** Rows that are deleted once they are old. */
export interface Shelf extends Source {
  readonly table: Table;
  /** The columns of the primary key, all of which stand in the order. */
  readonly key: readonly string[];
  /** What must still be true of a row when it is deleted, in a run that began at `at`. */
  judge(at: number): Conditions;
  /** What else is to be done when these rows go, before it, in the same transaction. */
  before?: BeforeDeletion;
}

type BeforeDeletion = (tx: Executor, rows: readonly PlacedRow[]) => Promise<void>;

export interface Purge {
  readonly name: string;
  readonly schedule: string;
  readonly shelves: readonly Shelf[];
  /** What else goes into the transaction of a page. */
  readonly note?: (tx: Executor, items: readonly Found[]) => Promise<void>;
  readonly finish?: (run: JobRun) => Promise<void>;
}

const PAGE = 500;
/** So that the database has nine tenths of its time for others. */
const PER_SECOND = 5_000;

/** Old rows that lie in a stretch of an index, by which they are found. */
export const shelfOf = (
  table: Table,
  {
    name,
    key = ['id'],
    stretch,
    before,
  }: {
    readonly name: string;
    readonly key?: readonly string[];
    readonly stretch: (at: number) => Omit<Stretch, 'table'>;
    readonly before?: BeforeDeletion;
  },
): Shelf => ({
  ...stretchSource(name, (at) => ({ table, ...stretch(at) })),
  table,
  key,
  judge: stretch,
  ...(before && { before }),
});

/** A job that deletes what is old. A row is judged anew when it is deleted: what was prolonged meanwhile stays. */
export const createPurge = ({ name, schedule, shelves, note, finish }: Purge): Job<Found> =>
  createSourceJob({
    name,
    schedule,
    pageSize: PAGE,
    perSecond: PER_SECOND,
    sources: shelves,
    write: async (tx, items, { at }) => {
      for (const shelf of shelves) {
        const rows = items.filter(({ of }) => of === shelf.name).map(({ row }) => row);
        if (rows.length === 0) continue;
        await shelf.before?.(tx, rows);
        await deleteMany(tx, shelf.table, shelf.key, keysOf(rows, shelf.key), shelf.judge(at));
      }
      await note?.(tx, items);
    },
    ...(finish && { finish }),
  });

/** In ascending order, which is also the order of the locks. */
const keysOf = (rows: readonly PlacedRow[], columns: readonly string[]): Value[][] =>
  rows
    .map((row) => columns.map((column) => row[column] ?? null))
    .sort((a, b) => {
      const i = a.findIndex((value, column) => value !== b[column]);
      return i < 0 ? 0 : a[i]! < b[i]! ? -1 : 1;
    });
