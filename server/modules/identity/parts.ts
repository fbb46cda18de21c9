import type { Config } from '../../config.ts';
import type { Database } from '../../db/open.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Log } from '../../telemetry/metrics.ts';
import type { Accounts, Throttle } from '../accounts/index.ts';
import type { Changes } from './changes.ts';
import type { CheckProvider } from './checks/port.ts';
import type { Codes } from './codes.ts';
import type { OutsideProvider } from './providers/outside.ts';
import type { Provider } from './schemas.ts';

/** The settings that identity reads. */
export type IdentityConfig = Pick<
  Config,
  'mode' | 'publicUrl' | 'signIn' | 'dataSecret' | 'rateLimit' | 'corsOrigins'
>;

/** What accounts do for identity, as functions: the two modules know each other. */
export type AccountsPort = Pick<
  Accounts,
  | 'enter'
  | 'register'
  | 'startProof'
  | 'requireFreshProof'
  | 'proveAgain'
  | 'lock'
  | 'find'
  | 'endSessions'
  | 'ownerOf'
>;

/** What the module's own routes share. */
export interface IdentityParts {
  readonly database: Database;
  readonly config: IdentityConfig;
  readonly accounts: AccountsPort;
  readonly changes: Changes;
  readonly codes: Codes;
  readonly providers: ReadonlyMap<Provider, OutsideProvider>;
  readonly checker: CheckProvider;
  /** Codes are guessed like passwords, and slowed like them. */
  readonly throttle: Throttle;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Cryptographically strong random bytes. */
  readonly random: (bytes: number) => Buffer;
  readonly log: Pick<Log, 'warn'>;
}
