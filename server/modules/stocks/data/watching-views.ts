import type { Executor } from '../../../db/dialect.ts';
import type { AlertView } from './schemas.ts';
import { alertShown } from './watching.ts';
import { alertOf } from './watching-rows.ts';

/** What a member watches, in their order. */
export async function watchedBy(executor: Executor, accountId: string): Promise<string[]> {
  const rows = await executor
    .selectFrom('stocks_watchlist')
    .select('symbol')
    .where('account_id', '=', accountId)
    .orderBy('place')
    .execute();
  return rows.map(({ symbol }) => symbol);
}

/** Whether a member watches a symbol. */
export async function isWatched(executor: Executor, accountId: string, symbol: string): Promise<boolean> {
  const row = await executor
    .selectFrom('stocks_watchlist')
    .select('place')
    .where('account_id', '=', accountId)
    .where('symbol', '=', symbol)
    .executeTakeFirst();
  return row !== undefined;
}

/** A member's alerts, the newest first. */
export async function alertsOf(executor: Executor, accountId: string): Promise<AlertView[]> {
  const rows = await executor
    .selectFrom('stocks_alerts')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => alertShown(alertOf(row)));
}

/** What a member watches and waits for, for the file that they may take with them. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  return {
    stocksWatched: await watchedBy(executor, accountId),
    stocksAlerts: await alertsOf(executor, accountId),
  };
}

/** Takes away what somebody watched. Lists and alerts hang on the member's anchor, which goes first. */
export async function onErase(tx: Executor, accountId: string): Promise<void> {
  await tx.deleteFrom('stocks_watchers').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('stocks_watchlist').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('stocks_alerts').where('account_id', '=', accountId).execute();
}
