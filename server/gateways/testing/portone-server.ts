import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Cancellation {
  readonly id: string;
  readonly totalAmount: number;
  readonly reason: string;
  readonly at: number;
}
interface Stored {
  readonly id: string;
  status: 'READY' | 'PAID' | 'FAILED' | 'PARTIAL_CANCELLED' | 'CANCELLED';
  amount: number;
  preRegistered: number | null;
  /** What `confirm` takes, where the capture is left to the shop. */
  token: string | null;
  createdAt: number;
  paidAt: number | null;
  changedAt: number;
  cancellations: Cancellation[];
}

export interface PortoneServer {
  readonly url: string;
  readonly apiSecret: string;
  /** The customer pays in PortOne's window. @returns what the browser gets as its payment key */
  pay(paymentId: string, amount: number, options?: { manual?: boolean; fails?: boolean }): string;
  close(): Promise<void>;
}

type Answer = [status: number, body: object];
const problem = (status: number, type: string, message = ''): Answer => [status, { type, message }];

/** PortOne's API V2, by its documents, in memory: as much of it as a shop uses. */
export async function startPortone(now: () => number): Promise<PortoneServer> {
  const apiSecret = 'portone-secret';
  const payments = new Map<string, Stored>();
  const answers = new Map<string, Answer>();

  const blank = (id: string): Stored => ({
    id,
    status: 'READY',
    amount: 0,
    preRegistered: null,
    token: null,
    createdAt: now(),
    paidAt: null,
    changedAt: now(),
    cancellations: [],
  });
  const capture = (payment: Stored) =>
    Object.assign(payment, { status: 'PAID', paidAt: now(), changedAt: now() });
  const cancelledOf = (payment: Stored) =>
    payment.cancellations.reduce((sum, one) => sum + one.totalAmount, 0);
  const iso = (ms: number | null) => (ms === null ? undefined : new Date(ms).toISOString());

  const show = (payment: Stored) => ({
    id: payment.id,
    transactionId: `tx-${payment.id}`,
    merchantId: 'merchant',
    storeId: 'store',
    status: payment.status,
    orderName: '충전',
    amount: {
      total: payment.amount,
      taxFree: 0,
      discount: 0,
      paid: payment.amount,
      cancelled: cancelledOf(payment),
    },
    currency: 'KRW',
    method: { type: 'PaymentMethodCard' },
    requestedAt: iso(payment.createdAt),
    statusChangedAt: iso(payment.changedAt),
    paidAt: iso(payment.paidAt),
    receiptUrl: 'https://receipt.example/1',
    ...(payment.status === 'FAILED' && { failure: { reason: '한도 초과', pgCode: 'LIMIT' } }),
    ...(payment.cancellations.length > 0 && {
      cancellations: payment.cancellations.map(({ id, totalAmount, reason, at }) => ({
        status: 'SUCCEEDED',
        id,
        totalAmount,
        reason,
        requestedAt: iso(at),
        cancelledAt: iso(at),
      })),
    }),
  });

  function confirm(payment: Stored, body: Record<string, unknown>): Answer {
    if (payment.status !== 'READY') return problem(409, 'ALREADY_PAID');
    if (payment.token === null || payment.token !== body.paymentToken) return problem(400, 'INVALID_REQUEST');
    if (body.totalAmount !== payment.amount || body.currency !== 'KRW')
      return problem(400, 'INVALID_REQUEST');
    capture(payment);
    return [200, { payment: { pgTxId: 'pg', paidAt: iso(payment.paidAt) } }];
  }

  function cancel(payment: Stored, body: Record<string, unknown>): Answer {
    if (payment.status === 'CANCELLED') return problem(409, 'PAYMENT_ALREADY_CANCELLED');
    if (payment.paidAt === null) return problem(409, 'PAYMENT_NOT_PAID');
    const left = payment.amount - cancelledOf(payment);
    const { currentCancellableAmount: expected } = body;
    if (expected !== undefined && expected !== left)
      return problem(409, 'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN');
    const amount = (body.amount as number | undefined) ?? left;
    if (amount > left) return problem(409, 'CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT');
    const id = `c-${payment.id}-${payment.cancellations.length}`;
    payment.cancellations.push({ id, totalAmount: amount, reason: String(body.reason), at: now() });
    payment.status = amount === left ? 'CANCELLED' : 'PARTIAL_CANCELLED';
    payment.changedAt = now();
    return [200, { cancellation: { status: 'SUCCEEDED', id, totalAmount: amount } }];
  }

  function list(requestBody: string | null): Answer {
    const { page, filter } = JSON.parse(requestBody ?? '{}') as {
      page: { number: number; size: number };
      filter: { timestampType: string; from: string; until: string; status: string[] };
    };
    const time = ({ createdAt, changedAt }: Stored) =>
      filter.timestampType === 'CREATED_AT' ? createdAt : changedAt;
    const all = [...payments.values()].filter(
      (payment) =>
        filter.status.includes(payment.status) &&
        time(payment) >= Date.parse(filter.from) &&
        time(payment) <= Date.parse(filter.until),
    );
    const items = all.slice(page.number * page.size, (page.number + 1) * page.size).map(show);
    return [200, { items, page: { ...page, totalCount: all.length } }];
  }

  function answer(method: string, url: URL, body: Record<string, unknown>): Answer {
    const [, noun, id = '', verb] = url.pathname.split('/');
    if (noun !== 'payments') return problem(404, 'NOT_FOUND');
    if (id === '') return list(url.searchParams.get('requestBody'));
    if (method === 'POST' && verb === 'pre-register') {
      const payment = payments.get(id) ?? blank(id);
      if (payment.paidAt !== null) return problem(409, 'ALREADY_PAID');
      payment.preRegistered = body.totalAmount as number;
      payments.set(id, payment);
      return [200, {}];
    }
    const payment = payments.get(id);
    // Registered before it is shown: until the customer pays there is no payment.
    if (!payment || payment.amount === 0) return problem(404, 'PAYMENT_NOT_FOUND');
    if (method === 'GET') return [200, show(payment)];
    if (verb === 'confirm') return confirm(payment, body);
    return verb === 'cancel' ? cancel(payment, body) : problem(404, 'NOT_FOUND');
  }

  const server = createServer((request, response) => {
    void read(request).then((text) => {
      const url = new URL(request.url ?? '/', 'http://portone.invalid');
      const key = request.headers['idempotency-key'];
      let [status, body]: Answer = [401, { type: 'UNAUTHORIZED' }];
      if (request.headers.authorization === `PortOne ${apiSecret}`) {
        const slot = typeof key === 'string' ? `${url.pathname} ${key}` : null;
        const known = slot === null ? undefined : answers.get(slot);
        [status, body] =
          known ??
          answer(
            request.method ?? 'GET',
            url,
            text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
          );
        if (slot !== null) answers.set(slot, [status, body]);
      }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiSecret,
    pay: (paymentId, amount, { manual = false, fails = false } = {}) => {
      const payment = payments.get(paymentId) ?? blank(paymentId);
      payments.set(paymentId, payment);
      payment.amount = amount;
      const isAllowed = payment.preRegistered === null || payment.preRegistered === amount;
      if (fails || !isAllowed) Object.assign(payment, { status: 'FAILED', changedAt: now() });
      else if (manual) payment.token = `token-${paymentId}`;
      else capture(payment);
      return payment.token ?? paymentId;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
