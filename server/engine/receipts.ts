import { type Executor, insertMany, selectMany } from '../db/dialect.ts';
import type { ReceiptsTable } from '../db/schema.ts';
import type { Command, Decision } from './types.ts';

const COLUMNS = ['id', 'account_id', 'key', 'command', 'fingerprint', 'code', 'result', 'at'] as const;

/** One account's key: what a second attempt is recognised by. */
export const slotOf = (command: { accountId: string; key: string }): string =>
  `${command.accountId}/${command.key}`;

/** A command whose caller sent no key carries its own id, which nothing else can carry. */
export const isKeyed = (command: Command): boolean => command.key !== command.id;

/**
 * Reads the stored answers to these attempts, by slot.
 * @param commands the attempts; those without a key of their caller are skipped
 */
export async function findReceipts(
  tx: Executor,
  commands: readonly Command[],
): Promise<Map<string, ReceiptsTable>> {
  const keyed = commands.filter(isKeyed).map((command) => [command.accountId, command.key]);
  const rows = await selectMany<ReceiptsTable>(
    tx,
    { table: 'receipts', columns: COLUMNS, keys: ['account_id', 'key'], index: 'account_id', lock: false },
    keyed,
  );
  return new Map(rows.map((row) => [slotOf({ accountId: row.account_id, key: row.key }), row]));
}

/** Stores the answers, in order of slot so that two instances never wait for each other in a circle. */
export async function insertReceipts(
  tx: Executor,
  decided: readonly { command: Command; decision: Decision }[],
): Promise<void> {
  const rows = decided.map(({ command, decision }) => [
    command.id,
    command.accountId,
    command.key,
    command.name,
    command.fingerprint,
    decision.accepted ? null : decision.code,
    JSON.stringify(decision.result),
    command.at,
  ]);
  rows.sort(bySlot);
  await insertMany(tx, 'receipts', COLUMNS, rows);
}

type ReceiptRow = readonly (string | number | null)[];

function bySlot(a: ReceiptRow, b: ReceiptRow): number {
  const left = a[1] === b[1] ? a[2] : a[1];
  const right = a[1] === b[1] ? b[2] : b[1];
  return left! < right! ? -1 : left! > right! ? 1 : 0;
}

/** The decision that a receipt keeps. */
export function decisionOf(receipt: ReceiptsTable): Decision {
  const result = JSON.parse(receipt.result) as Record<string, unknown>;
  return receipt.code === null ? { accepted: true, result } : { accepted: false, code: receipt.code, result };
}

/** One receipt by its number, or undefined. */
export function readReceipt(executor: Executor, id: string): Promise<ReceiptsTable | undefined> {
  return executor.selectFrom('receipts').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * An account's receipts, newest first.
 * @param page.outcome only acceptances or only refusals
 * @param page.before only receipts older than this one
 */
export async function listReceipts(
  executor: Executor,
  accountId: string,
  page: { outcome?: 'accepted' | 'refused'; before: string | null; limit: number },
): Promise<ReceiptsTable[]> {
  let query = executor.selectFrom('receipts').select('id').where('account_id', '=', accountId);
  if (page.before !== null) query = query.where('id', '<', page.before);
  if (page.outcome !== undefined) {
    query = query.where('code', page.outcome === 'accepted' ? 'is' : 'is not', null);
  }
  // Numbers first: they are read from the index of keys alone, and only a page of rows is fetched.
  const ids = await query.orderBy('id', 'desc').limit(page.limit).execute();
  const rows = await selectMany<ReceiptsTable>(
    executor,
    { table: 'receipts', columns: COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((row) => [row.id]),
  );
  return rows.sort((a, b) => (a.id < b.id ? 1 : -1));
}
