import type { Executor } from '../../db/dialect.ts';
import type { IdentityPasskeysTable } from '../../db/schema.ts';
import { isoOrNull } from '../../lib/iso.ts';
import { hashOf } from './flows.ts';
import type { Passkey } from './schemas.ts';

export const passkeysOf = (executor: Executor, accountId: string): Promise<IdentityPasskeysTable[]> =>
  executor
    .selectFrom('identity_passkeys')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();

/** @param credentialId as the browser says it, base64url */
export const findPasskey = (
  executor: Executor,
  credentialId: string,
): Promise<IdentityPasskeysTable | undefined> =>
  executor
    .selectFrom('identity_passkeys')
    .selectAll()
    .where('credential_hash', '=', hashOf(credentialId))
    .executeTakeFirst();

/** @throws the driver's error when the credential is registered already */
export async function insertPasskey(
  tx: Executor,
  passkey: Omit<IdentityPasskeysTable, 'credential_hash'>,
): Promise<void> {
  await tx
    .insertInto('identity_passkeys')
    .values({ ...passkey, credential_hash: hashOf(passkey.credential_id) })
    .execute();
}

/**
 * Notes a use. The counter is compared once more, under the row's lock: of two uses with the same count one is a copy.
 * @returns false when it was used meanwhile
 */
export async function countUse(
  tx: Executor,
  passkey: IdentityPasskeysTable,
  counter: number,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity_passkeys')
    .set({ counter, last_used_at: at })
    .where('id', '=', passkey.id)
    .where('counter', '=', passkey.counter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A passkey as its owner sees it. */
export const passkeyOf = (row: IdentityPasskeysTable): Passkey => ({
  passkeyId: row.id,
  name: row.name,
  synced: row.synced === 1,
  createdAt: new Date(row.created_at).toISOString(),
  lastUsedAt: isoOrNull(row.last_used_at),
});
