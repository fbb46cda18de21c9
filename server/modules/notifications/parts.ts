import type { FastifyRequest } from 'fastify';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { Reads } from '../../http/reads.ts';
import type { Links } from './delivery/letters.ts';
import type { Channels } from './delivery/worker.ts';
import type { Inbox } from './inbox.ts';
import type { Locale } from './kind.ts';
import type { Phones } from './phone.ts';
import type { Names } from './texts.ts';
import type { Contact } from './told.ts';
import type { Unsubscribe } from './unsubscribe.ts';
import type { Webhooks } from './webhooks.ts';

/** What the module's own routes share. */
export interface NotificationsParts {
  readonly database: Database;
  readonly reads: Reads;
  readonly names: Names;
  readonly contactsOf: (executor: Executor, ids: string[]) => Promise<Map<string, Contact>>;
  /** @throws ProblemError auth.proof-needed */
  readonly requireFreshProof: (request: FastifyRequest) => Promise<void>;
  /** The language that a member is told things in. */
  readonly localeOf: (accountId: string) => Promise<Locale>;
  readonly inbox: Inbox;
  readonly phones: Phones;
  readonly webhooks: Webhooks;
  readonly unsubscribe: Unsubscribe;
  readonly links: Links;
  readonly channels: Channels;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: () => string;
}
