import type { Database } from '../../db/open.ts';
import { ACCESS_TOKEN_S, callerOf, type Tokens } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { consentsOf, neededOf, type Said } from './consents.ts';
import { deviceOf } from './devices.ts';
import type { AccountsConfig, Entrance } from './parts.ts';
import type { ShowAccount } from './picture.ts';
import { readConsents } from './prefetch.ts';
import { findAccount } from './queries.ts';
import { setRefreshCookie } from './refresh-cookie.ts';
import type { Consent } from './schemas.ts';
import type { Sessions } from './sessions.ts';

export interface EntranceDependencies {
  readonly database: Database;
  readonly config: AccountsConfig;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly showAccount: ShowAccount;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export function createEntrance({
  database,
  config,
  tokens,
  sessions,
  now,
  showAccount,
}: EntranceDependencies): Entrance {
  const welcome: Entrance['welcome'] = async (reply, { account, sessionId, cookie, woken }) => {
    const consents = await consentsNow(database, account.id, now());
    setRefreshCookie(reply, cookie, config);
    // RFC 6749, 5.1: a token is never kept by a cache on the way.
    reply.header('cache-control', 'no-store');
    const accessToken = tokens.sign({ accountId: account.id, role: account.role, sessionId });
    return {
      accessToken,
      expiresInS: ACCESS_TOKEN_S,
      account: await showAccount(account),
      consentsNeeded: neededOf(consents),
      ...(woken && { woken }),
    };
  };
  return {
    welcome,
    async enter(request, reply, accountId) {
      const account = await findAccount(database.reader, accountId);
      if (!account) throw new ProblemError('auth.bad-credentials');
      return welcome(reply, await sessions.open(account, deviceOf(request, reply, config)));
    },
    async requireFreshProof(request) {
      const { sessionId } = callerOf(request);
      if (sessionId === null || !(await sessions.isFresh(sessionId))) {
        throw new ProblemError('auth.proof-needed');
      }
    },
    async proveAgain(request) {
      const { sessionId } = callerOf(request);
      if (sessionId === null) throw new ProblemError('auth.proof-needed');
      return sessions.prove(sessionId);
    },
  };
}

/** Where a member stands with each document in force. */
export async function consentsNow(database: Database, accountId: string, at: number): Promise<Consent[]> {
  const said = new Map<string, Said>();
  for (const row of await readConsents(database.reader, [accountId])) {
    said.set(row.document, { version: row.version, agreed: row.agreed === 1, at: row.at });
  }
  return consentsOf(said, at);
}
