/**
 * Who takes money from outside, as the rest of the server sees it. What a gateway answers is one of four things,
 * and "no answer" is never one of "yes" or "no": a time-out, a 5xx and garbage are `unknown`, and are asked again.
 */
export type GatewayName = 'sandbox' | 'toss' | 'portone';

export type GatewayState =
  /** The customer has not proven anything yet. */
  | 'open'
  /** The customer has agreed; no money has moved until we confirm. */
  | 'authorised'
  /** A bank transfer of the customer is waited for. */
  | 'waiting'
  | 'captured'
  | 'partly-cancelled'
  | 'cancelled'
  | 'failed'
  | 'expired';

/** A payment as the gateway tells it. Amounts are integers of the smallest unit. */
export interface GatewayPayment {
  readonly paymentKey: string;
  /** Our own number of the payment. */
  readonly orderId: string;
  readonly state: GatewayState;
  readonly amount: number;
  readonly currency: string;
  /** How much of it was given back so far. */
  readonly cancelled: number;
  readonly method: string | null;
  readonly receiptUrl: string | null;
  /** Epoch milliseconds; null while nothing was captured. */
  readonly approvedAt: number | null;
  /** Epoch milliseconds of the newest cancellation; null when there is none. */
  readonly cancelledAt: number | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

export type Learned =
  | { readonly kind: 'found'; readonly payment: GatewayPayment }
  /** A clear no: what was asked has not happened and will not. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** The gateway knows no such payment. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What the gateway is told before the customer is sent to it. */
export interface Prepared {
  readonly paymentId: string;
  readonly accountId: string;
  readonly amount: number;
  readonly currency: string;
  readonly orderName: string;
}

export interface ConfirmOrder {
  readonly paymentId: string;
  readonly paymentKey: string;
  readonly amount: number;
  readonly currency: string;
  /** The same for the same attempt, however often it is sent. */
  readonly idempotencyKey: string;
}

export interface CancelOrder {
  readonly paymentId: string;
  readonly paymentKey: string;
  readonly amount: number;
  readonly currency: string;
  /** What was not given back before this cancellation, as far as we know. */
  readonly cancellable: number;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** One movement of a day, as the gateway lists it. */
export interface DayEntry {
  readonly kind: 'payment' | 'cancellation';
  readonly paymentKey: string;
  readonly orderId: string;
  readonly amount: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A period for the list of a day, epoch milliseconds: from the first moment to the first one after it. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/** Where the browser comes back to: addresses of the web app. */
export interface ReturnUrls {
  readonly successUrl: string;
  readonly failUrl: string;
}

/** What the browser needs to send the customer to the gateway. */
export type CheckoutOf =
  | { kind: 'redirect'; url: string }
  | {
      kind: 'toss';
      sdkUrl: string;
      clientKey: string;
      customerKey: string;
      orderId: string;
      orderName: string;
      amount: number;
      currency: string;
      successUrl: string;
      failUrl: string;
    }
  | {
      kind: 'portone';
      sdkUrl: string;
      storeId: string;
      channelKey: string;
      paymentId: string;
      orderName: string;
      totalAmount: number;
      currency: string;
      redirectUrl: string;
    };

/** A webhook as it came in. */
export interface IncomingWebhook {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** The secret part of the address that was called; null when there was none. */
  readonly secret: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * What a webhook comes to. It names a payment and no more: whatever else it says is not believed, the gateway is asked.
 * `ignored` is genuine but about something else.
 */
export type WebhookVerdict =
  | {
      readonly kind: 'genuine';
      readonly paymentKey: string | null;
      readonly orderId: string | null;
      /** For gateways that number their messages: a message with a number that was handled is a replay. */
      readonly delivery: { readonly id: string; readonly sentAt: number } | null;
    }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'forged' | 'skewed' | 'malformed'; readonly why: string };

/** Hosts that a page must be allowed to use for the gateway's own script. */
export interface PageHosts {
  readonly script: readonly string[];
  readonly connect: readonly string[];
  readonly frame: readonly string[];
}

/**
 * One gateway. Every call is bounded in time and size, says what it learned and throws only when our own settings make
 * it impossible. None is ever called inside a lane.
 */
export interface Gateway {
  readonly name: GatewayName;
  /** Tells the gateway how much is going to be paid, where it can be told: then it refuses other amounts itself. */
  prepare(order: Prepared): Promise<Learned | null>;
  checkout(order: Prepared, urls: ReturnUrls): CheckoutOf;
  /** Captures what the customer agreed to; called again with the same key it does the same once. */
  confirm(order: ConfirmOrder): Promise<Learned>;
  /** Gives back all or a part; the answer shows the payment afterwards. */
  cancel(order: CancelOrder): Promise<Learned>;
  /** What became of a payment: by the gateway's number where it is known, else by ours. */
  lookUp(payment: { readonly paymentId: string; readonly paymentKey: string | null }): Promise<Learned>;
  /** @throws GatewayUnavailable when the list could not be had whole */
  listOfDay(period: Period): Promise<DayEntry[]>;
  readWebhook(webhook: IncomingWebhook): WebhookVerdict;
}

/** The gateway could not be asked now. */
export class GatewayUnavailable extends Error {
  override readonly name = 'GatewayUnavailable';
}

/**
 * A cancellation that was turned away because of what happened before: done already, by this very order sent twice, or
 * not possible. The payment itself tells which.
 */
export function cancelledOrRefused(order: CancelOrder, seen: Learned): Learned {
  if (seen.kind !== 'found') return seen.kind === 'absent' ? { kind: 'unknown', reason: 'absent' } : seen;
  const { amount, cancelled } = seen.payment;
  if (cancelled >= amount - order.cancellable + order.amount) return seen;
  return { kind: 'refused', code: 'NOT_CANCELABLE', message: '' };
}
