import { type Executor, lockClause, run, selectMany } from '../../../db/dialect.ts';
import type { ShopImportsTable } from '../../../db/tables/shop-catalogue.ts';
import { type Command, type Decision, type LaneWork, refused } from '../../../engine/index.ts';
import { requestRun } from '../../../jobs/index.ts';
import type { MakeId } from '../../../lib/id.ts';

export const IMPORT_JOB = 'shop.import';

export type ImportInput =
  | {
      readonly kind: 'start';
      readonly fileName: string;
      readonly encoding: string;
      readonly isDryRun: boolean;
      readonly reason: string;
      /** Rows of the file. */
      readonly total: number;
    }
  | { readonly kind: 'stop'; readonly importId: string; readonly reason: string };

/** The working copy of what a batch of the lane `shop-imports` touches. */
export interface ImportsState {
  /** The one that waits or runs; there is one at a time. */
  unfinished: ShopImportsTable | null;
  readonly imports: Map<string, ShopImportsTable>;
  started: { readonly row: ShopImportsTable } | null;
  readonly stopped: Set<ShopImportsTable>;
}

const COLUMNS = [
  ...['id', 'by_id', 'file_name', 'encoding', 'reason', 'is_dry_run', 'status', 'total', 'done', 'created'],
  ...['updated', 'unchanged', 'failed', 'created_at', 'ended_at'],
];

/** Starting and stopping imports: the rows of a file are staged before, and done by the job after. */
export const importsLane = (makeId: MakeId): LaneWork<ImportInput, ImportsState> => ({
  name: 'shop-imports',
  prefetch: prefetchImports,
  decide: decideImport,
  write: (tx, state) => writeImports(tx, state, makeId),
});

/** The job's row is the anchor: it is locked first, and whoever holds it knows which import is unfinished. */
async function prefetchImports(
  tx: Executor,
  commands: readonly Command<ImportInput>[],
): Promise<ImportsState> {
  await run(tx, `select name from jobs where name = ?${lockClause(tx)}`, [IMPORT_JOB]);
  const unfinished = await unfinishedImport(tx);
  const ids = commands.flatMap(({ input }) => (input.kind === 'stop' ? [input.importId] : []));
  const rows = await selectMany<ShopImportsTable>(
    tx,
    { table: 'shop_imports', columns: COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    ids.map((id) => [id]),
  );
  return {
    unfinished,
    imports: new Map(rows.map((row) => [row.id, row])),
    started: null,
    stopped: new Set(),
  };
}

/** The import that waits or runs; null when there is none. */
export async function unfinishedImport(executor: Executor): Promise<ShopImportsTable | null> {
  const row = await executor
    .selectFrom('shop_imports')
    .selectAll()
    .where('status', 'in', ['running', 'waiting'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

function decideImport(state: ImportsState, command: Command<ImportInput>): Decision {
  const { input } = command;
  return input.kind === 'start' ? start(state, command, input) : stop(state, command, input);
}

function start(
  state: ImportsState,
  { id, at, accountId }: Command,
  input: Extract<ImportInput, { kind: 'start' }>,
): Decision {
  if (state.unfinished) return refused('shop.import-running', { importId: state.unfinished.id });
  const { fileName, encoding, isDryRun, reason, total } = input;
  const row: ShopImportsTable = {
    ...{ id, by_id: accountId, file_name: fileName, encoding, reason, is_dry_run: isDryRun ? 1 : 0 },
    ...{ status: 'waiting', total, done: 0, created: 0, updated: 0, unchanged: 0, failed: 0 },
    ...{ created_at: at, ended_at: null },
  };
  state.unfinished = row;
  state.started = { row };
  const details = { fileName, encoding, isDryRun, total };
  return {
    accepted: true,
    result: { importId: id },
    audit: { action: 'shop.import', subject: id, reason, details },
  };
}

/** What was done stays done; to stop what has ended changes nothing. */
function stop(
  state: ImportsState,
  { at }: Command,
  { importId, reason }: Extract<ImportInput, { kind: 'stop' }>,
): Decision {
  const row = state.imports.get(importId);
  if (!row) return refused('shop.import-not-found');
  const result = { importId };
  if (row.status !== 'waiting' && row.status !== 'running') return { accepted: true, result };
  row.status = 'stopped';
  row.ended_at = at;
  state.stopped.add(row);
  if (state.unfinished?.id === importId) state.unfinished = null;
  const details = { done: row.done, total: row.total };
  return {
    accepted: true,
    result,
    audit: { action: 'shop.stop-import', subject: importId, reason, details },
  };
}

async function writeImports(tx: Executor, { started, stopped }: ImportsState, makeId: MakeId): Promise<void> {
  for (const { id, status, ended_at } of stopped) {
    await tx.updateTable('shop_imports').set({ status, ended_at }).where('id', '=', id).execute();
  }
  if (!started) return;
  const { row } = started;
  await tx.insertInto('shop_imports').values(row).execute();
  const wanted = {
    runId: makeId(),
    cause: 'operator',
    by: row.by_id,
    retryId: null,
    at: row.created_at,
  } as const;
  // A run that is just ending does not see it: the next minute does.
  await requestRun(tx, IMPORT_JOB, wanted);
}
