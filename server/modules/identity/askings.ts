import type { Executor } from '../../db/dialect.ts';

/** Whether the member wants a passkey asked for after the password. In force while they have a passkey. */
export async function isAskedForPasskey(executor: Executor, accountId: string): Promise<boolean> {
  const row = await executor
    .selectFrom('identity_passkey_askings')
    .select('since')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function askForPasskey(tx: Executor, accountId: string, at: number): Promise<void> {
  await tx.insertInto('identity_passkey_askings').values({ account_id: accountId, since: at }).execute();
}

export async function stopAskingForPasskey(tx: Executor, accountId: string): Promise<void> {
  await tx.deleteFrom('identity_passkey_askings').where('account_id', '=', accountId).execute();
}
