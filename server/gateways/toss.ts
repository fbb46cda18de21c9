import { createHash, timingSafeEqual } from 'node:crypto';
import { amountOf, type CallOptions, type CallRequest, call, fieldsOf, textOf, timeOf } from './call.ts';
import {
  cancelledOrRefused,
  type DayEntry,
  type Gateway,
  type GatewayName,
  GatewayUnavailable,
  type IncomingWebhook,
  type Learned,
  type PageHosts,
  type Period,
  type Prepared,
  type ReturnUrls,
  type WebhookVerdict,
} from './gateway.ts';
import { learnedOf } from './toss-payment.ts';

const SDK_URL = 'https://js.tosspayments.com/v2/standard';
const PAGE = 5_000;
const PAGES_AT_MOST = 40;
const HOUR_MS = 3_600_000;
/** Korea has no summer time: its days begin at 15:00 UTC. */
const KOREA_MS = 9 * HOUR_MS;

export const TOSS_PAGE_HOSTS: PageHosts = {
  script: ['https://js.tosspayments.com'],
  connect: ['https://*.tosspayments.com'],
  frame: ['https://*.tosspayments.com'],
};

export interface TossOptions extends CallOptions {
  /** The sandbox speaks the same protocol under another name. */
  readonly name?: GatewayName;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly clientKey: string;
  readonly secretKey: string;
  /** The secret part of the address that Toss was given for its webhooks. */
  readonly webhookSecret: string;
  /** Stands for a member at Toss; neither guessed nor read back. */
  readonly customerKeyOf: (accountId: string) => string;
  /** The hosted page of the sandbox; Toss itself is opened by its script. */
  readonly payPage?: (order: Prepared, urls: ReturnUrls) => string;
}

/** Toss Payments, by its public core API. Its webhooks carry no signature: they are only a reason to look. */
export function tossGateway(options: TossOptions): Gateway {
  const { name = 'toss', baseUrl, clientKey, secretKey, webhookSecret, customerKeyOf, payPage } = options;
  const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;

  const ask = (method: CallRequest['method'], path: string, body?: unknown, idempotencyKey?: string) =>
    call(
      {
        method,
        url: `${baseUrl}${path}`,
        headers: {
          authorization,
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
        ...(body !== undefined && { body }),
      },
      options,
    );

  const lookUp: Gateway['lookUp'] = async ({ paymentId, paymentKey }) => {
    const path =
      paymentKey === null ? `orders/${encodeURIComponent(paymentId)}` : encodeURIComponent(paymentKey);
    return decided(learnedOf(await ask('GET', `/v1/payments/${path}`)));
  };

  return {
    name,
    prepare: async () => null,
    checkout: (order, urls) => {
      if (payPage) return { kind: 'redirect', url: payPage(order, urls) };
      const { paymentId, orderName, amount, currency, accountId } = order;
      const customerKey = customerKeyOf(accountId);
      const shared = { sdkUrl: SDK_URL, clientKey, customerKey, orderName, amount, currency, ...urls };
      return { kind: 'toss', orderId: paymentId, ...shared };
    },
    confirm: async ({ paymentId, paymentKey, amount, idempotencyKey }) => {
      const body = { paymentKey, orderId: paymentId, amount };
      const learned = learnedOf(await ask('POST', '/v1/payments/confirm', body, idempotencyKey));
      if (learned === 'look') return lookUp({ paymentId, paymentKey });
      // It was given to the customer a moment ago: not to know it is as good as a no.
      if (learned.kind === 'absent') return { kind: 'refused', code: 'NOT_FOUND_PAYMENT', message: '' };
      return learned;
    },
    cancel: async (order) => {
      const { paymentId, paymentKey, amount, reason, idempotencyKey } = order;
      const path = `/v1/payments/${encodeURIComponent(paymentKey)}/cancel`;
      const body = { cancelReason: reason, cancelAmount: amount };
      const learned = learnedOf(await ask('POST', path, body, idempotencyKey));
      if (learned === 'look') return cancelledOrRefused(order, await lookUp({ paymentId, paymentKey }));
      if (learned.kind === 'absent') return { kind: 'refused', code: 'NOT_FOUND_PAYMENT', message: '' };
      return learned;
    },
    lookUp,
    listOfDay: (period) => listTransactions((path) => ask('GET', path), period),
    readWebhook: (webhook) => readTossWebhook(webhook, webhookSecret),
  };
}

/** Where a look-up itself says "look", it has said nothing. */
const decided = (learned: Learned | 'look'): Learned =>
  learned === 'look' ? { kind: 'unknown', reason: 'no clear answer' } : learned;

/** Every approval and every cancellation of a day, page by page. */
async function listTransactions(
  get: (path: string) => ReturnType<typeof call>,
  { from, until }: Period,
): Promise<DayEntry[]> {
  const entries: DayEntry[] = [];
  const local = (ms: number) => new Date(ms + KOREA_MS).toISOString().slice(0, 19);
  let after = '';
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const query = new URLSearchParams({
      startDate: local(from),
      endDate: local(until - 1),
      limit: String(PAGE),
    });
    if (after !== '') query.set('startingAfter', after);
    const answer = await get(`/v1/transactions?${query}`);
    if (answer.kind === 'silent') throw new GatewayUnavailable(answer.reason);
    if (answer.status !== 200 || !Array.isArray(answer.body)) {
      throw new GatewayUnavailable(textOf(fieldsOf(answer.body)?.code) ?? `HTTP ${answer.status}`);
    }
    for (const item of answer.body) {
      const fields = fieldsOf(item) ?? {};
      after = textOf(fields.transactionKey) ?? '';
      const entry = entryOf(fields);
      if (entry && entry.at >= from && entry.at < until) entries.push(entry);
    }
    if (answer.body.length < PAGE || after === '') return entries;
  }
  throw new GatewayUnavailable('more transactions than a day can have');
}

function entryOf(fields: Readonly<Record<string, unknown>>): DayEntry | null {
  const { status } = fields;
  const isCancel = status === 'CANCELED' || status === 'PARTIAL_CANCELED';
  if (!isCancel && status !== 'DONE') return null;
  const paymentKey = textOf(fields.paymentKey);
  const orderId = textOf(fields.orderId, 64);
  const amount = amountOf(Math.abs(Number(fields.amount)));
  const at = timeOf(fields.transactionAt);
  if (paymentKey === null || orderId === null || amount === null || at === null) {
    throw new GatewayUnavailable('a transaction that cannot be read');
  }
  return { kind: isCancel ? 'cancellation' : 'payment', paymentKey, orderId, amount, at };
}

function readTossWebhook({ headers, body, secret }: IncomingWebhook, expected: string): WebhookVerdict {
  const header = headers['x-webhook-secret'];
  if (!isSame(secret ?? (typeof header === 'string' ? header : ''), expected)) {
    return { kind: 'forged', why: 'the secret of the address is missing or wrong' };
  }
  const fields = parse(body);
  if (!fields) return { kind: 'malformed', why: 'no JSON object' };
  if (fields.eventType !== 'PAYMENT_STATUS_CHANGED' && fields.eventType !== 'DEPOSIT_CALLBACK') {
    return { kind: 'ignored' };
  }
  // A deposit's call has its fields at the top.
  const data = fieldsOf(fields.data) ?? fields;
  const paymentKey = textOf(data.paymentKey);
  const orderId = textOf(data.orderId, 64);
  if (paymentKey === null && orderId === null) return { kind: 'malformed', why: 'it names no payment' };
  return { kind: 'genuine', paymentKey, orderId, delivery: null };
}

function parse(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    return fieldsOf(JSON.parse(body.toString('utf8')));
  } catch {
    return null;
  }
}

/** In the same time, whatever the length and however much of it is right. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return expected !== '' && timingSafeEqual(digest(given), digest(expected));
}
