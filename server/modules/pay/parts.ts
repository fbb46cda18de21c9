import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SharedBuckets } from '../../cache/index.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { Decision, Lane } from '../../engine/index.ts';
import type { Admit } from '../../http/commands.ts';
import type { Reads } from '../../http/reads.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Picture } from '../../lib/picture-schema.ts';
import type { Lists } from '../../lists/index.ts';
import type { OpenLane } from '../../module.ts';
import type { Member } from '../accounts/index.ts';
import type { Check } from './check.ts';
import type { PayInput, PayState } from './domain.ts';
import type { Exchange } from './exchange.ts';
import type { DepositStarted, ReconciliationReport } from './schemas.ts';

/** What Pay needs to know of accounts; the module that owns them gives these functions. */
export interface AccountsAccess {
  /** Finds accounts by the lower-cased form of their e-mail, in bulk. */
  byEmail(executor: Executor, emailKeys: string[]): Promise<Map<string, { id: string; name: string }>>;
  byId(executor: Executor, ids: string[]): Promise<Map<string, { id: string; name: string }>>;
  /** What accounts are called and look like, in bulk: as it was a moment ago at the earliest. */
  people(ids: readonly string[]): Promise<Map<string, { id: string; name: string; picture: Picture | null }>>;
  /** A member as operators see it; null or undefined when there is none. */
  memberView(executor: Executor, accountId: string): Promise<Member | null | undefined>;
  /** @throws ProblemError auth.proof-needed when the caller has not proved lately who they are */
  requireFreshProof(request: FastifyRequest): Promise<void>;
}

/** Money that comes through a gateway; given by the module that knows gateways. */
export interface TopUps {
  /** Prepares a payment into the caller's own wallet; answers the request. */
  begin(request: FastifyRequest, reply: FastifyReply, amount: number): Promise<DepositStarted>;
  /** Whether it could be prepared; writes nothing. */
  preview(request: FastifyRequest, amount: number): Promise<Decision>;
}

export interface PayDependencies {
  readonly database: Database;
  readonly openLane: OpenLane;
  readonly admit: Admit;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly lists: Lists;
  readonly reads: Reads;
  readonly accounts: AccountsAccess;
  /** In demo mode deposits are sandbox money unless the caller wants a gateway; in production they need one. */
  readonly mode: 'demo' | 'production';
  /** How many wrong addresses a member may name; null: without a bound, for load tests. */
  readonly guesses?: SharedBuckets | null;
  /** null where no gateway is set up. Asked for each request: it is made after this module. */
  readonly topUps?: () => TopUps | null;
  /** What the exchange has to do with wallets. */
  readonly exchange?: Exchange;
  /** What other modules hold against the ledger, as part of every reconciliation. */
  readonly moreChecks?: (executor: Executor) => Promise<Check[]>;
}

/** What the routes share. */
export interface PayParts extends PayDependencies {
  readonly lane: Lane<PayInput, PayState>;
  /** One check at a time: whoever asks during one gets its report. */
  readonly reconcile: () => Promise<ReconciliationReport>;
}
