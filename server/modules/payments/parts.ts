import type { FastifyRequest } from 'fastify';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { Lane } from '../../engine/index.ts';
import type { Gateway, GatewayName } from '../../gateways/index.ts';
import type { Admit } from '../../http/commands.ts';
import type { Reads } from '../../http/reads.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Lists } from '../../lists/index.ts';
import type { OpenLane } from '../../module.ts';
import type { Log } from '../../telemetry/metrics.ts';
import type { PaymentInput, PaymentState } from './payment.ts';
import type { Purpose } from './purposes.ts';
import type { Refusals } from './refusals.ts';
import type { Work } from './work.ts';

/** What payments need to know of accounts; the module that owns them gives these functions. */
export interface AccountsAccess {
  byEmail(executor: Executor, emailKeys: string[]): Promise<Map<string, { id: string }>>;
  byId(executor: Executor, ids: string[]): Promise<Map<string, { name: string }>>;
  /** Members whose name or e-mail holds what was typed, the newest first. */
  search(
    executor: Executor,
    q: string,
    limit: number,
  ): Promise<{ readonly ids: readonly string[]; readonly isAll: boolean }>;
  /** @throws ProblemError auth.proof-needed when the caller has not proved lately who they are */
  requireFreshProof(request: FastifyRequest): Promise<void>;
}

export interface PaymentsDependencies {
  readonly database: Database;
  readonly openLane: OpenLane;
  readonly admit: Admit;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly lists: Lists;
  readonly reads: Reads;
  /** A number in [0, 1): spreads look-ups. */
  readonly random: () => number;
  readonly log: Pick<Log, 'error' | 'warn'>;
  readonly accounts: AccountsAccess;
  /** Gateways that are set up. New payments go to the first; the others only finish what they began. */
  readonly gateways: readonly Gateway[];
  /** What payments are for, beside topping up. */
  readonly purposes?: readonly Purpose[];
  /** How long a customer has to pay, milliseconds. */
  readonly expiresInMs: number;
  /** How people reach the installation; empty: as the request says. */
  readonly publicUrl: string;
}

/** What the module's own parts share. */
export interface PaymentsParts extends PaymentsDependencies {
  readonly lane: Lane<PaymentInput, PaymentState>;
  readonly byName: ReadonlyMap<GatewayName, Gateway>;
  readonly work: Work;
  readonly refusals: Refusals;
}
