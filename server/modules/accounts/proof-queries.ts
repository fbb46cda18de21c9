import { type Executor, insertMany, selectMany, updateMany } from '../../db/dialect.ts';
import type { AccountProofsTable, AccountSignUpsTable } from '../../db/schema.ts';
import { MAX_ATTEMPTS } from './proofs.ts';
import type { AccountsState } from './state.ts';

const PROOF_COLUMNS = [
  'id',
  'purpose',
  'subject',
  'account_id',
  'email',
  'email_key',
  'locale',
  'genuine',
  'created_at',
  'code_expires_at',
  'link_expires_at',
  'attempts',
  'used_at',
] as const;
const SIGN_UP_COLUMNS = [
  'id',
  'email',
  'email_key',
  'name',
  'password_hash',
  'locale',
  'consents',
  'created_at',
  'expires_at',
] as const;
/** A longer list of ids may be planned as a scan, which would lock the table. */
const DELETE_AT_MOST = 100;

const selectProofs = (executor: Executor, ids: readonly string[], lock: boolean) =>
  selectMany<AccountProofsTable>(
    executor,
    { table: 'account_proofs', columns: PROOF_COLUMNS, keys: ['id'], index: 'PRIMARY', lock },
    ids.map((id) => [id]),
  );
const selectSignUps = (executor: Executor, ids: readonly string[], lock: boolean) =>
  selectMany<AccountSignUpsTable>(
    executor,
    { table: 'account_sign_ups', columns: SIGN_UP_COLUMNS, keys: ['id'], index: 'PRIMARY', lock },
    ids.map((id) => [id]),
  );

export const readProofs = (executor: Executor, ids: readonly string[]) => selectProofs(executor, ids, false);
/** Only for ids that are known to exist. */
export const lockProofs = (tx: Executor, ids: readonly string[]) => selectProofs(tx, ids, true);
export const readSignUps = (executor: Executor, ids: readonly string[]) =>
  selectSignUps(executor, ids, false);
/** Only for ids that are known to exist. */
export const lockSignUps = (tx: Executor, ids: readonly string[]) => selectSignUps(tx, ids, true);

/** The newest proof of a subject, whose code is the one that counts; undefined when there is none. */
export function newestProof(
  executor: Executor,
  purpose: string,
  subject: string,
): Promise<AccountProofsTable | undefined> {
  return executor
    .selectFrom('account_proofs')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('subject', '=', subject)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The newest sign-up of an address that has not expired, or undefined. */
export function newestSignUp(
  executor: Executor,
  emailKey: string,
  at: number,
): Promise<AccountSignUpsTable | undefined> {
  return executor
    .selectFrom('account_sign_ups')
    .selectAll()
    .where('email_key', '=', emailKey)
    .where('expires_at', '>', at)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * When an address was last asked for proofs, oldest first.
 * @param since epoch milliseconds
 */
export async function askedSince(executor: Executor, emailKey: string, since: number): Promise<number[]> {
  const rows = await executor
    .selectFrom('account_proofs')
    .select('created_at')
    .where('email_key', '=', emailKey)
    .where('created_at', '>', since)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => row.created_at);
}

/**
 * Takes one of the attempts that a code has, before it is compared: attempts in parallel count too.
 * @returns how many were taken before; null when none is left
 */
export async function takeAttempt(tx: Executor, proofId: string): Promise<number | null> {
  const [proof] = await lockProofs(tx, [proofId]);
  if (!proof || proof.attempts >= MAX_ATTEMPTS) return null;
  await tx
    .updateTable('account_proofs')
    .set({ attempts: proof.attempts + 1 })
    .where('id', '=', proofId)
    .execute();
  return proof.attempts;
}

/** Writes what became of proofs and sign-ups. */
export async function writeProofs(tx: Executor, state: AccountsState): Promise<void> {
  await insertMany(
    tx,
    'account_sign_ups',
    SIGN_UP_COLUMNS,
    state.newSignUps.map((row) => SIGN_UP_COLUMNS.map((column) => row[column])),
  );
  await insertMany(
    tx,
    'account_proofs',
    PROOF_COLUMNS,
    state.newProofs.map((row) => PROOF_COLUMNS.map((column) => row[column])),
  );
  const used = [...state.usedProofs].sort().map((id) => [state.proofs.get(id)!.used_at, id]);
  await updateMany(tx, 'account_proofs', ['id'], ['used_at'], used);
  const prolonged = [...state.prolonged]
    .sort()
    .flatMap((id) => (state.signUps.has(id) ? [[state.signUps.get(id)!.expires_at, id]] : []));
  await updateMany(tx, 'account_sign_ups', ['id'], ['expires_at'], prolonged);
  await deleteSignUps(tx, [...state.completed].sort());
}

async function deleteSignUps(tx: Executor, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += DELETE_AT_MOST) {
    const part = ids.slice(from, from + DELETE_AT_MOST);
    await tx.deleteFrom('account_sign_ups').where('id', 'in', part).execute();
  }
}

/** Everything that an account's address was asked, and whatever waits for it. */
export async function forgetAddress(tx: Executor, accountId: string, emailKey: string): Promise<void> {
  await tx.deleteFrom('account_proofs').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('account_proofs').where('email_key', '=', emailKey).execute();
  await tx.deleteFrom('account_sign_ups').where('email_key', '=', emailKey).execute();
}
