import { type Executor, selectMany } from '../../db/dialect.ts';
import type { AccountConsentsTable } from '../../db/schema.ts';
import type { Command } from '../../engine/index.ts';
import { lockProofs, lockSignUps, readProofs, readSignUps } from './proof-queries.ts';
import { byEmail, lockRows, selectAccountColumns } from './queries.ts';
import type { TermsDocument } from './schemas.ts';
import { type AccountInput, type AccountsState, emptyState, type WalletToClose } from './state.ts';

type Commands = readonly Command<AccountInput>[];
/** Wallets that are to be closed, under lock, with what still hangs on them; given by Pay. */
export type WalletsToClose = (tx: Executor, ids: readonly string[]) => Promise<Map<string, WalletToClose>>;

/** Commands of people who have no account yet, or do not show which. */
const OF_GUESTS = new Set<AccountInput['kind']>([
  'sign-up',
  'resend-sign-up',
  'confirm-sign-up',
  'register',
  'start-proof',
]);

/**
 * Loads what the commands touch. Order of locks: accounts, proofs, sign-ups, then wallets. What says which
 * rows those are (whose a proof is, who has an address) is read before, without a lock.
 */
export async function prefetchAccounts(
  tx: Executor,
  commands: Commands,
  walletsToClose: WalletsToClose,
): Promise<AccountsState> {
  const state = emptyState();
  const { proofIds, signUpIds, emailKeys } = await findNamed(tx, commands);
  // Not locked: a free address has no row, and a lock on an absent key is a gap lock. UNIQUE decides a race.
  for (const [emailKey, { id, locale }] of await byEmail(tx, emailKeys)) {
    state.membersByEmail.set(emailKey, { id, locale });
  }
  await lockAccounts(tx, state, commands);
  await loadSessions(tx, state, commands);
  await loadConsents(tx, state, commands);
  for (const row of await lockProofs(tx, proofIds)) state.proofs.set(row.id, row);
  for (const row of await lockSignUps(tx, signUpIds)) state.signUps.set(row.id, row);
  const leaving = commands.flatMap(({ input, accountId }) =>
    input.kind === 'erase' && state.accounts.has(accountId) ? [accountId] : [],
  );
  if (leaving.length > 0) {
    for (const [id, wallet] of await walletsToClose(tx, leaving)) state.wallets.set(id, wallet);
  }
  return state;
}

/** Proofs, sign-ups and addresses that the commands name, directly or by way of each other; those that exist. */
async function findNamed(tx: Executor, commands: Commands) {
  const proofs = await readProofs(
    tx,
    commands.flatMap(({ input }) => ('proofId' in input && input.proofId !== null ? [input.proofId] : [])),
  );
  const signUps = await readSignUps(tx, [
    ...commands.flatMap(({ input }) => (input.kind === 'resend-sign-up' ? [input.signUpId] : [])),
    ...proofs.flatMap((proof) => (proof.purpose === 'sign-up' ? [proof.subject] : [])),
  ]);
  return {
    proofIds: proofs.map((row) => row.id),
    signUpIds: signUps.map((row) => row.id),
    emailKeys: [
      ...commands.flatMap(({ input }) => ('emailKey' in input ? [input.emailKey] : [])),
      ...proofs.map((row) => row.email_key),
      ...signUps.map((row) => row.email_key),
    ],
  };
}

async function lockAccounts(tx: Executor, state: AccountsState, commands: Commands): Promise<void> {
  const ids = new Set<string>();
  for (const { accountId, input } of commands) {
    if (!OF_GUESTS.has(input.kind)) ids.add(accountId);
    if (input.kind === 'change-role') ids.add(input.accountId);
  }
  if (ids.size === 0) return;
  // Only rows that exist may be locked, and all admins are: two demotions at once must see each other.
  const existing = (await selectAccountColumns<{ id: string }>(tx, ['id'], [...ids])).map(({ id }) => id);
  if (commands.some(({ input }) => input.kind === 'change-role' || input.kind === 'erase')) {
    const admins = await tx.selectFrom('accounts').select('id').where('role', '=', 'admin').execute();
    for (const { id } of admins) existing.push(id);
  }
  for (const row of await lockRows(tx, existing)) state.accounts.set(row.id, row);
}

const ENDING = new Set<AccountInput['kind']>(['change-password', 'reset-password', 'end-sessions', 'erase']);

async function loadSessions(tx: Executor, state: AccountsState, commands: Commands): Promise<void> {
  // No lock: the account's row, which every sign-in locks too, is the anchor.
  const rows = await selectMany<{ id: string; account_id: string; ended_at: number | null }>(
    tx,
    {
      table: 'sessions',
      columns: ['id', 'account_id', 'ended_at'],
      keys: ['account_id'],
      index: 'sessions_account',
      lock: false,
    },
    actorsOf(state, commands, ENDING),
  );
  for (const row of rows) {
    if (row.ended_at !== null) continue;
    const live = state.liveSessions.get(row.account_id) ?? new Set();
    state.liveSessions.set(row.account_id, live.add(row.id));
  }
}

const CONSENTING = new Set<AccountInput['kind']>(['give-consents']);

async function loadConsents(tx: Executor, state: AccountsState, commands: Commands): Promise<void> {
  const rows = await readConsents(
    tx,
    actorsOf(state, commands, CONSENTING).map(([id]) => id!),
  );
  for (const row of rows) {
    const said = state.consents.get(row.account_id) ?? new Map();
    said.set(row.document as TermsDocument, { version: row.version, agreed: row.agreed === 1 });
    state.consents.set(row.account_id, said);
  }
}

/** What members agreed to and took back, oldest first: the last of a document counts. */
export async function readConsents(
  executor: Executor,
  accountIds: readonly string[],
): Promise<AccountConsentsTable[]> {
  const rows = await selectMany<AccountConsentsTable>(
    executor,
    {
      table: 'account_consents',
      columns: ['account_id', 'document', 'command_id', 'version', 'agreed', 'at'],
      keys: ['account_id'],
      index: 'PRIMARY',
      lock: false,
    },
    accountIds.map((id) => [id]),
  );
  return rows.sort((a, b) => (a.command_id < b.command_id ? -1 : 1));
}

const actorsOf = (state: AccountsState, commands: Commands, kinds: ReadonlySet<string>): string[][] =>
  commands.flatMap(({ accountId, input }) =>
    kinds.has(input.kind) && state.accounts.has(accountId) ? [[accountId]] : [],
  );
