import { createHmac } from 'node:crypto';
import { type Executor, insertMany } from '../../db/dialect.ts';

const HOW_MANY = 10;
const LENGTH = 10;
/** Crockford’s: nothing that looks like something else, for codes are written on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten codes of 50 bits each. */
export const newRecoveryCodes = (random: (bytes: number) => Buffer): string[] =>
  Array.from({ length: HOW_MANY }, () => {
    const text = [...random(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
    return `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`;
  });

/** As people type it: any case, with or without the hyphen, O for 0, I or L for 1. */
const plain = (code: string): string =>
  code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** What is stored. Keyed: 50 bits could be tried out by somebody who has the database alone. */
export const hashRecoveryCode = (key: Buffer, accountId: string, code: string): string =>
  createHmac('sha256', key)
    .update(`${accountId} ${plain(code)}`)
    .digest('base64url');

/** New codes in place of all the old ones. */
export async function replaceRecoveryCodes(
  tx: Executor,
  accountId: string,
  hashes: readonly string[],
  at: number,
): Promise<void> {
  await deleteRecoveryCodes(tx, accountId);
  await insertMany(
    tx,
    'identity_recovery_codes',
    ['account_id', 'code_hash', 'made_at', 'used_at'],
    [...hashes].sort().map((hash) => [accountId, hash, at, null]),
  );
}

/** Uses a code up. Of all that try at the same time, one is told true. */
export async function spendRecoveryCode(
  tx: Executor,
  accountId: string,
  hash: string,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity_recovery_codes')
    .set({ used_at: at })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function recoveryCodesLeft(executor: Executor, accountId: string): Promise<number> {
  const row = await executor
    .selectFrom('identity_recovery_codes')
    .select((is) => is.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.left ?? 0);
}

export async function deleteRecoveryCodes(tx: Executor, accountId: string): Promise<void> {
  await tx.deleteFrom('identity_recovery_codes').where('account_id', '=', accountId).execute();
}
