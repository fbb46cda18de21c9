import type { Database } from '../../db/open.ts';
import type { Answer, Lane, Rejection } from '../../engine/index.ts';
import type { Gateway, GatewayName, Learned } from '../../gateways/index.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { type PaymentInput, type PaymentState, type Source, SYSTEM } from './payment.ts';
import { readPayment, readPending } from './views.ts';

const FIRST_LOOK_MS = 1_000;
const LAST_LOOK_MS = 10 * 60_000;
/** How long an instance has to find out what it claimed: longer than all calls that a look may lead to. */
const CLAIM_MS = 120_000;
const ASKED_AT_ONCE = 8;

/** The calls to gateways that commands lead to: between two commands of the lane, and never inside one. */
export interface Work {
  /** Asks the gateway to capture, after `begin` has said so; what it says is settled. */
  confirm(paymentId: string, attempt: number): Promise<void>;
  /** Settles what is already known, for example by a webhook's look-up. */
  settle(paymentId: string, learned: Learned, source: Source): Promise<Answer | Rejection>;
  /** Asks what became of a payment, or of its cancellation, and goes on from there. */
  lookUp(paymentId: string, source: Source): Promise<void>;
  /** Asks the gateway to give back what the cancellation under way says. */
  cancel(paymentId: string): Promise<void>;
  /**
   * Looks up some payments that are due. Those that somebody else looks up just now are left to them.
   * @param signal aborted: no answer is waited for any more
   */
  lookUpDue(paymentIds: readonly string[], signal: AbortSignal): Promise<void>;
}

export interface WorkDependencies {
  readonly database: Database;
  readonly lane: Lane<PaymentInput, PaymentState>;
  readonly gateways: ReadonlyMap<GatewayName, Gateway>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly random: () => number;
  readonly log: Pick<Log, 'error' | 'warn'>;
}

export function createWork(deps: WorkDependencies): Work {
  const { database, lane, gateways, now, makeId, random, log } = deps;

  const submit = async (name: string, input: PaymentInput): Promise<Answer | Rejection> => {
    const id = makeId();
    const command = {
      id,
      at: now(),
      accountId: SYSTEM,
      key: id,
      name: `payment.${name}`,
      input,
      fingerprint: '',
    };
    const answer = await lane.submit(command);
    if (answer.answered && answer.decision.audit) {
      const { subject, reason, details } = answer.decision.audit;
      log.error({ paymentId: subject, reason, details }, 'a payment needs a person');
    }
    return answer;
  };

  /** Longer each time, and never at the same moment for all that began together. */
  const pause = (lookups: number): number =>
    Math.round(Math.min(FIRST_LOOK_MS * 2 ** Math.min(lookups, 20), LAST_LOOK_MS) * (0.8 + random() * 0.4));

  async function ask(name: GatewayName, what: (gateway: Gateway) => Promise<Learned>): Promise<Learned> {
    const gateway = gateways.get(name);
    if (!gateway) return { kind: 'unknown', reason: 'the gateway is not set up' };
    try {
      return await what(gateway);
    } catch (error) {
      log.warn({ err: error, gateway: name }, 'a gateway could not be asked');
      return { kind: 'unknown', reason: 'could not be asked' };
    }
  }

  async function settleAs(
    paymentId: string,
    learned: Learned,
    about: { source: Source; attempt: number | null; lookups: number },
  ): Promise<Answer | Rejection> {
    const { source, attempt, lookups } = about;
    const lookAgainInMs = pause(lookups);
    const input = { kind: 'settle', paymentId, learned, source, attempt, lookAgainInMs } as const;
    const answer = await submit('settle', input);
    if (resultOf(answer).reversal !== undefined) await cancel(paymentId);
    return answer;
  }

  async function confirm(paymentId: string, attempt: number): Promise<void> {
    const payment = await readPayment(database.reader, paymentId);
    if (!payment || payment.paymentKey === null) return;
    const { gateway, paymentKey, amount, currency, lookups } = payment;
    const idempotencyKey = `${paymentId}-${attempt}`;
    const order = { paymentId, paymentKey, amount, currency, idempotencyKey };
    const learned = await ask(gateway, (one) => one.confirm(order));
    await settleAs(paymentId, learned, { source: 'confirm', attempt, lookups });
  }

  async function lookUp(paymentId: string, source: Source): Promise<void> {
    const payment = await readPayment(database.reader, paymentId);
    if (!payment) return;
    if (payment.pendingCancellation !== null) return lookUpCancellation(paymentId);
    const { gateway, paymentKey, lookups } = payment;
    const learned = await ask(gateway, (one) => one.lookUp({ paymentId, paymentKey }));
    const answer = await settleAs(paymentId, learned, { source, attempt: null, lookups });
    const { again } = resultOf(answer);
    if (typeof again !== 'number') return;
    const begun = resultOf(await submit('begin-again', { kind: 'begin-again', paymentId, attempt: again }));
    if (begun.call === true) await confirm(paymentId, Number(begun.attempt));
  }

  /** First looks: the gateway may have done it and only its answer was lost. */
  async function lookUpCancellation(paymentId: string): Promise<void> {
    const pending = await readPending(database.reader, paymentId);
    if (!pending) return;
    const { payment, cancellation } = pending;
    const { paymentKey } = cancellation;
    const learned = await ask(payment.gateway, (one) => one.lookUp({ paymentId, paymentKey }));
    const result = resultOf(await settleCancellation(paymentId, cancellation.id, learned, payment.lookups));
    if (result.again === true) await cancel(paymentId);
  }

  async function cancel(paymentId: string): Promise<void> {
    const pending = await readPending(database.reader, paymentId);
    if (!pending) return;
    const { payment, cancellation } = pending;
    const { id, paymentKey, amount, kind, reason } = cancellation;
    const cancellable = kind === 'reversal' ? amount : payment.amount - payment.cancelled;
    const order = {
      paymentId,
      paymentKey,
      amount,
      currency: payment.currency,
      cancellable,
      reason,
      // The same however often it is sent: a refund is done once.
      idempotencyKey: `cancel-${id}`,
    };
    const learned = await ask(payment.gateway, (one) => one.cancel(order));
    await settleCancellation(paymentId, id, learned, payment.lookups);
  }

  const settleCancellation = (paymentId: string, cancellationId: string, learned: Learned, lookups: number) =>
    submit('settle-cancellation', {
      kind: 'settle-cancellation',
      paymentId,
      cancellationId,
      learned,
      lookAgainInMs: pause(lookups),
    });

  async function lookUpDue(paymentIds: readonly string[], signal: AbortSignal): Promise<void> {
    const answer = await submit('claim', { kind: 'claim', paymentIds, forMs: CLAIM_MS });
    const claimed = [...((resultOf(answer).claimed as string[] | undefined) ?? [])];
    const askers = Array.from({ length: ASKED_AT_ONCE }, async () => {
      for (let id = claimed.shift(); id !== undefined && !signal.aborted; id = claimed.shift()) {
        await lookUp(id, 'job');
      }
    });
    const asked = Promise.all(askers).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    // A process that is told to stop does not wait for a silent gateway: another finds what it claimed.
    const { promise: aborted, resolve: abort } = Promise.withResolvers<unknown>();
    signal.addEventListener('abort', abort, { once: true });
    await Promise.race([asked, aborted]);
    signal.removeEventListener('abort', abort);
  }

  return {
    confirm,
    lookUp,
    cancel,
    lookUpDue,
    settle: async (paymentId, learned, source) => {
      const pending = await readPending(database.reader, paymentId);
      if (pending && learned.kind === 'found') {
        await settleCancellation(paymentId, pending.cancellation.id, learned, pending.payment.lookups);
      }
      const payment = await readPayment(database.reader, paymentId);
      return settleAs(paymentId, learned, { source, attempt: null, lookups: payment?.lookups ?? 0 });
    },
  };
}

const resultOf = (answer: Answer | Rejection): Record<string, unknown> =>
  answer.answered && answer.decision.accepted ? answer.decision.result : {};
