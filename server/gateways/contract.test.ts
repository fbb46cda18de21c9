import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqliteDatabase } from '../../test/database.ts';
import { idMaker } from '../lib/id.ts';
import { signWebhook } from '../lib/standard-webhooks.ts';
import type { Gateway, GatewayPayment, Learned } from './gateway.ts';
import { portoneGateway } from './portone.ts';
import { createSandbox } from './sandbox/index.ts';
import { startPortone } from './testing/portone-server.ts';
import { startSandbox } from './testing/sandbox-server.ts';
import { tossGateway } from './toss.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const DAY = { from: Date.UTC(2026, 10, 20, 15), until: Date.UTC(2026, 10, 21, 15) };
const SECRET = `whsec_${Buffer.from('x'.repeat(32)).toString('base64')}`;
const clock = { now: NOON };
const makeId = idMaker(
  () => clock.now,
  () => 0.5,
);

/** A gateway with somebody who pays there. */
interface Played {
  readonly gateway: Gateway;
  /** The same adapter, speaking to another address or with another secret. */
  other(changes: { baseUrl?: string; secret?: string; timeoutMs?: number }): Gateway;
  /** The customer agrees to pay. @returns the payment key that the browser gets */
  agree(paymentId: string, amount: number): Promise<string>;
  end(): Promise<void>;
}

async function playToss(open: ReturnType<typeof sqliteDatabase>): Promise<Played> {
  const database = await open();
  const sandbox = createSandbox({
    database,
    now: () => clock.now,
    makeId,
    secretKey: 'secret',
    deliver: async () => undefined,
  });
  const server = await startSandbox(sandbox);
  const other: Played['other'] = ({ baseUrl = server.url, secret = 'secret', timeoutMs = 5_000 }) =>
    tossGateway({
      baseUrl,
      clientKey: 'client',
      secretKey: secret,
      webhookSecret: 'in-the-address',
      customerKeyOf: (accountId) => `customer-${accountId}`,
      fetch,
      timeoutMs,
    });
  return {
    gateway: other({}),
    other,
    agree: (orderId, amount) =>
      sandbox.book.open({ orderId, orderName: '충전', amount, behaviour: 'approve' }),
    end: server.close,
  };
}

async function playPortone(manual: boolean): Promise<Played> {
  const server = await startPortone(() => clock.now);
  const other: Played['other'] = ({ baseUrl = server.url, secret = server.apiSecret, timeoutMs = 5_000 }) =>
    portoneGateway({
      baseUrl,
      storeId: 'store',
      channelKey: 'channel',
      apiSecret: secret,
      webhookSecret: SECRET,
      fetch,
      timeoutMs,
    });
  return {
    gateway: other({}),
    other,
    agree: async (paymentId, amount) => server.pay(paymentId, amount, { manual }),
    end: server.close,
  };
}

const paymentIn = (learned: Learned): GatewayPayment => {
  if (learned.kind !== 'found') throw new Error(`Learned ${JSON.stringify(learned)}`);
  return learned.payment;
};

describe.each(['Toss Payments', 'PortOne', 'PortOne with its own capture'] as const)('%s', (which) => {
  const open = sqliteDatabase();
  let played: Played;
  let gateway: Gateway;
  beforeAll(async () => {
    played = which === 'Toss Payments' ? await playToss(open) : await playPortone(which !== 'PortOne');
    ({ gateway } = played);
  });
  afterAll(() => played?.end());

  async function captured(amount: number) {
    const paymentId = makeId();
    const paymentKey = await played.agree(paymentId, amount);
    const order = { paymentId, paymentKey, amount, currency: 'KRW', idempotencyKey: `${paymentId}-1` };
    return { paymentId, order, payment: paymentIn(await gateway.confirm(order)) };
  }

  test('a confirmation captures, and says what and for which order; once, however often it is sent', async () => {
    const { paymentId, order, payment } = await captured(5_000);
    expect(payment).toMatchObject({
      orderId: paymentId,
      state: 'captured',
      amount: 5_000,
      currency: 'KRW',
      cancelled: 0,
      approvedAt: clock.now,
    });
    const again = [
      await gateway.confirm(order),
      await gateway.confirm({ ...order, idempotencyKey: `${paymentId}-2` }),
      await gateway.lookUp({ paymentId, paymentKey: payment.paymentKey }),
      await gateway.lookUp({ paymentId, paymentKey: null }),
    ];
    for (const learned of again) expect(paymentIn(learned)).toEqual(payment);
    const listed = await gateway.listOfDay(DAY);
    expect(listed.filter((one) => one.orderId === paymentId)).toEqual([
      { kind: 'payment', paymentKey: payment.paymentKey, orderId: paymentId, amount: 5_000, at: clock.now },
    ]);
  });

  test('what it does not know is absent; to confirm it is refused', async () => {
    expect(await gateway.lookUp({ paymentId: 'unknown', paymentKey: null })).toEqual({ kind: 'absent' });
    const order = { paymentId: 'unknown', amount: 1, currency: 'KRW', idempotencyKey: 'unknown-0000000001' };
    const learned = await gateway.confirm({ ...order, paymentKey: 'unknown' });
    expect(learned.kind).toBe('refused');
  });

  test('another amount than the customer agreed to is never captured under ours', async () => {
    const paymentId = makeId();
    const paymentKey = await played.agree(paymentId, 100);
    const order = { paymentId, paymentKey, amount: 5_000, currency: 'KRW', idempotencyKey: `${paymentId}-1` };
    const learned = await gateway.confirm(order);
    // Refused, or shown with the amount that it has.
    if (learned.kind === 'found') expect(learned.payment.amount).toBe(100);
    else expect(learned.kind).toBe('refused');
  });

  test('gives back in parts, once for each key, and never more than is left', async () => {
    const { paymentId, payment } = await captured(5_000);
    const { paymentKey } = payment;
    const cancel = (amount: number, cancellable: number, key: string) =>
      gateway.cancel({
        paymentId,
        paymentKey,
        amount,
        currency: 'KRW',
        cancellable,
        reason: 'case 7',
        idempotencyKey: `cancel-${paymentId}-${key}`,
      });
    expect(paymentIn(await cancel(2_000, 5_000, 'a'))).toMatchObject({
      state: 'partly-cancelled',
      cancelled: 2_000,
    });
    expect(paymentIn(await cancel(2_000, 5_000, 'a'))).toMatchObject({
      state: 'partly-cancelled',
      cancelled: 2_000,
    });
    expect((await cancel(3_001, 3_000, 'b')).kind).toBe('refused');
    expect(paymentIn(await cancel(3_000, 3_000, 'c'))).toMatchObject({
      state: 'cancelled',
      cancelled: 5_000,
    });
    // Done before: by this look, and by no second cancellation.
    expect(paymentIn(await cancel(3_000, 3_000, 'd'))).toMatchObject({
      state: 'cancelled',
      cancelled: 5_000,
    });
    const listed = (await gateway.listOfDay(DAY)).filter((one) => one.orderId === paymentId);
    expect(listed.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['payment', 5_000],
      ['cancellation', 2_000],
      ['cancellation', 3_000],
    ]);
  });

  test('what was paid on a day and cancelled on the next is on the lists of both', async () => {
    const { paymentId, payment } = await captured(7_000);
    clock.now += 86_400_000;
    await gateway.cancel({
      paymentId,
      paymentKey: payment.paymentKey,
      amount: 7_000,
      currency: 'KRW',
      cancellable: 7_000,
      reason: 'case 8',
      idempotencyKey: `cancel-${paymentId}`,
    });
    clock.now = NOON;
    const next = { from: DAY.until, until: DAY.until + 86_400_000 };
    const own = async (day: typeof DAY) =>
      (await gateway.listOfDay(day)).filter((one) => one.orderId === paymentId).map(({ kind }) => kind);
    expect([await own(DAY), await own(next)]).toEqual([['payment'], ['cancellation']]);
  });

  test.each<[string, RequestListener]>([
    ['hangs', () => undefined],
    ['breaks off', (request) => request.socket.destroy()],
    [
      'answers with a 5xx',
      (_request, response) => response.writeHead(503).end('{"code":"BUSY","type":"BUSY"}'),
    ],
    ['answers with garbage', (_request, response) => response.end('<html>')],
    ['answers with an object that is no payment', (_request, response) => response.end('{}')],
    ['answers without end', (_request, response) => endless(response)],
    [
      'sends elsewhere',
      (_request, response) => response.writeHead(302, { location: 'http://evil.example' }).end(),
    ],
  ])('one that %s has said nothing', async (_how, listener) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const broken = played.other({ baseUrl, timeoutMs: 200 });
    const order = {
      paymentId: 'p',
      paymentKey: 'k',
      amount: 1,
      currency: 'KRW',
      idempotencyKey: 'p-000000000000001',
    };
    const learned = [
      await broken.confirm(order),
      await broken.lookUp({ paymentId: 'p', paymentKey: 'k' }),
      await broken.cancel({ ...order, cancellable: 1, reason: 'x' }),
    ];
    expect(learned.map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'unknown']);
    await expect(broken.listOfDay(DAY)).rejects.toThrow();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('a wrong secret is our mistake and says nothing about a payment', async () => {
    const learned = await played.other({ secret: 'wrong' }).lookUp({ paymentId: 'p', paymentKey: 'k' });
    expect(learned.kind).toBe('unknown');
  });
});

function endless(response: import('node:http').ServerResponse): void {
  const chunk = Buffer.alloc(256 * 1024, 32);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

describe('webhooks', () => {
  const toss = tossGateway({
    baseUrl: 'http://nowhere.invalid',
    clientKey: 'c',
    secretKey: 's',
    webhookSecret: 'in-the-address',
    customerKeyOf: (id) => id,
    fetch,
  });
  const portone = portoneGateway({
    baseUrl: 'http://nowhere.invalid',
    storeId: 's',
    channelKey: 'c',
    apiSecret: 'a',
    webhookSecret: SECRET,
    fetch,
  });
  const body = Buffer.from('{"type":"Transaction.Paid","data":{"paymentId":"p1","transactionId":"t"}}');
  const headers = (atMs: number, id = 'wh-1', secret = SECRET) => ({
    'webhook-id': id,
    'webhook-timestamp': String(atMs / 1000),
    'webhook-signature': signWebhook(secret, id, atMs / 1000, body),
  });
  const otherSecret = `whsec_${Buffer.from('y'.repeat(32)).toString('base64')}`;

  test('of PortOne: signed, in time, and about a payment', () => {
    const read = (given: Record<string, string>, what = body) =>
      portone.readWebhook({ headers: given, body: what, secret: null, now: NOON });
    expect(read(headers(NOON))).toEqual({
      kind: 'genuine',
      orderId: 'p1',
      paymentKey: null,
      delivery: { id: 'wh-1', sentAt: NOON },
    });
    expect(read(headers(NOON - 300_000)).kind).toBe('genuine');
    expect(read(headers(NOON - 301_000)).kind).toBe('skewed');
    expect(read(headers(NOON + 301_000)).kind).toBe('skewed');
    expect(read({ ...headers(NOON), 'webhook-timestamp': String(NOON / 1000 - 1) }).kind).toBe('forged');
    expect(read({ ...headers(NOON), 'webhook-id': 'wh-2' }).kind).toBe('forged');
    expect(read(headers(NOON, 'wh-1', otherSecret)).kind).toBe('forged');
    expect(read(headers(NOON), Buffer.from(`${body.toString()} `)).kind).toBe('forged');
    expect(read({}).kind).toBe('malformed');
    const both = `v1,AAAA ${headers(NOON)['webhook-signature']}`;
    expect(read({ ...headers(NOON), 'webhook-signature': both }).kind).toBe('genuine');
  });

  test('of Toss: with the secret of the address, and nothing in them is believed but the name', () => {
    const text = {
      eventType: 'PAYMENT_STATUS_CHANGED',
      data: { paymentKey: 'k', orderId: 'o', status: 'DONE' },
    };
    const read = (secret: string | null, what: object = text, given = {}) =>
      toss.readWebhook({ headers: given, body: Buffer.from(JSON.stringify(what)), secret, now: NOON });
    expect(read('in-the-address')).toEqual({
      kind: 'genuine',
      paymentKey: 'k',
      orderId: 'o',
      delivery: null,
    });
    expect(read(null, text, { 'x-webhook-secret': 'in-the-address' }).kind).toBe('genuine');
    for (const wrong of [null, '', 'in-the-addres', 'in-the-addressx'])
      expect(read(wrong).kind).toBe('forged');
    expect(read('in-the-address', { eventType: 'PAYOUT_STATUS_CHANGED' }).kind).toBe('ignored');
    expect(read('in-the-address', { eventType: 'PAYMENT_STATUS_CHANGED', data: {} }).kind).toBe('malformed');
    const garbage = { headers: {}, body: Buffer.from('{'), secret: 'in-the-address', now: NOON };
    expect(toss.readWebhook(garbage).kind).toBe('malformed');
  });
});
