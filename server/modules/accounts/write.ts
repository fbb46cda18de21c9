import { type Executor, insertMany, updateMany } from '../../db/dialect.ts';
import { forgetAddress, writeProofs } from './proof-queries.ts';
import { insertAccounts, type OpenWallets } from './queries.ts';
import type { AccountsState } from './state.ts';

/** What other modules do in the transaction in which an account comes or goes. */
export interface Neighbours {
  readonly openWallets: OpenWallets;
  readonly closeWallets: (tx: Executor, accountIds: readonly string[]) => Promise<void>;
  /** Takes the person off everything that modules keep beside the books. */
  readonly erase: (tx: Executor, accountId: string) => Promise<void>;
}

const CHANGING = [
  'email',
  'email_key',
  'name',
  'locale',
  'role',
  'password_hash',
  'email_verified_at',
  'password_changed_at',
  'status',
  'dormancy_warned_at',
  'dormant_at',
  'deleted_at',
  'picture_id',
] as const;

/** Writes the working state back: accounts with their wallets, sessions, proofs, consents, and who has gone. */
export async function writeAccounts(
  tx: Executor,
  state: AccountsState,
  neighbours: Neighbours,
): Promise<void> {
  await insertAccounts(tx, state.signedUp);
  await neighbours.openWallets(
    tx,
    state.signedUp.map((row) => ({ accountId: row.id, at: row.created_at })),
  );
  const changed = [...state.changed].sort().map((id) => {
    const row = state.accounts.get(id)!;
    return [...CHANGING.map((column) => row[column]), id];
  });
  await updateMany(tx, 'accounts', ['id'], CHANGING, changed);
  const ended = [...state.ended].sort().map(([id, at]) => [at, id]);
  await updateMany(tx, 'sessions', ['id'], ['ended_at'], ended);
  await insertMany(
    tx,
    'account_consents',
    ['account_id', 'document', 'command_id', 'version', 'agreed', 'at'],
    state.newConsents.map((c) => [c.account_id, c.document, c.command_id, c.version, c.agreed, c.at]),
  );
  await writeProofs(tx, state);
  await writeErased(tx, state, neighbours);
}

async function writeErased(tx: Executor, state: AccountsState, neighbours: Neighbours): Promise<void> {
  const gone = [...state.erased].sort();
  for (const [accountId, emailKey] of gone) {
    // Browsers and addresses of sign-ins are personal data too.
    await tx.deleteFrom('sessions').where('account_id', '=', accountId).execute();
    await forgetAddress(tx, accountId, emailKey);
    await neighbours.erase(tx, accountId);
  }
  if (gone.length > 0) {
    await neighbours.closeWallets(
      tx,
      gone.map(([accountId]) => accountId),
    );
  }
}
