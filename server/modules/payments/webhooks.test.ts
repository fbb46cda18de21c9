import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { runJob } from '../../../test/support/jobs.ts';
import { portoneGateway } from '../../gateways/portone.ts';
import { type PortoneServer, startPortone } from '../../gateways/testing/portone-server.ts';
import { signWebhook } from '../../lib/standard-webhooks.ts';
import { NOON, openTill, type Till } from './testing/till.ts';
import { purgeWebhooks } from './upkeep.ts';

const SECRET = `whsec_${Buffer.from('x'.repeat(32)).toString('base64')}`;
const OTHER = `whsec_${Buffer.from('y'.repeat(32)).toString('base64')}`;

eachDatabase('webhooks of PortOne', (open) => {
  const clock = { now: NOON };
  let portone: PortoneServer;
  beforeAll(async () => {
    portone = await startPortone(() => clock.now);
  });
  afterAll(() => portone.close());

  async function openShop(baseUrl = portone.url): Promise<Till> {
    const gateway = portoneGateway({
      baseUrl,
      storeId: 'store',
      channelKey: 'channel',
      apiSecret: portone.apiSecret,
      webhookSecret: SECRET,
      fetch,
      timeoutMs: 5_000,
    });
    return openTill(await open(), { members: ['minji'], clock, gateways: [gateway] });
  }
  const prepare = async (till: Till, amount: number) => {
    const asked = await till.ask('minji', {
      kind: 'prepare',
      gateway: 'portone',
      purpose: 'top-up',
      subject: null,
      orderName: '충전',
      amount,
      expiresInMs: 60_000,
    });
    expect(asked.code).toBe('ok');
    return asked.id;
  };

  async function send(
    till: Till,
    paymentId: string,
    { id = 'wh-1', atMs = clock.now, secret = SECRET, signed = '' } = {},
  ): Promise<string> {
    const body = Buffer.from(JSON.stringify({ type: 'Transaction.Paid', data: { paymentId } }));
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(atMs / 1000),
      'webhook-signature': signWebhook(secret, id, atMs / 1000, signed === '' ? body : signed),
    };
    try {
      await till.payments.receiveWebhook('portone', { headers, body, secret: null });
      return 'ok';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  }
  const noted = async (till: Till) =>
    (await till.database.reader.selectFrom('audit_log').select('reason').orderBy('id').execute()).map(
      (row) => row.reason,
    );

  test('a genuine one pays; the very same again is a replay; sent afresh it is known already', async () => {
    const till = await openShop();
    const id = await prepare(till, 5_000);
    portone.pay(id, 5_000);
    expect(await send(till, id)).toBe('ok');
    expect([await till.status(id), await till.balance('minji')]).toEqual(['paid', 5_000]);
    const before = await till.database.reader.selectFrom('payments').selectAll().execute();
    expect(await send(till, id)).toBe('payment.webhook-replayed');
    expect(await send(till, id, { atMs: clock.now + 60_000 })).toBe('ok');
    expect(await send(till, id, { atMs: clock.now + 60_000 })).toBe('payment.webhook-replayed');
    expect(await till.database.reader.selectFrom('payments').selectAll().execute()).toEqual(before);
    expect(await noted(till)).toEqual(['payment.webhook-replayed', 'payment.webhook-replayed']);
    // The way back of the browser, after all of it.
    await till.confirm('minji', id, id, 5_000);
    expect(await till.balance('minji')).toBe(5_000);
  });

  test('forged, skewed, altered, and about nothing of ours: refused, noted, nothing changed', async () => {
    const till = await openShop();
    const id = await prepare(till, 5_000);
    portone.pay(id, 5_000);
    const elsewhere = 'not-ours';
    portone.pay(elsewhere, 100);
    const told = [
      await send(till, id, { secret: OTHER }),
      await send(till, id, { signed: '{"type":"Transaction.Ready"}' }),
      await send(till, id, { atMs: clock.now - 301_000 }),
      await send(till, id, { atMs: clock.now + 301_000 }),
      await send(till, elsewhere),
      await send(till, 'unknown'),
    ];
    expect(told).toEqual([
      'payment.webhook-forged',
      'payment.webhook-forged',
      'payment.webhook-skewed',
      'payment.webhook-skewed',
      'payment.not-found',
      'payment.not-found',
    ]);
    expect(await noted(till)).toEqual(told);
    expect([await till.status(id), await till.balance('minji')]).toEqual(['prepared', 0]);
  });

  test('without an answer of the gateway it is asked for again, and then not a replay', async () => {
    const till = await openShop('http://127.0.0.1:1');
    const id = await prepare(till, 5_000);
    expect(await send(till, id)).toBe('payment.gateway-unavailable');
    expect(await send(till, id)).toBe('payment.gateway-unavailable');
    expect(await till.status(id)).toBe('prepared');
  });

  test('a tampered amount is given back at PortOne, and a person is called', async () => {
    const till = await openShop();
    const id = await prepare(till, 5_000);
    portone.pay(id, 100);
    expect(await send(till, id)).toBe('ok');
    expect([await till.status(id), await till.balance('minji')]).toEqual(['cancelled', 0]);
    expect(await noted(till)).toEqual(['amount-mismatch']);
    const report = await till.pay.reconcile();
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
  });

  test('a hundred at once, and the browser among them: one posting', async () => {
    const till = await openShop();
    const id = await prepare(till, 5_000);
    portone.pay(id, 5_000);
    await Promise.all([
      ...Array.from({ length: 100 }, (_, i) => send(till, id, { id: `wh-${i % 10}` })),
      ...Array.from({ length: 5 }, () => till.confirm('minji', id, id, 5_000)),
    ]);
    expect(await till.balance('minji')).toBe(5_000);
  });

  test('their numbers are forgotten when their time alone would refuse them', async () => {
    const till = await openShop();
    const id = await prepare(till, 5_000);
    portone.pay(id, 5_000);
    await send(till, id);
    const purge = (at: number) => runJob(till.database, purgeWebhooks(), { at });
    await purge(clock.now + 3_600_000);
    expect(await send(till, id)).toBe('payment.webhook-replayed');
    expect(await purge(clock.now + 2 * 86_400_000)).toMatchObject({ done: 1 });
    expect(await till.database.reader.selectFrom('payment_webhooks').selectAll().execute()).toEqual([]);
  });
});
