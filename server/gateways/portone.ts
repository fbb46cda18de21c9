import { checkWebhook } from '../lib/standard-webhooks.ts';
import { amountOf, type CallOptions, type CallRequest, call, type Fields, fieldsOf, textOf } from './call.ts';
import {
  cancelledOrRefused,
  type DayEntry,
  type Gateway,
  GatewayUnavailable,
  type IncomingWebhook,
  type Learned,
  type PageHosts,
  type Period,
  type WebhookVerdict,
} from './gateway.ts';
import { entriesOf, learnedOf, paymentOf } from './portone-payment.ts';

const SDK_URL = 'https://cdn.portone.io/v2/browser-sdk.js';
const PAGE = 100;
const PAGES_AT_MOST = 1_000;
/** A payment is paid within a day of its creation, or never. */
const CREATED_BEFORE_MS = 86_400_000;

/** The script opens the page of whichever company the channel belongs to, which are many: any https may be framed. */
export const PORTONE_PAGE_HOSTS: PageHosts = {
  script: ['https://cdn.portone.io'],
  connect: ['https://*.portone.io', 'https://*.iamport.co'],
  frame: ['https:'],
};

export interface PortoneOptions extends CallOptions {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly storeId: string;
  readonly channelKey: string;
  readonly apiSecret: string;
  /** `whsec_…`, from PortOne's console. */
  readonly webhookSecret: string;
}

/**
 * PortOne, by its public API V2. A payment is captured while the customer is there, so that to confirm is to look;
 * where the channel leaves the capture to us, the browser gets a payment token, which is given on.
 */
export function portoneGateway(options: PortoneOptions): Gateway {
  const { baseUrl, storeId, channelKey, apiSecret, webhookSecret } = options;
  const authorization = `PortOne ${apiSecret}`;

  const ask = (method: CallRequest['method'], path: string, body?: unknown, idempotencyKey?: string) =>
    call(
      {
        method,
        url: `${baseUrl}${path}`,
        headers: {
          authorization,
          // A structured field: the quotes are part of it.
          ...(idempotencyKey !== undefined && { 'idempotency-key': `"${idempotencyKey}"` }),
        },
        ...(body !== undefined && { body }),
      },
      options,
    );
  const pathOf = (paymentId: string, verb = '') => `/payments/${encodeURIComponent(paymentId)}${verb}`;

  const lookUp = async (paymentId: string): Promise<Learned> => {
    const answer = await ask('GET', `${pathOf(paymentId)}?storeId=${encodeURIComponent(storeId)}`);
    const learned = learnedOf(answer, (body) => {
      const payment = paymentOf(body);
      return payment ? { kind: 'found', payment } : { kind: 'unknown', reason: 'garbage' };
    });
    return learned === 'look' ? { kind: 'unknown', reason: 'no clear answer' } : learned;
  };

  return {
    name: 'portone',
    prepare: async ({ paymentId, amount, currency }) => {
      const body = { storeId, totalAmount: amount, currency };
      const learned = learnedOf(await ask('POST', pathOf(paymentId, '/pre-register'), body), () => 'look');
      return learned === 'look' ? null : learned;
    },
    checkout: ({ paymentId, orderName, amount, currency }, { successUrl }) => ({
      kind: 'portone',
      sdkUrl: SDK_URL,
      storeId,
      channelKey,
      paymentId,
      orderName,
      totalAmount: amount,
      currency: `CURRENCY_${currency}`,
      redirectUrl: successUrl,
    }),
    confirm: async ({ paymentId, paymentKey, amount, currency, idempotencyKey }) => {
      if (paymentKey === paymentId) return confirmedOf(await lookUp(paymentId));
      const body = { storeId, paymentToken: paymentKey, currency, totalAmount: amount };
      const learned = learnedOf(
        await ask('POST', pathOf(paymentId, '/confirm'), body, idempotencyKey),
        () => 'look',
      );
      // The answer tells little of the payment: the payment itself tells all.
      if (learned === 'look') return lookUp(paymentId);
      if (learned.kind === 'absent') return { kind: 'refused', code: 'PAYMENT_NOT_FOUND', message: '' };
      return learned;
    },
    cancel: async (order) => {
      const { paymentId, amount, cancellable, reason, idempotencyKey } = order;
      const body = { storeId, amount, reason, requester: 'ADMIN', currentCancellableAmount: cancellable };
      const learned = learnedOf(
        await ask('POST', pathOf(paymentId, '/cancel'), body, idempotencyKey),
        (answer) => {
          const status = textOf(fieldsOf(fieldsOf(answer)?.cancellation)?.status);
          if (status === 'FAILED') return { kind: 'refused', code: 'CANCELLATION_FAILED', message: '' };
          // Asked for, and done later: a look tells when.
          if (status === 'REQUESTED') return { kind: 'unknown', reason: 'requested' };
          return 'look';
        },
      );
      if (learned === 'look') return cancelledOrRefused(order, await lookUp(paymentId));
      if (learned.kind === 'absent') return { kind: 'refused', code: 'PAYMENT_NOT_FOUND', message: '' };
      return learned;
    },
    lookUp: ({ paymentId }) => lookUp(paymentId),
    listOfDay: (period) => listPayments((path) => ask('GET', path), storeId, period),
    readWebhook: (webhook) => readPortoneWebhook(webhook, webhookSecret),
  };
}

/** A customer who says to have paid and has not: the browser was told so before the company had said its word. */
function confirmedOf(learned: Learned): Learned {
  return learned.kind === 'absent' ? { kind: 'refused', code: 'PAYMENT_NOT_FOUND', message: '' } : learned;
}

/**
 * All movements of a day. A list by the time of the last change alone would leave out what was paid on that day and
 * cancelled later; one by the time of creation, what was created before and changed on it.
 */
async function listPayments(
  get: (path: string) => ReturnType<typeof call>,
  storeId: string,
  { from, until }: Period,
): Promise<DayEntry[]> {
  const changed = { timestampType: 'STATUS_CHANGED_AT', ...iso(from, until) };
  const created = { timestampType: 'CREATED_AT', ...iso(from - CREATED_BEFORE_MS, until) };
  const byPayment = new Map<string, DayEntry[]>();
  for (const range of [changed, created]) {
    const filter = { storeId, ...range, status: ['PAID', 'PARTIAL_CANCELLED', 'CANCELLED'] };
    for await (const item of pages(get, filter)) {
      const found = entriesOf(item);
      if (!found) throw new GatewayUnavailable('a payment that cannot be read');
      if (found[0]) byPayment.set(found[0].paymentKey, found);
    }
  }
  return [...byPayment.values()].flat().filter(({ at }) => at >= from && at < until);
}

const iso = (from: number, until: number) => ({
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
});

async function* pages(
  get: (path: string) => ReturnType<typeof call>,
  filter: object,
): AsyncGenerator<Fields> {
  for (let number = 0; number < PAGES_AT_MOST; number += 1) {
    const requestBody = JSON.stringify({ page: { number, size: PAGE }, filter });
    const answer = await get(`/payments?${new URLSearchParams({ requestBody })}`);
    if (answer.kind === 'silent') throw new GatewayUnavailable(answer.reason);
    const fields = fieldsOf(answer.body);
    const items = fields?.items;
    const total = amountOf(fieldsOf(fields?.page)?.totalCount);
    if (answer.status !== 200 || !Array.isArray(items) || total === null) {
      throw new GatewayUnavailable(textOf(fields?.type) ?? `HTTP ${answer.status}`);
    }
    for (const item of items) yield fieldsOf(item) ?? {};
    if (items.length === 0 || (number + 1) * PAGE >= total) return;
  }
  throw new GatewayUnavailable('more payments than a day can have');
}

function readPortoneWebhook({ headers, body, now }: IncomingWebhook, secret: string): WebhookVerdict {
  const check = checkWebhook(secret, headers, body, now);
  if (!check.ok) return { kind: check.problem, why: check.why };
  let fields: ReturnType<typeof fieldsOf>;
  try {
    fields = fieldsOf(JSON.parse(body.toString('utf8')));
  } catch {
    fields = null;
  }
  if (!fields) return { kind: 'malformed', why: 'no JSON object' };
  if (!textOf(fields.type)?.startsWith('Transaction.')) return { kind: 'ignored' };
  const paymentId = textOf(fieldsOf(fields.data)?.paymentId, 64);
  if (paymentId === null) return { kind: 'malformed', why: 'it names no payment' };
  const delivery = { id: check.id, sentAt: check.sentAt };
  return { kind: 'genuine', paymentKey: null, orderId: paymentId, delivery };
}
