import { type Executor, insertMany, selectMany, updateMany } from '../../server/db/dialect.ts';
import type { Database } from '../../server/db/open.ts';
import type { BatchOptions } from '../../server/engine/batch.ts';
import {
  type Command,
  type Decision,
  Lane,
  type LaneDependencies,
  type LaneLimits,
  type LaneObserver,
  type LaneWork,
  refused,
} from '../../server/engine/index.ts';
import { idMaker } from '../../server/lib/id.ts';

/**
 * A module as small as can be, for tests of the engine alone: shelves with a stock, taken from one by one.
 * It lives in the consumers table, so that the engine's tests need no table of their own.
 */
export interface ShelfInput {
  readonly shelf: string;
  readonly take: number;
  /** decide throws for it. */
  readonly broken?: boolean;
  /** It is refused, and finds that the shelf was closed meanwhile. */
  readonly late?: boolean;
  /** write fails for the whole batch that holds it. */
  readonly poison?: boolean;
}
export interface ShelfState {
  readonly stock: Map<string, number>;
  poisoned: boolean;
}

/** @param gate what a batch waits for before it reads, so that others gather meanwhile */
const shelfWork = (gate?: () => Promise<void>): LaneWork<ShelfInput, ShelfState> => ({
  name: 'shelves',
  prefetch: async (tx, commands) => {
    await gate?.();
    const rows = await selectMany<{ name: string; position: number }>(
      tx,
      { table: 'consumers', columns: ['name', 'position'], keys: ['name'], index: 'PRIMARY', lock: true },
      commands.map(({ input }) => [input.shelf]),
    );
    return { stock: new Map(rows.map((row) => [row.name, row.position])), poisoned: false };
  },
  decide: takeFromShelf,
  write: async (tx, state) => {
    if (state.poisoned) throw new Error('this batch cannot be written');
    await updateMany(
      tx,
      'consumers',
      ['name'],
      ['position'],
      [...state.stock].map(([name, n]) => [n, name]),
    );
  },
});

function takeFromShelf(state: ShelfState, { input }: Command<ShelfInput>): Decision {
  if (input.broken) throw new Error('a broken invariant');
  const closed = { name: 'shelf.closed', key: input.shelf, data: {} };
  if (input.late) return { ...refused('shelf.late'), events: [closed] };
  const left = state.stock.get(input.shelf);
  if (left === undefined) return refused('shelf.unknown');
  if (left < input.take) return refused('shelf.empty', { left });
  state.stock.set(input.shelf, left - input.take);
  if (input.poison) state.poisoned = true;
  return {
    accepted: true,
    result: { left: left - input.take },
    events: [{ name: 'shelf.taken', key: input.shelf, data: { take: input.take } }],
  };
}

export const stockShelf = (tx: Executor, shelf: string, stock: number): Promise<void> =>
  insertMany(tx, 'consumers', ['name', 'position'], [[shelf, stock]]);

export async function readStock(database: Database, shelf: string): Promise<number> {
  const row = await database.reader
    .selectFrom('consumers')
    .select('position')
    .where('name', '=', shelf)
    .executeTakeFirstOrThrow();
  return row.position;
}

export const quiet: LaneObserver = {
  batch: () => undefined,
  decision: () => undefined,
  rejection: () => undefined,
  failure: () => undefined,
};

export const testIds = idMaker(Date.now, Math.random);

export interface ShelfLaneOptions {
  readonly limits?: Partial<LaneLimits>;
  readonly observer?: Partial<LaneObserver>;
  readonly gate?: () => Promise<void>;
  readonly batchOptions?: BatchOptions;
  readonly makeId?: () => string;
  readonly committed?: LaneDependencies['committed'];
  readonly now?: () => number;
}

export const shelfLane = (database: Database, options: ShelfLaneOptions = {}) =>
  new Lane(shelfWork(options.gate), {
    database,
    limits: { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000, ...options.limits },
    observer: { ...quiet, ...options.observer },
    makeId: options.makeId ?? testIds,
    now: options.now ?? (() => performance.now()),
    committed: options.committed ?? (() => undefined),
    ...(options.batchOptions && { batchOptions: options.batchOptions }),
  });

/** A command of a member; without a key it carries its own id, as at admission. */
export function take(input: ShelfInput, key?: string, accountId = 'member'): Command<ShelfInput> {
  const id = testIds();
  return {
    id,
    at: Date.now(),
    accountId,
    key: key ?? id,
    name: 'shelf.take',
    input,
    fingerprint: key === undefined ? '' : `${input.shelf}:${input.take}`,
  };
}
