import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import type { Executor } from '../../db/dialect.ts';
import type { AccountStatus, AccountsTable, AuditLogTable, Tables } from '../../db/schema.ts';
import { ProblemError } from '../../http/errors.ts';
import { idCursor, type Page, pageOf } from '../../http/page.ts';
import { smallPicture } from '../../lib/picture-schema.ts';
import { emailKeyOf } from './domain.ts';
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

/** Above every character: `prefix` up to `prefix + this` is all that begins with the prefix. */
const LAST_CHARACTER = '\u{10FFFF}';

export interface MemberFilter {
  /** Beginning of the e-mail or of the name. */
  readonly q?: string;
  readonly role?: 'member' | 'admin';
  readonly status?: AccountStatus;
  readonly cursor?: string;
  readonly limit: number;
}

/**
 * Members for operators: the newest first; with `q`, whose e-mail begins so in order of e-mail, then whose
 * name does in order of name, so that each part is a range of an index.
 * @throws ProblemError request.invalid-cursor
 */
export async function listMembers(
  executor: Executor,
  filter: MemberFilter,
  walletsOf: WalletsOf,
  picturesOf: PicturesOf = noPictures,
): Promise<Page<Member>> {
  const q = filter.q?.trim() ?? '';
  const page = q === '' ? await newestMembers(executor, filter) : await matchingMembers(executor, q, filter);
  const wallets = await walletsOf(
    executor,
    page.items.map((row) => row.id),
  );
  const pictureOf = await picturesOfRows(executor, page.items, picturesOf);
  return { ...page, items: page.items.map((row) => memberOf(row, wallets.get(row.id), pictureOf(row))) };
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
  const wallets = await walletsOf(executor, [accountId]);
  const pictureOf = await picturesOfRows(executor, [row], picturesOf);
  return memberOf(row, wallets.get(accountId), pictureOf(row));
}

function memberOf(row: AccountsTable, wallet: WalletSummary | undefined, picture: Member['picture']): Member {
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

type MemberRows = SelectQueryBuilder<Tables, 'accounts', AccountsTable>;

function members(executor: Executor, { role, status, limit }: MemberFilter): MemberRows {
  let rows = executor
    .selectFrom('accounts')
    .selectAll()
    .limit(limit + 1);
  if (role) rows = rows.where('role', '=', role);
  return status ? rows.where('status', '=', status) : rows;
}

async function newestMembers(executor: Executor, filter: MemberFilter): Promise<Page<AccountsTable>> {
  const before = idCursor(filter.cursor);
  const rows = members(executor, filter).orderBy('id', 'desc');
  const found = await (before === null ? rows : rows.where('id', '<', before)).execute();
  return pageOf(
    found,
    filter.limit,
    (row) => row.id,
    (row) => row,
  );
}

/** Where the next page goes on: after an e-mail, or after a name (and an id, for people of one name). */
type MatchCursor = readonly ['email', string] | readonly ['name', string, string];

async function matchingMembers(
  executor: Executor,
  q: string,
  filter: MemberFilter,
): Promise<Page<AccountsTable>> {
  const after = parseMatchCursor(filter.cursor);
  const prefix = emailKeyOf(q);
  let byEmail: AccountsTable[] = [];
  if (after === null || after[0] === 'email') {
    const rows = members(executor, filter)
      .where('email_key', '>=', prefix)
      .where('email_key', '<', prefix + LAST_CHARACTER)
      .orderBy('email_key');
    byEmail = await (after === null ? rows : rows.where('email_key', '>', after[1])).execute();
  }
  let found = byEmail;
  if (byEmail.length <= filter.limit) {
    const name = q.normalize('NFC');
    const rows = members(executor, filter)
      .where('name', '>=', name)
      .where('name', '<', name + LAST_CHARACTER)
      // Those whose e-mail begins so too have had their turn.
      .where((is) => is.or([is('email_key', '<', prefix), is('email_key', '>=', prefix + LAST_CHARACTER)]))
      .orderBy('name')
      .orderBy('id');
    const byName = after?.[0] === 'name' ? rows.where((is) => isAfter(is, after[1], after[2])) : rows;
    found = [...byEmail, ...(await byName.execute())];
  }
  const emailRows = new Set(byEmail);
  return pageOf(
    found,
    filter.limit,
    (row) => formatMatchCursor(emailRows.has(row) ? ['email', row.email_key] : ['name', row.name, row.id]),
    (row) => row,
  );
}

const isAfter = (is: ExpressionBuilder<Tables, 'accounts'>, name: string, id: string) =>
  is.or([is('name', '>', name), is.and([is('name', '=', name), is('id', '>', id)])]);

const formatMatchCursor = (cursor: MatchCursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

function parseMatchCursor(cursor: string | undefined): MatchCursor | null {
  if (cursor === undefined) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string')) {
      const [kind, key, id] = parts;
      if (kind === 'email' && key !== undefined) return [kind, key];
      if (kind === 'name' && key !== undefined && id !== undefined) return [kind, key, id];
    }
  } catch {
    // Not JSON: answered as any other cursor that is not ours.
  }
  throw new ProblemError('request.invalid-cursor');
}

export interface AuditFilter {
  /** What was acted on. */
  readonly subject?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/**
 * The audit log, newest first, with the actors' names.
 * @throws ProblemError request.invalid-cursor
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
