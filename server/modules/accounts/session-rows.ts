import { type Executor, selectMany, updateMany } from '../../db/dialect.ts';
import type { SessionsTable } from '../../db/schema.ts';
import type { DomainEvent } from '../../engine/index.ts';
import { appendAudit } from '../../events/audit.ts';
import { appendEvents } from '../../events/outbox.ts';
import { hashOf, type RefreshToken } from './refresh-token.ts';
import { fact } from './state.ts';

const DAY_MS = 86_400_000;
/** However busy, a session ends: NIST SP 800-63B 4.1.3 asks for re-authentication at last. */
export const ABSOLUTE_MS = 90 * DAY_MS;
export const IDLE_MS = 30 * DAY_MS;
const ENDED_KEPT_MS = 30 * DAY_MS;

export interface Device {
  readonly userAgent: string;
  readonly address: string;
  /** By which this browser is known again; null for one that keeps no cookies. */
  readonly deviceHash?: string | null;
}

export const isLive = (row: SessionsTable, at: number): boolean =>
  row.ended_at === null && row.expires_at > at && row.rotated_at > at - IDLE_MS;

const SESSION_COLUMNS = [
  'id',
  'account_id',
  'token_hash',
  'previous_hash',
  'rotated_at',
  'created_at',
  'expires_at',
  'ended_at',
  'user_agent',
  'address',
  'proved_at',
  'device_hash',
] as const;

export async function lockSession(tx: Executor, id: string): Promise<SessionsTable | undefined> {
  const [row] = await selectMany<SessionsTable>(
    tx,
    { table: 'sessions', columns: SESSION_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    [[id]],
  );
  return row;
}

/**
 * An account's newest sessions, also those that have ended and are still kept.
 * @param limit how many at the most: a caller that signs in all day has thousands
 */
export const newestSessions = (
  executor: Executor,
  accountId: string,
  limit: number,
): Promise<SessionsTable[]> =>
  executor
    .selectFrom('sessions')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** A new session, whose holder has just proved who they are. */
export async function insertSession(
  tx: Executor,
  token: RefreshToken,
  accountId: string,
  { userAgent, address, deviceHash = null }: Device,
  at: number,
): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      id: token.sessionId,
      account_id: accountId,
      token_hash: hashOf(token),
      previous_hash: null,
      rotated_at: at,
      created_at: at,
      expires_at: at + ABSOLUTE_MS,
      ended_at: null,
      user_agent: userAgent.slice(0, 300),
      address: address.slice(0, 60),
      proved_at: at,
      device_hash: deviceHash,
    })
    .execute();
}

/** What is long over need not be kept: cleared by the account's own next sign-in. */
export async function forgetOld(tx: Executor, accountId: string, at: number): Promise<void> {
  await tx
    .deleteFrom('sessions')
    .where('account_id', '=', accountId)
    .where((is) =>
      is.or([
        is('expires_at', '<=', at),
        is('rotated_at', '<=', at - IDLE_MS),
        is('ended_at', '<=', at - ENDED_KEPT_MS),
      ]),
    )
    .execute();
}

/**
 * Ends every session of an account, whose row is locked: no sign-in comes in between.
 * @param at epoch milliseconds
 * @returns what is to be told of it; nothing when there are none
 */
export async function endSessionsOf(
  tx: Executor,
  accountId: string,
  at: number,
  because: string,
): Promise<DomainEvent[]> {
  const live = await tx
    .selectFrom('sessions')
    .select('id')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
  if (live.length === 0) return [];
  const sessionIds = live.map(({ id }) => id);
  await updateMany(
    tx,
    'sessions',
    ['id'],
    ['ended_at'],
    sessionIds.map((id) => [at, id]),
  );
  return [fact('account.sessions-ended', accountId, { sessionIds, because })];
}

/** A token that was already traded in came back: one of two holders is a thief, so neither may go on. */
export async function endCopied(
  tx: Executor,
  row: SessionsTable,
  at: number,
  makeId: () => string,
): Promise<void> {
  await tx.updateTable('sessions').set({ ended_at: at }).where('id', '=', row.id).execute();
  const id = makeId();
  const data = { accountId: row.account_id, sessionIds: [row.id], because: 'token-reused' };
  await appendEvents(tx, {
    batchId: id,
    lane: 'accounts',
    at,
    events: [{ name: 'account.sessions-ended', key: row.account_id, data, at, by: id }],
  });
  await appendAudit(tx, [
    {
      id,
      at,
      actorId: 'system:sessions',
      action: 'account.end-copied-session',
      subject: row.account_id,
      reason: null,
      details: { sessionId: row.id, address: row.address },
    },
  ]);
}
