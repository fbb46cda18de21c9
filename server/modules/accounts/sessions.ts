import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { AccountsTable } from '../../db/schema.ts';
import type { DomainEvent } from '../../engine/index.ts';
import { appendEvents } from '../../events/outbox.ts';
import { again } from '../../http/again.ts';
import { ProblemError } from '../../http/errors.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { describeBrowser, isKnownDevice } from './devices.ts';
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
import {
  type Device,
  endCopied,
  forgetOld,
  IDLE_MS,
  insertSession,
  isLive,
  lockSession,
  newestSessions,
} from './session-rows.ts';
import { fact } from './state.ts';

const HOUR_MS = 3_600_000;
/** Tabs that woke up together, and an answer lost on the way, come within this. */
export const GRACE_MS = 10_000;
const LISTED_AT_MOST = 100;
/** Sign-ins among which a device is looked for. */
const DEVICES_REMEMBERED = 100;
/** For what is sensitive, the holder must have shown who they are within this. */
const FRESH_MS = 10 * 60_000;

/** A session whose holder has just proved who they are. */
export interface OpenSession {
  readonly sessionId: string;
  readonly account: AccountsTable;
  /** For the refresh cookie. */
  readonly cookie: string;
  /** The account was dormant until now. */
  readonly woken?: true;
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
   * Opens a session for an account whose holder has just proved who they are; a dormant one wakes.
   * @throws ProblemError auth.bad-credentials when the password was changed meanwhile, or the account is gone
   */
  open(account: AccountsTable, device: Device): Promise<OpenSession>;
  /** Notes that the holder of a session has proved again who they are. @returns until when that is fresh */
  prove(sessionId: string): Promise<number>;
  /** Whether the holder of a session has proved who they are a moment ago. */
  isFresh(sessionId: string): Promise<boolean>;
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
        const isSame = current?.password_hash === account.password_hash && current.status !== 'deleted';
        if (!current || !isSame) throw new ProblemError('auth.bad-credentials');
        await forgetOld(tx, account.id, at);
        const earlier = await newestSessions(tx, account.id, DEVICES_REMEMBERED);
        const token = firstToken(makeId(), deps.random);
        await insertSession(tx, token, account.id, device, at);
        await tx.updateTable('accounts').set(active(at)).where('id', '=', account.id).execute();
        const events: DomainEvent[] = [];
        if (current.status === 'dormant') events.push(fact('account.woken', account.id, {}));
        if (!isKnownDevice(device, earlier)) {
          const { userAgent, address } = device;
          const data = { sessionId: token.sessionId, device: describeBrowser(userAgent), address };
          events.push(fact('account.signed-in-elsewhere', account.id, data));
        }
        await tell(tx, token.sessionId, at, events);
        return {
          sessionId: token.sessionId,
          account: { ...current, ...active(at) },
          cookie: formatToken(token),
          ...(current.status === 'dormant' && { woken: true as const }),
        };
      }),

    prove: (sessionId) =>
      again(database, async (tx) => {
        const at = now();
        const proved = tx.updateTable('sessions').set({ proved_at: at }).where('id', '=', sessionId);
        await proved.where('ended_at', 'is', null).execute();
        return at + FRESH_MS;
      }),

    async isFresh(sessionId) {
      const row = await database.reader
        .selectFrom('sessions')
        .selectAll()
        .where('id', '=', sessionId)
        .executeTakeFirst();
      const at = now();
      return row !== undefined && isLive(row, at) && row.proved_at !== null && row.proved_at > at - FRESH_MS;
    },

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
          tx
            .updateTable('accounts')
            .set({ last_active_at: now(), dormancy_warned_at: null })
            .where('id', '=', account.id)
            .execute(),
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

/** Whoever is here is not asleep. */
const active = (at: number) =>
  ({ last_active_at: at, status: 'active', dormancy_warned_at: null, dormant_at: null }) as const;

/** Events of a transaction of the module's own; the session's id names its row in the outbox. */
async function tell(tx: Executor, id: string, at: number, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const recorded = events.map((event) => ({ ...event, at, by: id }));
  await appendEvents(tx, { batchId: id, lane: 'accounts', at, events: recorded });
}
