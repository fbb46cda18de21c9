import { availableParallelism } from 'node:os';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { Lane } from '../../engine/index.ts';
import type { Tokens } from '../../http/auth.ts';
import type { Admit } from '../../http/commands.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Module, OpenLane } from '../../module.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import { createCredentials } from './credentials.ts';
import { type AccountInput, type AccountsState, decideAccount, emailKeyOf } from './domain.ts';
import { accountStreams } from './events.ts';
import { argon2Hasher, boundedHasher, type Hasher } from './hashing.ts';
import { registerMeRoutes } from './me-routes.ts';
import type { AccountsConfig } from './parts.ts';
import {
  byEmail,
  byId,
  insertAccounts,
  type OpenWallets,
  prefetchAccounts,
  writeAccounts,
} from './queries.ts';
import { registerAuthRoutes } from './routes.ts';
import type { Member } from './schemas.ts';
import { createSessions } from './sessions.ts';
import { createThrottle, noThrottle } from './throttle.ts';
import { memberView, type WalletsOf } from './views.ts';

export { emailKeyOf } from './domain.ts';
export { argon2Hasher, type Hasher } from './hashing.ts';
export { makeAdmin } from './make-admin.ts';
export { byEmail, byId, insertAccounts, type OpenWallets } from './queries.ts';
export { Email, Member, Password, PersonName } from './schemas.ts';
export type { WalletsOf } from './views.ts';

/** Passwords that may wait to be hashed: about two seconds of a core. */
const MAX_WAITING = 64;

export interface AccountsDependencies {
  readonly database: Database;
  readonly openLane: OpenLane;
  readonly admit: Admit;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly tokens: Tokens;
  /** Cryptographically strong random bytes. */
  readonly random: (bytes: number) => Buffer;
  readonly log: Pick<Log, 'warn'>;
  readonly config: AccountsConfig;
  /** What Pay does for accounts, as functions: the two modules know each other. */
  readonly pay: { readonly openWallets: OpenWallets; readonly walletsOf: WalletsOf };
  /** argon2id with OWASP's parameters unless told otherwise. */
  readonly hasher?: Hasher;
}

export interface Accounts extends Module {
  readonly lane: Lane<AccountInput, AccountsState>;
  /** See `emailKeyOf`. */
  readonly emailKeyOf: typeof emailKeyOf;
  /** Finds accounts by e-mail key, in bulk. */
  readonly byEmail: typeof byEmail;
  /** Finds accounts by id, in bulk. */
  readonly byId: typeof byId;
  /** One member as operators see them, with the wallet; null when there is none. */
  readonly memberView: (executor: Executor, accountId: string) => Promise<Member | null>;
  /** Inserts accounts in bulk, without their wallets: for seeds. */
  readonly insertAccounts: typeof insertAccounts;
}

/** Accounts: sign-up, sign-in, sessions, roles and the audit log. */
export function createAccounts(deps: AccountsDependencies): Accounts {
  const { database, config, pay } = deps;
  const lane = deps.openLane<AccountInput, AccountsState>({
    name: 'accounts',
    prefetch: prefetchAccounts,
    decide: decideAccount,
    write: (tx, state) => writeAccounts(tx, state, pay.openWallets),
  });
  const hasher = boundedHasher(deps.hasher ?? argon2Hasher(), {
    // One core is left for everybody who is not signing in.
    parallel: Math.max(1, availableParallelism() - 1),
    maxWaiting: MAX_WAITING,
  });
  const throttle = config.rateLimit ? createThrottle(() => performance.now()) : noThrottle;
  const parts = {
    database,
    config,
    admit: deps.admit,
    tokens: deps.tokens,
    lane,
    hasher,
    credentials: createCredentials({ database, hasher, throttle }),
    sessions: createSessions({ ...deps, secret: config.jwtSecret }),
    walletsOf: pay.walletsOf,
  };
  return {
    lane,
    routes: (app) => {
      registerAuthRoutes(app, parts);
      registerMeRoutes(app, parts);
      registerAdminRoutes(app, parts);
    },
    consumers: [],
    streams: accountStreams,
    emailKeyOf,
    byEmail,
    byId,
    memberView: (executor, accountId) => memberView(executor, accountId, pay.walletsOf),
    insertAccounts,
  };
}
