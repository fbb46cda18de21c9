import { type Executor, selectMany } from '../../db/dialect.ts';
import type { WebhooksTable } from '../../db/schema.ts';

const COLUMNS = [
  'id',
  'url',
  'events',
  'description',
  'status',
  'disabled_because',
  'failing_since',
  'secret',
  'previous_secret',
  'previous_until',
  'created_at',
] as const;

export const listWebhooks = (executor: Executor): Promise<WebhooksTable[]> =>
  executor.selectFrom('webhooks').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();

/** One webhook; with `lock`, only for an id that is known to exist. */
export async function findWebhook(
  executor: Executor,
  id: string,
  lock = false,
): Promise<WebhooksTable | undefined> {
  const [row] = await selectMany<WebhooksTable>(
    executor,
    { table: 'webhooks', columns: COLUMNS, keys: ['id'], index: 'PRIMARY', lock },
    [[id]],
  );
  return row;
}

export const insertWebhook = (tx: Executor, row: WebhooksTable) =>
  tx.insertInto('webhooks').values(row).execute();

export const updateWebhook = (tx: Executor, id: string, values: Partial<Omit<WebhooksTable, 'id'>>) =>
  tx.updateTable('webhooks').set(values).where('id', '=', id).execute();

export const deleteWebhook = (tx: Executor, id: string) =>
  tx.deleteFrom('webhooks').where('id', '=', id).execute();
