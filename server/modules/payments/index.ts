import { hash } from 'node:crypto';
import type { Executor } from '../../db/dialect.ts';
import type { Lane } from '../../engine/index.ts';
import type { GatewayName, IncomingWebhook } from '../../gateways/index.ts';
import type { Module } from '../../module.ts';
import type { Check, TopUps } from '../pay/index.ts';
import { createDailyReport } from './daily.ts';
import { decidePayment } from './domain.ts';
import { paymentNotices, paymentStreams } from './events.ts';
import { createGiveBack, type GiveBack } from './give-back.ts';
import type { PaymentsDependencies, PaymentsParts } from './parts.ts';
import type { PaymentInput, PaymentState } from './payment.ts';
import { type Purpose, topUp } from './purposes.ts';
import { prefetchPayments, writePayments } from './queries.ts';
import { reconcilePayments } from './reconciliation.ts';
import { createRefusals } from './refusals.ts';
import { registerPaymentRoutes } from './routes.ts';
import { paymentSearchable } from './searchable.ts';
import { createTopUps } from './top-ups.ts';
import { createLookUp, purgeWebhooks } from './upkeep.ts';
import { personalData } from './views.ts';
import { receiveWebhook } from './webhooks.ts';
import { createWork, type Work } from './work.ts';

export type { GiveBack, GiveBackOrder, GivenBack } from './give-back.ts';
export type { AccountsAccess, PaymentsDependencies } from './parts.ts';
/** For modules that are paid through a gateway. */
export type { AskedBack, PaidFor, Purpose } from './purposes.ts';
export { createRefundRound, type DueRefund } from './refund-round.ts';

/** What a module says that wants to be paid through a gateway. */
export interface PaymentOrder {
  readonly accountId: string;
  /** The name of its purpose. */
  readonly purpose: string;
  /** The order, by the purpose's own number. */
  readonly subject: string;
  /** The same for the same try to pay: it is prepared once. A new try after one that failed has a new one. */
  readonly key: string;
  /** What the customer reads at the gateway. */
  readonly orderName: string;
  /** Smallest unit. */
  readonly amount: number;
}

export interface Payments extends Module {
  readonly lane: Lane<PaymentInput, PaymentState>;
  /** For `POST /pay/deposits`; null when no gateway is set up. */
  readonly topUps: TopUps | null;
  /**
   * Prepares the payment of an order, after the order itself is committed.
   * @returns the payment, or the code of its refusal
   */
  readonly prepare: (
    order: PaymentOrder,
  ) => Promise<{ paymentId: string; checkoutUrl: string } | { code: string }>;
  /**
   * Gives back, to where it came from, some of what was paid for a module's order. Once for each key, one at a time for
   * each payment; to be asked again until it is done or refused.
   */
  readonly giveBack: GiveBack;
  /** The calls to gateways; for jobs, tests and operators' scripts. */
  readonly work: Work;
  /** A webhook that came in by another way than HTTP: the sandbox's. @throws ProblemError when it is refused */
  readonly receiveWebhook: (gateway: GatewayName, webhook: Omit<IncomingWebhook, 'now'>) => Promise<void>;
  /** Holds all payments against the ledger, on one snapshot. */
  readonly reconcile: (executor: Executor) => Promise<Check[]>;
}

/** Payments: money from outside, through gateways, on the lane `payments`. */
export function createPayments(deps: PaymentsDependencies): Payments {
  const { now, makeId, gateways, expiresInMs } = deps;
  const purposes = new Map<string, Purpose>(
    [topUp as Purpose, ...(deps.purposes ?? [])].map((purpose) => [purpose.name, purpose]),
  );
  const lane = deps.openLane<PaymentInput, PaymentState>({
    name: 'payments',
    prefetch: (tx, commands) => prefetchPayments(tx, commands, purposes),
    decide: decidePayment,
    write: writePayments,
  });
  const byName = new Map(gateways.map((gateway) => [gateway.name, gateway]));
  const work = createWork({ ...deps, lane, gateways: byName });
  const parts: PaymentsParts = { ...deps, lane, byName, work, refusals: createRefusals(deps) };

  const prepare: Payments['prepare'] = async (order) => {
    const { accountId, purpose, subject, key, orderName, amount } = order;
    const [gateway] = gateways;
    if (!gateway) return { code: 'pay.deposits-need-gateway' };
    const id = makeId();
    const fingerprint = hash('sha256', JSON.stringify([purpose, subject, amount]), 'base64url').slice(0, 22);
    const slot = { id, at: now(), accountId, key, fingerprint };
    const input = {
      kind: 'prepare',
      gateway: gateway.name,
      purpose,
      subject,
      orderName,
      amount,
      expiresInMs,
    } as const;
    const answer = await lane.submit({ ...slot, name: 'payment.prepare', input });
    if (!answer.answered) return { code: answer.code };
    if (!answer.decision.accepted) return { code: answer.decision.code };
    const paymentId = String(answer.decision.result.paymentId);
    if (!answer.replayed) await gateway.prepare({ paymentId, accountId, amount, currency: 'KRW', orderName });
    return { paymentId, checkoutUrl: `/pay/checkout/${paymentId}` };
  };

  return {
    lane,
    work,
    prepare,
    giveBack: createGiveBack({ lane, work, reader: deps.database.reader, makeId, now }),
    topUps: createTopUps(parts),
    routes: (app) => registerPaymentRoutes(app, parts),
    consumers: [],
    streams: paymentStreams,
    notices: paymentNotices((name) => purposes.get(name)?.isToldElsewhere === true),
    searchables: [paymentSearchable],
    jobs: [createLookUp(work), createDailyReport(deps), purgeWebhooks()],
    receiveWebhook: (gateway, webhook) => receiveWebhook(parts, gateway, webhook),
    reconcile: reconcilePayments,
    personalData,
  };
}
