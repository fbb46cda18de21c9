import type { Config } from '../../config.ts';
import type { Database } from '../../db/open.ts';
import type { Lane } from '../../engine/index.ts';
import type { Tokens } from '../../http/auth.ts';
import type { Admit } from '../../http/commands.ts';
import type { Credentials } from './credentials.ts';
import type { AccountInput, AccountsState } from './domain.ts';
import type { Hasher } from './hashing.ts';
import type { Sessions } from './sessions.ts';
import type { WalletsOf } from './views.ts';

/** The settings that accounts read. */
export type AccountsConfig = Pick<Config, 'rateLimit' | 'publicUrl' | 'corsOrigins' | 'jwtSecret'>;

/** What the module's own routes share. */
export interface AccountsParts {
  readonly database: Database;
  readonly config: AccountsConfig;
  readonly admit: Admit;
  readonly tokens: Tokens;
  readonly lane: Lane<AccountInput, AccountsState>;
  readonly hasher: Hasher;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly walletsOf: WalletsOf;
}
