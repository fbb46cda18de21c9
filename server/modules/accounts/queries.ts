import { type Executor, insertMany, selectMany } from '../../db/dialect.ts';
import type { AccountsTable } from '../../db/schema.ts';

export const ACCOUNT_COLUMNS = [
  'id',
  'email',
  'email_key',
  'name',
  'password_hash',
  'role',
  'locale',
  'created_at',
  'last_active_at',
  'email_verified_at',
  'password_changed_at',
  'status',
  'dormancy_warned_at',
  'dormant_at',
  'deleted_at',
  'picture_id',
] as const;

/** What a new account may leave out: its address is not proven, and nothing has happened to it. */
const UNTOUCHED = {
  email_verified_at: null,
  password_changed_at: null,
  status: 'active',
  dormancy_warned_at: null,
  dormant_at: null,
  deleted_at: null,
  picture_id: null,
} as const satisfies Partial<AccountsTable>;
export type NewAccountRow = Omit<AccountsTable, keyof typeof UNTOUCHED> & Partial<AccountsTable>;

/** A wallet to open: one for each new account, in the transaction that makes the account. */
export interface WalletOpening {
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}
export type OpenWallets = (tx: Executor, rows: readonly WalletOpening[]) => Promise<void>;

/** Accounts under lock, in ascending order. Only for ids that are known to exist. */
export const lockRows = (tx: Executor, ids: readonly string[]): Promise<AccountsTable[]> =>
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

/**
 * Inserts accounts in bulk; their wallets are the caller's business.
 * @throws the driver's error when an e-mail key is taken (see `isDuplicate`)
 */
export async function insertAccounts(tx: Executor, rows: readonly NewAccountRow[]): Promise<void> {
  // In order of e-mail, so that two instances never wait for each other's new addresses in a circle.
  const sorted: AccountsTable[] = rows.map((row) => ({ ...UNTOUCHED, ...row }));
  sorted.sort((a, b) => (a.email_key < b.email_key ? -1 : 1));
  await insertMany(
    tx,
    'accounts',
    ACCOUNT_COLUMNS,
    sorted.map((row) => ACCOUNT_COLUMNS.map((column) => row[column])),
  );
}

/**
 * Finds accounts by e-mail, in bulk.
 * @param emailKeys as `emailKeyOf` makes them
 * @returns e-mail key → account, only those that exist
 */
export async function byEmail(
  executor: Executor,
  emailKeys: readonly string[],
): Promise<Map<string, { id: string; name: string; locale: 'ko' | 'en' }>> {
  const rows = await selectMany<Pick<AccountsTable, 'id' | 'name' | 'locale' | 'email_key'>>(
    executor,
    {
      table: 'accounts',
      columns: ['id', 'name', 'locale', 'email_key'],
      keys: ['email_key'],
      index: 'email_key',
      lock: false,
    },
    emailKeys.map((emailKey) => [emailKey]),
  );
  return new Map(rows.map(({ id, name, locale, email_key }) => [email_key, { id, name, locale }]));
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

export function selectAccountColumns<R>(
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
