import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import type { Executor } from '../db/dialect.ts';
import type { Listener } from '../events/dispatcher.ts';
import type { RecordedEvent } from '../events/outbox.ts';
import { firstIdAt } from '../lib/id.ts';
import { ACCESS_TOKEN_S, type Caller } from './auth.ts';

/** Until a token that was out when it was withdrawn is too old by itself; clocks of instances differ a little. */
const KEPT_MS = (ACCESS_TOKEN_S + 60) * 1000;
/** Whose batches hold the events below. */
const LANES = ['accounts', 'identity'] as const;

/** The events after which a token is no longer good although its signature is. */
export const SESSIONS_ENDED = 'account.sessions-ended';
const ACCOUNT_DELETED = 'account.deleted';
const ROLE_CHANGED = 'account.role-changed';

/** Tokens that are out and shall open nothing more: of sessions that ended, people who left, roles that were taken. */
export interface Withdrawn {
  /** Whether a caller's token was withdrawn, as far as this instance has heard. */
  has(caller: Caller): boolean;
  hear(events: readonly RecordedEvent[]): void;
  /** What happened before this process began to listen: tokens outlive it. */
  restore(executor: Executor): Promise<void>;
  /** By which it hears what other instances have committed. */
  readonly listener: Listener;
}

/**
 * Remembers in memory, for as long as a token is good: nothing is looked up for a request.
 * @param now epoch milliseconds
 */
export function createWithdrawn(now: () => number, registry: Registry): Withdrawn {
  const sessions = new Map<string, number>();
  /** null: nobody's any more. */
  const roles = new Map<string, { readonly role: unknown; readonly until: number }>();

  new Gauge({
    name: 'madang_tokens_withdrawn',
    help: 'Sessions and accounts whose tokens are refused although their time is not over',
    labelNames: ['of'],
    registers: [registry],
    collect() {
      forgetOld(now());
      this.set({ of: 'sessions' }, sessions.size);
      this.set({ of: 'accounts' }, roles.size);
    },
  });

  /** What was put in first is over first. */
  function forgetOld(at: number): void {
    for (const [id, until] of sessions) {
      if (until > at) break;
      sessions.delete(id);
    }
    for (const [id, { until }] of roles) {
      if (until > at) break;
      roles.delete(id);
    }
  }

  function hear(events: readonly RecordedEvent[]): void {
    for (const { name, key, data } of events) {
      if (name !== SESSIONS_ENDED && name !== ACCOUNT_DELETED && name !== ROLE_CHANGED) continue;
      const at = now();
      forgetOld(at);
      const until = at + KEPT_MS;
      if (name === SESSIONS_ENDED) {
        for (const id of data.sessionIds as string[]) sessions.set(id, until);
      } else {
        roles.delete(key);
        roles.set(key, { role: name === ROLE_CHANGED ? data.to : null, until });
      }
    }
  }

  return {
    has: ({ accountId, role, sessionId }) => {
      if (sessionId !== null && sessions.has(sessionId)) return true;
      const known = roles.get(accountId);
      return known !== undefined && known.role !== role;
    },
    hear,
    restore: async (executor) => {
      const { rows } = await sql<{ events: string }>`
        select events from batches
        where id >= ${firstIdAt(now() - KEPT_MS)} and lane in (${sql.join(LANES)}) and event_count > 0
        order by id
      `.execute(executor);
      for (const { events } of rows) hear(JSON.parse(events) as RecordedEvent[]);
    },
    listener: { isAwake: () => true, hear },
  };
}
