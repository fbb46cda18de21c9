import { transactAgain } from '../../../db/again.ts';
import { deleteMany, type Executor, insertMany, lockClause, run, selectMany } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { ShopImportRowsTable, ShopImportsTable } from '../../../db/tables/shop-catalogue.ts';
import { appendAudit } from '../../../events/audit.ts';
import type { Job } from '../../../jobs/job.ts';
import { firstIdAt, type MakeId } from '../../../lib/id.ts';
import { createPurge, type Found, shelfOf } from '../../../upkeep/index.ts';
import type { PictureFiles } from '../catalogue/queries.ts';
import { applyItems, type Outcome } from './applying.ts';
import { COLUMNS } from './columns.ts';
import { IMPORT_JOB, unfinishedImport } from './commands.ts';
import type { RowFault } from './faults.ts';
import type { StagedItem } from './wish.ts';

const PAGE = 50;
const PER_SECOND = 500;
const DAY_MS = 86_400_000;
/** What was staged and never done, and what was wrong with rows. */
const KEPT_MS = 90 * DAY_MS;

export interface ImportJobDependencies {
  readonly database: Database;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly files: PictureFiles;
}

/** One product of a file. */
type Item = Pick<ShopImportRowsTable, 'import_id' | 'item_no'>;

const keyOf = ({ import_id: id, item_no: no }: Item): string => `${id}/${String(no).padStart(8, '0')}`;
const ofKey = (key: string): Item => {
  const [id = '', no = '0'] = key.split('/');
  return { import_id: id, item_no: Number(no) };
};

/**
 * Does the unfinished import, some products at a time. What is done leaves the staged rows in the same commit, so each
 * is done once, whoever is killed, and however often a run begins anew. The schedule finds what no run was asked for.
 */
export function importJob(deps: ImportJobDependencies): Job<Item> {
  return {
    name: IMPORT_JOB,
    schedule: '* * * * *',
    pageSize: PAGE,
    perSecond: PER_SECOND,
    keyOf,
    count: async (executor) => {
      const current = await unfinishedImport(executor);
      return current ? countItems(executor, current.id) : 0;
    },
    read: async (executor, after, limit) => {
      const current = await unfinishedImport(executor);
      if (!current) return [];
      const last = after === null ? null : ofKey(after);
      return executor
        .selectFrom('shop_import_rows')
        .select(['import_id', 'item_no'])
        .where('import_id', '=', current.id)
        .where('item_no', '>', last?.import_id === current.id ? last.item_no : 0)
        .orderBy('item_no')
        .limit(limit)
        .execute();
    },
    find: (executor, keys) => stagedItems(executor, keys.map(ofKey), ['import_id', 'item_no']),
    write: (tx, items) => doItems(tx, items, deps),
    finish: async () => {
      const current = await unfinishedImport(deps.database.reader);
      if (current) await transactAgain(deps.database, (tx) => giveUp(tx, current.id, deps));
    },
  };
}

async function countItems(executor: Executor, importId: string): Promise<number> {
  const { count } = await executor
    .selectFrom('shop_import_rows')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

const stagedItems = <Row extends Item>(
  executor: Executor,
  items: readonly Item[],
  columns: readonly (keyof ShopImportRowsTable)[],
): Promise<Row[]> =>
  selectMany<Row>(
    executor,
    {
      table: 'shop_import_rows',
      columns,
      keys: ['import_id', 'item_no'],
      index: 'PRIMARY',
      lock: false,
    },
    items.map((item) => [item.import_id, item.item_no]),
  );

/** Under the lock of the import: an operator may have stopped it. */
async function doItems(tx: Executor, items: readonly Item[], deps: ImportJobDependencies): Promise<void> {
  const current = await lockImport(tx, items[0]!.import_id);
  if (current?.status !== 'waiting' && current?.status !== 'running') return;
  const own = items.filter((item) => item.import_id === current.id);
  const staged = await stagedItems<ShopImportRowsTable>(tx, own, ['import_id', 'item_no', 'data']);
  staged.sort((a, b) => a.item_no - b.item_no);
  const products = staged.map(({ data }) => JSON.parse(data) as StagedItem);
  const results = await applyItems(tx, products, {
    accountId: current.by_id,
    reason: current.reason,
    isDryRun: current.is_dry_run === 1,
    at: deps.now(),
    makeId: deps.makeId,
    files: deps.files,
  });
  await settle(
    tx,
    current,
    staged,
    results.map((result, i) => ({ ...result, rows: products[i]!.rows.length })),
    deps,
  );
}

async function lockImport(tx: Executor, id: string): Promise<ShopImportsTable | undefined> {
  const [row] = await run<ShopImportsTable>(tx, `select * from shop_imports where id = ?${lockClause(tx)}`, [
    id,
  ]);
  return row;
}

interface Settled {
  readonly outcome: Outcome;
  readonly faults: readonly RowFault[];
  readonly rows: number;
}

/** Notes what became of items, and the end of the import with its last one. */
async function settle(
  tx: Executor,
  current: ShopImportsTable,
  items: readonly Item[],
  results: readonly Settled[],
  { makeId, now }: ImportJobDependencies,
): Promise<void> {
  await noteFaults(
    tx,
    current.id,
    results.flatMap(({ faults }) => faults),
  );
  await deleteMany(
    tx,
    'shop_import_rows',
    ['import_id', 'item_no'],
    items.map((item) => [item.import_id, item.item_no]),
    { where: {}, atMost: {} },
  );
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  const rowsOf = (some: readonly Settled[]) => some.reduce((sum, { rows }) => sum + rows, 0);
  const isOver = (await countItems(tx, current.id)) === 0;
  const counts = {
    done: current.done + rowsOf(results),
    created: current.created + count('created'),
    updated: current.updated + count('updated'),
    unchanged: current.unchanged + count('unchanged'),
    failed: current.failed + rowsOf(results.filter(({ outcome }) => outcome === 'failed')),
  };
  const at = now();
  const status = isOver ? ('done' as const) : ('running' as const);
  await tx
    .updateTable('shop_imports')
    .set({ ...counts, status, ended_at: isOver ? at : null })
    .where('id', '=', current.id)
    .execute();
  if (!isOver) return;
  const note = { action: 'shop.import-ended', subject: current.id, reason: current.reason };
  const details = { ...counts, isDryRun: current.is_dry_run === 1 };
  await appendAudit(tx, [{ id: makeId(), at, actorId: current.by_id, ...note, details }]);
}

async function noteFaults(tx: Executor, importId: string, faults: readonly RowFault[]): Promise<void> {
  const numbers = new Map<number, number>();
  const rows = faults.toSorted(inOrder).map(({ row, field, code, value }) => {
    const no = (numbers.get(row) ?? 0) + 1;
    numbers.set(row, no);
    return [importId, row, no, field, code, value];
  });
  const columns = ['import_id', 'row_no', 'fault_no', 'field', 'code', 'value'];
  await insertMany(tx, 'shop_import_errors', columns, rows);
}

/** As they stand in the file. */
const inOrder = (a: RowFault, b: RowFault): number => a.row - b.row || placeOf(a) - placeOf(b);
const placeOf = ({ field }: RowFault): number => COLUMNS.findIndex(({ key }) => key === field);

/** Items that could not be done, alone or among others, are failures of the job: the import ends without them. */
async function giveUp(tx: Executor, importId: string, deps: ImportJobDependencies): Promise<void> {
  const current = await lockImport(tx, importId);
  if (current?.status !== 'running' && current?.status !== 'waiting') return;
  const staged = await tx
    .selectFrom('shop_import_rows')
    .selectAll()
    .where('import_id', '=', importId)
    .orderBy('item_no')
    .limit(PAGE)
    .execute();
  const failed = await tx
    .selectFrom('job_failures')
    .select('item_key')
    .where('job', '=', IMPORT_JOB)
    .where('item_key', 'in', ['', ...staged.map(keyOf)])
    .execute();
  const keys = new Set(failed.map((row) => row.item_key));
  const lost = staged.filter((item) => keys.has(keyOf(item)));
  if (lost.length === 0) return;
  const results = lost.map(({ data }): Settled => {
    const { rows } = JSON.parse(data) as StagedItem;
    const faults = rows.map(({ no }): RowFault => ({ row: no, field: '', code: 'not-done', value: '' }));
    return { outcome: 'failed', faults, rows: rows.length };
  });
  await settle(tx, current, lost, results, deps);
}

/** Rows of imports that are long over, and those that were staged for nothing. */
export const purgeImports = (): Job<Found> =>
  createPurge({
    name: 'shop.purge-imports',
    schedule: '35 4 * * *',
    shelves: [
      shelfOf('shop_import_rows', {
        name: 'staged',
        key: ['import_id', 'item_no'],
        stretch: (at) => ({
          index: 'PRIMARY',
          where: {},
          atMost: { import_id: firstIdAt(Math.max(0, at - KEPT_MS)) },
          order: ['import_id', 'item_no'],
        }),
      }),
      shelfOf('shop_import_errors', {
        name: 'errors',
        key: ['import_id', 'row_no', 'fault_no'],
        stretch: (at) => ({
          index: 'PRIMARY',
          where: {},
          atMost: { import_id: firstIdAt(Math.max(0, at - KEPT_MS)) },
          order: ['import_id', 'row_no', 'fault_no'],
        }),
      }),
    ],
  });
