import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';

describe('paying through the sandbox', () => {
  let site: TestInstallation;
  let minji: string;
  let admin: string;
  beforeAll(async () => {
    site = await startInstallation();
    minji = site.tokenOf('minji');
    admin = site.tokenOf('admin');
  });
  afterAll(() => site?.end());

  const balance = async () =>
    (await site.call('GET', '/pay/balance', { token: minji })).body.balance as number;

  /** Starts a top-up and chooses on the sandbox's page; answers where the browser was sent. */
  async function pay(amount: number, behaviour: string) {
    const started = await site.call('POST', '/pay/deposits', {
      token: minji,
      body: { amount, via: 'gateway' },
    });
    expect(started.status, JSON.stringify(started.body)).toBe(202);
    const { paymentId } = started.body as { paymentId: string };
    const read = await site.call('GET', `/payments/${paymentId}`, { token: minji });
    expect(read.body).toMatchObject({ status: 'prepared', amount, checkout: { kind: 'redirect' } });
    const { url } = read.body.checkout as { url: string };
    const page = await site.app.inject({ url });
    expect(page.statusCode, page.body).toBe(200);
    const form = new URLSearchParams(url.split('?')[1]);
    form.set('behaviour', behaviour);
    const left = await site.app.inject({
      method: 'POST',
      url: url.split('?')[0]!,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: form.toString(),
    });
    expect(left.statusCode, left.body).toBe(303);
    const back = new URL(String(left.headers.location), 'http://localhost');
    return { paymentId, back, parameters: back.searchParams };
  }

  async function confirm(paymentId: string, parameters: URLSearchParams) {
    const body = {
      paymentKey: parameters.get('paymentKey'),
      orderId: parameters.get('orderId'),
      amount: Number(parameters.get('amount')),
    };
    return site.call('POST', `/payments/${paymentId}/confirmations`, { token: minji, body });
  }

  test('approved: the wallet has it, once, and everything about it can be read', async () => {
    const before = await balance();
    const { paymentId, back, parameters } = await pay(5_000, 'approve');
    expect(back.pathname).toBe(`/pay/checkout/${paymentId}/return`);
    const paid = await confirm(paymentId, parameters);
    expect([paid.status, paid.body.status]).toEqual([200, 'paid']);
    const again = await confirm(paymentId, parameters);
    expect([again.status, again.body.status]).toEqual([200, 'paid']);
    expect(await balance()).toBe(before + 5_000);
    const detail = await site.call('GET', `/admin/payments/${paymentId}`, { token: admin });
    expect(detail.body.timeline.map((one: { step: string }) => one.step)).toEqual([
      'prepared',
      'confirm-begun',
      'paid',
    ]);
    expect(detail.body).toMatchObject({ cancellable: 5_000, attempts: 1, attention: null });
  });

  test('declined: nothing moved, and the reason is told', async () => {
    const before = await balance();
    const { paymentId, parameters } = await pay(5_000, 'decline');
    const declined = await confirm(paymentId, parameters);
    expect(declined.body).toMatchObject({ status: 'failed', failure: { code: 'REJECT_CARD_PAYMENT' } });
    expect(await balance()).toBe(before);
  });

  test('given back in parts, never more than there is', async () => {
    const { paymentId, parameters } = await pay(5_000, 'approve');
    await confirm(paymentId, parameters);
    const before = await balance();
    const ask = (amount: number) =>
      site.call('POST', `/admin/payments/${paymentId}/cancellations`, {
        token: admin,
        body: { amount, reason: 'case 7' },
      });
    const part = await ask(2_000);
    expect([part.status, part.body.status, part.body.cancellable]).toEqual([
      201,
      'partially-cancelled',
      3_000,
    ]);
    const tooMuch = await ask(3_001);
    expect([tooMuch.status, tooMuch.body.code, tooMuch.body.left]).toEqual([
      409,
      'payment.cancel-too-large',
      3_000,
    ]);
    const rest = await ask(3_000);
    expect([rest.status, rest.body.status]).toEqual([201, 'cancelled']);
    expect(await balance()).toBe(before - 5_000);
    const report = await site.pay.reconcile();
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
  });
});
