import { type Executor, insertMany, selectMany, updateMany } from '../../db/dialect.ts';
import type { AccountsTable } from '../../db/schema.ts';
import type { Command } from '../../engine/index.ts';
import { type AccountInput, type AccountsState, emptyState } from './domain.ts';

const ACCOUNT_COLUMNS = [
  'id',
  'email',
  'email_key',
  'name',
  'password_hash',
  'role',
  'locale',
  'created_at',
  'last_active_at',
] as const;

/** A wallet to open: one for each new account, in the transaction that makes the account. */
export interface WalletOpening {
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}
export type OpenWallets = (tx: Executor, rows: readonly WalletOpening[]) => Promise<void>;

/** Loads what the commands touch: e-mails first, then accounts under lock by id, then their sessions. */
export async function prefetchAccounts(
  tx: Executor,
  commands: readonly Command<AccountInput>[],
): Promise<AccountsState> {
  const state = emptyState();
  const emailKeys = commands.flatMap(({ input }) => (input.kind === 'sign-up' ? [input.emailKey] : []));
  // Not locked: a free address has no row, and a lock on an absent key is a gap lock. UNIQUE decides a race.
  for (const [emailKey, id] of await idsByEmail(tx, emailKeys)) state.idsByEmail.set(emailKey, id);
  await lockAccounts(tx, state, commands);
  await loadSessions(tx, state, commands);
  return state;
}

async function lockAccounts(
  tx: Executor,
  state: AccountsState,
  commands: readonly Command<AccountInput>[],
): Promise<void> {
  const ids = new Set<string>();
  for (const { accountId, input } of commands) {
    if (input.kind !== 'sign-up') ids.add(accountId);
    if (input.kind === 'change-role') ids.add(input.accountId);
  }
  if (ids.size === 0) return;
  // Only rows that exist may be locked, and all admins are: two demotions at once must see each other.
  const existing = (await selectAccountColumns<{ id: string }>(tx, ['id'], [...ids])).map(({ id }) => id);
  if (commands.some(({ input }) => input.kind === 'change-role')) {
    const admins = await tx.selectFrom('accounts').select('id').where('role', '=', 'admin').execute();
    for (const { id } of admins) existing.push(id);
  }
  for (const row of await lockRows(tx, existing)) state.accounts.set(row.id, row);
}

const lockRows = (tx: Executor, ids: readonly string[]): Promise<AccountsTable[]> =>
  selectMany<AccountsTable>(
    tx,
    { table: 'accounts', columns: ACCOUNT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    ids.map((id) => [id]),
  );

/** One account under lock: the anchor of its sessions. Only for an id that is known to exist. */
export async function lockAccount(tx: Executor, id: string): Promise<AccountsTable | undefined> {
  const [row] = await lockRows(tx, [id]);
  return row;
}

async function loadSessions(
  tx: Executor,
  state: AccountsState,
  commands: readonly Command<AccountInput>[],
): Promise<void> {
  const ending = commands.filter(({ input }) => ['change-password', 'end-sessions'].includes(input.kind));
  const ids = ending.map(({ accountId }) => accountId).filter((id) => state.accounts.has(id));
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
    ids.map((id) => [id]),
  );
  for (const row of rows) {
    if (row.ended_at !== null) continue;
    const live = state.liveSessions.get(row.account_id) ?? new Set();
    state.liveSessions.set(row.account_id, live.add(row.id));
  }
}

/** Writes the working state back: new accounts with their wallets, changed accounts, ended sessions. */
export async function writeAccounts(
  tx: Executor,
  state: AccountsState,
  openWallets: OpenWallets,
): Promise<void> {
  await insertAccounts(tx, state.signedUp);
  await openWallets(
    tx,
    state.signedUp.map((row) => ({ accountId: row.id, at: row.created_at })),
  );
  const changed = [...state.changed].sort().map((id) => {
    const { name, locale, role, password_hash } = state.accounts.get(id)!;
    return [name, locale, role, password_hash, id];
  });
  await updateMany(tx, 'accounts', ['id'], ['name', 'locale', 'role', 'password_hash'], changed);
  const ended = [...state.ended].sort().map(([id, at]) => [at, id]);
  await updateMany(tx, 'sessions', ['id'], ['ended_at'], ended);
}

/**
 * Inserts accounts in bulk; their wallets are the caller's business.
 * @throws the driver's error when an e-mail key is taken (see `isDuplicate`)
 */
export async function insertAccounts(tx: Executor, rows: readonly AccountsTable[]): Promise<void> {
  // In order of e-mail, so that two instances never wait for each other's new addresses in a circle.
  const sorted = [...rows].sort((a, b) => (a.email_key < b.email_key ? -1 : 1));
  await insertMany(
    tx,
    'accounts',
    ACCOUNT_COLUMNS,
    sorted.map((row) => ACCOUNT_COLUMNS.map((column) => row[column])),
  );
}

async function idsByEmail(executor: Executor, emailKeys: readonly string[]): Promise<Map<string, string>> {
  const found = await byEmail(executor, emailKeys);
  return new Map([...found].map(([emailKey, { id }]) => [emailKey, id]));
}

/**
 * Finds accounts by e-mail, in bulk.
 * @param emailKeys as `emailKeyOf` makes them
 * @returns e-mail key → account, only those that exist
 */
export async function byEmail(
  executor: Executor,
  emailKeys: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const rows = await selectMany<{ id: string; name: string; email_key: string }>(
    executor,
    {
      table: 'accounts',
      columns: ['id', 'name', 'email_key'],
      keys: ['email_key'],
      index: 'email_key',
      lock: false,
    },
    emailKeys.map((emailKey) => [emailKey]),
  );
  return new Map(rows.map(({ id, name, email_key }) => [email_key, { id, name }]));
}

/**
 * Finds accounts by id, in bulk.
 * @returns id → account, only those that exist
 */
export async function byId(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string; email: string }>> {
  const rows = await selectAccountColumns<{ id: string; name: string; email: string }>(
    executor,
    ['id', 'name', 'email'],
    ids,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function selectAccountColumns<R>(
  executor: Executor,
  columns: readonly string[],
  ids: readonly string[],
): Promise<R[]> {
  return selectMany<R>(
    executor,
    { table: 'accounts', columns, keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
}

/** One whole account row, or undefined. */
export function findAccount(executor: Executor, id: string): Promise<AccountsTable | undefined> {
  return executor.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One whole account row by its e-mail key, or undefined. */
export function findAccountByEmail(executor: Executor, emailKey: string): Promise<AccountsTable | undefined> {
  return executor.selectFrom('accounts').selectAll().where('email_key', '=', emailKey).executeTakeFirst();
}
