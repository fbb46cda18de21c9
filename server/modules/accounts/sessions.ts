import { setTimeout as sleep } from 'node:timers/promises';
import { type Executor, isDisconnect, isRetryable, selectMany } from '../../db/dialect.ts';
import { type Database, OutcomeUnknown } from '../../db/open.ts';
import type { AccountsTable, SessionsTable } from '../../db/schema.ts';
import { appendAudit } from '../../events/audit.ts';
import { appendEvents } from '../../events/outbox.ts';
import { ProblemError } from '../../http/errors.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { findAccount, lockAccount } from './queries.ts';
import {
  firstToken,
  formatToken,
  hashOf,
  isOfFamily,
  isToken,
  nextToken,
  parseToken,
  type RefreshToken,
} from './refresh-token.ts';
import type { Session } from './schemas.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** However busy, a session ends: NIST SP 800-63B 4.1.3 asks for re-authentication at last. */
export const ABSOLUTE_MS = 90 * DAY_MS;
export const IDLE_MS = 30 * DAY_MS;
/** Tabs that woke up together, and an answer lost on the way, come within this. */
export const GRACE_MS = 10_000;
const LISTED_AT_MOST = 100;
const ENDED_KEPT_MS = 30 * DAY_MS;
const TRIES = 6;
const FIRST_PAUSE_MS = 10;

export interface Device {
  readonly userAgent: string;
  readonly address: string;
}
/** A session whose holder has just proved who they are. */
export interface OpenSession {
  readonly sessionId: string;
  readonly account: AccountsTable;
  /** For the refresh cookie. */
  readonly cookie: string;
}

export interface SessionsDependencies {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: () => string;
  readonly random: (bytes: number) => Buffer;
  /** Secret of the installation, for the tokens that follow the first. */
  readonly secret: string;
  readonly log: Pick<Log, 'warn'>;
}

export interface Sessions {
  /**
   * Opens a session for an account whose password was just checked.
   * @throws ProblemError auth.bad-credentials when the password was changed meanwhile
   */
  open(account: AccountsTable, device: Device): Promise<OpenSession>;
  /**
   * Trades a refresh token for the next one, under the row's lock: safe from any tab on any instance.
   * @throws ProblemError auth.session-expired; an old token ends its session, for somebody has copied it
   */
  refresh(cookie: string | undefined): Promise<OpenSession>;
  /** Whose session a cookie names, without using it up; null when it is no good. */
  find(cookie: string | undefined): Promise<{ sessionId: string; accountId: string } | null>;
  /** An account's sessions that are still good, the last used first. */
  list(accountId: string, currentId: string | null): Promise<Session[]>;
}

type Refreshed = (OpenSession & { kind: 'good' }) | { kind: 'expired' } | { kind: 'copied' };

export function createSessions(deps: SessionsDependencies): Sessions {
  const { database, now, makeId } = deps;

  async function refreshIn(tx: Executor, token: RefreshToken): Promise<Refreshed> {
    const at = now();
    const row = await lockSession(tx, token.sessionId);
    if (!row || !isLive(row, at) || !isOfFamily(row.token_hash, token)) return { kind: 'expired' };
    const next = nextToken(token, deps.secret);
    if (isToken(row.token_hash, token)) {
      await tx
        .updateTable('sessions')
        .set({ token_hash: hashOf(next), previous_hash: row.token_hash, rotated_at: at })
        .where('id', '=', row.id)
        .execute();
    } else if (!isToken(row.previous_hash, token) || at - row.rotated_at > GRACE_MS) {
      await endCopied(tx, row, at, makeId);
      return { kind: 'copied' };
    }
    const account = await findAccount(tx, row.account_id);
    if (!account) return { kind: 'expired' };
    return { kind: 'good', sessionId: row.id, account, cookie: formatToken(next) };
  }

  return {
    open: (account, device) =>
      again(database, async (tx) => {
        const at = now();
        // The account's row is the anchor of its sessions: a password change in flight is waited for.
        const current = await lockAccount(tx, account.id);
        if (!current || current.password_hash !== account.password_hash) {
          throw new ProblemError('auth.bad-credentials');
        }
        await forgetOld(tx, account.id, at);
        const token = firstToken(makeId(), deps.random);
        await insertSession(tx, token, account.id, device, at);
        await tx.updateTable('accounts').set({ last_active_at: at }).where('id', '=', account.id).execute();
        return { sessionId: token.sessionId, account: current, cookie: formatToken(token) };
      }),

    async refresh(cookie) {
      const token = parseToken(cookie);
      if (!token) throw new ProblemError('auth.session-expired');
      const refreshed = await again(database, (tx) => refreshIn(tx, token));
      if (refreshed.kind === 'copied') {
        deps.log.warn({ sessionId: token.sessionId }, 'an old refresh token came back: its session is ended');
      }
      if (refreshed.kind !== 'good') throw new ProblemError('auth.session-expired');
      const { account, sessionId, cookie: nextCookie } = refreshed;
      if (now() - account.last_active_at > HOUR_MS) {
        // Apart from the session's lock: the one order is accounts before sessions.
        await again(database, (tx) =>
          tx.updateTable('accounts').set({ last_active_at: now() }).where('id', '=', account.id).execute(),
        );
      }
      return { sessionId, account, cookie: nextCookie };
    },

    async find(cookie) {
      const token = parseToken(cookie);
      if (!token) return null;
      const row = await database.reader
        .selectFrom('sessions')
        .selectAll()
        .where('id', '=', token.sessionId)
        .executeTakeFirst();
      if (!row || !isLive(row, now())) return null;
      const isOurs = isToken(row.token_hash, token) || isToken(row.previous_hash, token);
      return isOurs ? { sessionId: row.id, accountId: row.account_id } : null;
    },

    async list(accountId, currentId) {
      const at = now();
      const rows = await database.reader
        .selectFrom('sessions')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('ended_at', 'is', null)
        .where('expires_at', '>', at)
        .where('rotated_at', '>', at - IDLE_MS)
        .orderBy('rotated_at', 'desc')
        .limit(LISTED_AT_MOST)
        .execute();
      return rows.map((row) => ({
        sessionId: row.id,
        current: row.id === currentId,
        createdAt: new Date(row.created_at).toISOString(),
        lastUsedAt: new Date(row.rotated_at).toISOString(),
        userAgent: row.user_agent,
        address: row.address,
      }));
    },
  };
}

const isLive = (row: SessionsTable, at: number): boolean =>
  row.ended_at === null && row.expires_at > at && row.rotated_at > at - IDLE_MS;

/** Runs a short transaction again when it lost a race; each of them may be run twice without harm. */
async function again<T>(database: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  for (let attempt = 1, pauseMs = FIRST_PAUSE_MS; ; attempt += 1, pauseMs *= 2) {
    try {
      return await database.transact(work);
    } catch (error) {
      const isPassing = isRetryable(error) || isDisconnect(error) || error instanceof OutcomeUnknown;
      if (!isPassing) throw error;
      if (attempt === TRIES) throw new ProblemError('lane.unavailable', { retryAfterS: 1 });
      await sleep(pauseMs * (0.5 + Math.random()));
    }
  }
}

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
] as const;

async function lockSession(tx: Executor, id: string): Promise<SessionsTable | undefined> {
  const [row] = await selectMany<SessionsTable>(
    tx,
    { table: 'sessions', columns: SESSION_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    [[id]],
  );
  return row;
}

async function insertSession(
  tx: Executor,
  token: RefreshToken,
  accountId: string,
  { userAgent, address }: Device,
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
    })
    .execute();
}

/** What is long over need not be kept: cleared by the account's own next sign-in. */
async function forgetOld(tx: Executor, accountId: string, at: number): Promise<void> {
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

/** A token that was already traded in came back: one of two holders is a thief, so neither may go on. */
async function endCopied(tx: Executor, row: SessionsTable, at: number, makeId: () => string): Promise<void> {
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
