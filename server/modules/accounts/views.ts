import type { Executor } from '../../db/dialect.ts';
import type { AccountsTable, AuditLogTable } from '../../db/schema.ts';
import { idCursor, type Page, pageOf } from '../../http/page.ts';
import { firstIdAt } from '../../lib/id.ts';
import { smallPicture } from '../../lib/picture-schema.ts';
import { periodOf } from '../../lists/index.ts';
import { type PictureFiles, picturesOfRows } from './picture.ts';
import { byId, findAccount } from './queries.ts';
import type { AuditEntry, Member } from './schemas.ts';

/** What the member list shows of a wallet; amounts in the currency's smallest unit. */
export interface WalletSummary {
  readonly status: 'active' | 'frozen' | 'closed';
  readonly balance: number;
  readonly held: number;
  readonly currency: string;
}
export type WalletsOf = (executor: Executor, ids: readonly string[]) => Promise<Map<string, WalletSummary>>;

type PicturesOf = PictureFiles['picturesOf'];
const noPictures: PicturesOf = async () => new Map();

/** Members as operators see them, in bulk and in the same order. */
export async function membersOf(
  executor: Executor,
  rows: readonly Omit<AccountsTable, 'password_hash'>[],
  walletsOf: WalletsOf,
  picturesOf: PicturesOf,
): Promise<Member[]> {
  const ids = rows.map((row) => row.id);
  const [wallets, pictureOf] = await Promise.all([
    walletsOf(executor, ids),
    picturesOfRows(executor, rows, picturesOf),
  ]);
  return rows.map((row) => memberOf(row, wallets.get(row.id), pictureOf(row)));
}

/** One member as operators see them; null when there is none. */
export async function memberView(
  executor: Executor,
  accountId: string,
  walletsOf: WalletsOf,
  picturesOf: PicturesOf = noPictures,
): Promise<Member | null> {
  const row = await findAccount(executor, accountId);
  if (!row) return null;
  return (await membersOf(executor, [row], walletsOf, picturesOf))[0]!;
}

function memberOf(
  row: Omit<AccountsTable, 'password_hash'>,
  wallet: WalletSummary | undefined,
  picture: Member['picture'],
): Member {
  if (!wallet) throw new Error(`Account ${row.id} has no wallet`);
  return {
    accountId: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    status: row.status,
    emailVerified: row.email_verified_at !== null,
    lastActiveAt: new Date(row.last_active_at).toISOString(),
    walletStatus: wallet.status,
    balance: wallet.balance,
    held: wallet.held,
    currency: wallet.currency,
    createdAt: new Date(row.created_at).toISOString(),
    picture: picture && smallPicture(picture),
  };
}

export interface AuditFilter {
  /** What was acted on. */
  readonly subject?: string;
  /** ISO 8601; the first moment of the period, and the first after it. */
  readonly from?: string;
  readonly to?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/**
 * The audit log, newest first, with the actors' names. A note's id was made when its act was admitted, so the primary
 * key is also its time; with a subject, the index (subject, id) is.
 * @throws ProblemError request.invalid-cursor, request.invalid where the period ends before it begins
 */
export async function listAudit(executor: Executor, filter: AuditFilter): Promise<Page<AuditEntry>> {
  const before = idCursor(filter.cursor);
  let rows = executor
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (before !== null) rows = rows.where('id', '<', before);
  if (filter.subject !== undefined) rows = rows.where('subject', '=', filter.subject);
  const { from, to } = periodOf('from', filter.from, 'to', filter.to) ?? {};
  if (from !== undefined) rows = rows.where('id', '>=', firstIdAt(from));
  if (to !== undefined) rows = rows.where('id', '<', firstIdAt(to));
  const found = await rows.execute();
  const names = await byId(
    executor,
    found.map((row) => row.actor_id),
  );
  return pageOf(
    found,
    filter.limit,
    (row) => row.id,
    (row) => auditEntryOf(row, names.get(row.actor_id)?.name ?? null),
  );
}

const auditEntryOf = (row: AuditLogTable, actorName: string | null): AuditEntry => ({
  auditId: row.id,
  at: new Date(row.at).toISOString(),
  actorId: row.actor_id,
  actorName,
  action: row.action,
  subject: row.subject,
  reason: row.reason,
  details: JSON.parse(row.details) as Record<string, unknown>,
});
