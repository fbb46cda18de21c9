import type { CreateBuckets } from '../../cache/index.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { MakeId } from '../../lib/id.ts';
import type { App, Module } from '../../module.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { createThrottle, noThrottle } from '../accounts/index.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import { createArrivals } from './arrivals.ts';
import { createChanges } from './changes.ts';
import { registerCheckRoutes } from './check-routes.ts';
import { portoneChecks } from './checks/portone.ts';
import { sandboxChecks } from './checks/sandbox.ts';
import { createCodes } from './codes.ts';
import { createCompletions } from './completions.ts';
import { identityNotices, identityStreams } from './events.ts';
import { eraseIdentity, personalData } from './leaving.ts';
import { registerMethodRoutes } from './method-routes.ts';
import type { AccountsPort, IdentityConfig, IdentityParts } from './parts.ts';
import { createPasskeys } from './passkeys.ts';
import { createPeople, personVerified } from './people.ts';
import { registerProofRoutes } from './proof-routes.ts';
import { registerProviderRoutes } from './provider-routes.ts';
import { createProviders } from './providers/index.ts';
import { purgeIdentity } from './purge.ts';
import { createSecondFactor, type SecondFactor } from './second-factor.ts';

export type { AccountsPort } from './parts.ts';
export { personVerified } from './people.ts';

export interface IdentityDependencies {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
  readonly createBuckets: CreateBuckets;
  readonly makeId: MakeId;
  /** Cryptographically strong random bytes. */
  readonly random: (bytes: number) => Buffer;
  readonly log: Pick<Log, 'warn'>;
  readonly config: IdentityConfig;
  /** Called after a commit with events, so that they are read soon. */
  readonly committed: () => void;
  readonly accounts: AccountsPort;
}

export interface Identity extends Module {
  /** For the sign-in by password: whether a second factor comes after it. */
  readonly secondFactor: Pick<SecondFactor, 'ticketFor'>;
  /** Which of these accounts belong to somebody who has shown who they are. In bulk. */
  readonly personVerified: (executor: Executor, accountIds: readonly string[]) => Promise<Set<string>>;
  /** Pages outside the API: where the window of the identity check opens. */
  readonly pages: (app: App) => void;
}

/** Identity: ways in besides a password, second factors, and who a member has shown to be. */
export function createIdentity(deps: IdentityDependencies): Identity {
  const { database, config, accounts, monotonic, now, random } = deps;
  // Codes are guessed like passwords, and slowed like them.
  const throttle = config.rateLimit ? createThrottle(deps.createBuckets('second-factor')) : noThrottle;
  const changes = createChanges({ ...deps, throttle });
  const { policy, portone } = config.signIn.identityCheck;
  const parts: IdentityParts = {
    ...deps,
    changes,
    throttle,
    codes: createCodes({ changes, accounts, throttle, dataSecret: config.dataSecret, random }),
    providers: createProviders(config.signIn, monotonic),
    checker: portone ? portoneChecks(portone) : sandboxChecks(database, changes, now),
  };
  const passkeys = createPasskeys(parts);
  const secondFactor = createSecondFactor(parts, passkeys);
  const arrivals = createArrivals(parts);
  const completions = createCompletions(parts);
  const people = createPeople(parts);
  return {
    routes: (app) => {
      registerProviderRoutes(app, parts, { arrivals, completions, secondFactor });
      registerMethodRoutes(app, parts, passkeys);
      registerProofRoutes(app, parts, { passkeys, secondFactor });
      registerCheckRoutes(app, people);
      registerAdminRoutes(app, parts);
    },
    pages: policy === 'off' ? () => undefined : parts.checker.pages,
    consumers: [],
    streams: identityStreams,
    notices: identityNotices,
    jobs: [purgeIdentity()],
    personalData,
    onErase: eraseIdentity,
    secondFactor,
    personVerified,
  };
}
