import type { Executor } from '../../db/dialect.ts';
import type { ReceiptsTable } from '../../db/schema.ts';
import { listReceipts, readReceipt } from '../../engine/receipts.ts';
import { idCursor, type Page, pageOf } from '../../http/page.ts';
import type { Receipt } from './schemas.ts';

const show = (row: ReceiptsTable): Receipt => ({
  receiptId: row.id,
  accountId: row.account_id,
  key: row.key,
  command: row.command,
  outcome: row.code === null ? 'accepted' : 'refused',
  code: row.code,
  result: JSON.parse(row.result) as Record<string, unknown>,
  at: new Date(row.at).toISOString(),
});

/**
 * A page of an account's attempts at whatever service, newest first, refusals included.
 * @throws ProblemError request.invalid-cursor
 */
export async function receiptPage(
  executor: Executor,
  accountId: string,
  query: { outcome?: 'accepted' | 'refused'; cursor?: string; limit: number },
): Promise<Page<Receipt>> {
  const rows = await listReceipts(executor, accountId, {
    ...(query.outcome && { outcome: query.outcome }),
    before: idCursor(query.cursor),
    limit: query.limit + 1,
  });
  return pageOf(rows, query.limit, (row) => row.id, show);
}

/**
 * A receipt by its number; null for somebody else's, which is answered like one that does not exist.
 * @param viewer the account that asks, or null for an operator
 */
export async function findReceipt(
  executor: Executor,
  receiptId: string,
  viewer: string | null,
): Promise<Receipt | null> {
  const row = await readReceipt(executor, receiptId);
  return row && (viewer === null || viewer === row.account_id) ? show(row) : null;
}
