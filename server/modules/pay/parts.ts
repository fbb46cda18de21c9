import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { Lane } from '../../engine/index.ts';
import type { Admit } from '../../http/commands.ts';
import type { MakeId } from '../../lib/id.ts';
import type { OpenLane } from '../../module.ts';
import type { Member } from '../accounts/index.ts';
import type { PayInput, PayState } from './domain.ts';
import type { ReconciliationReport } from './schemas.ts';

/** What Pay needs to know of accounts; the module that owns them gives these functions. */
export interface AccountsAccess {
  /** Finds accounts by the lower-cased form of their e-mail, in bulk. */
  byEmail(executor: Executor, emailKeys: string[]): Promise<Map<string, { id: string; name: string }>>;
  byId(executor: Executor, ids: string[]): Promise<Map<string, { id: string; name: string }>>;
  /** A member as operators see it; null or undefined when there is none. */
  memberView(executor: Executor, accountId: string): Promise<Member | null | undefined>;
}

export interface PayDependencies {
  readonly database: Database;
  readonly openLane: OpenLane;
  readonly admit: Admit;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly accounts: AccountsAccess;
  /** In demo mode deposits are sandbox money; in production they need a gateway. */
  readonly mode: 'demo' | 'production';
}

/** What the routes share. */
export interface PayParts extends PayDependencies {
  readonly lane: Lane<PayInput, PayState>;
  /** One check at a time: whoever asks during one gets its report. */
  readonly reconcile: () => Promise<ReconciliationReport>;
}
