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
    const path = `/admin/payments/${paymentId}/cancellations`;
    const proven = await site.provenTokenOf('admin');
    const ask = (amount: number, token = proven) =>
      site.call('POST', path, { token, body: { amount, reason: 'case 7' } });
    const stale = await ask(2_000, admin);
    expect([stale.status, stale.body.code]).toEqual([403, 'auth.proof-needed']);
    expect(await balance()).toBe(before);
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

  test('refused in one call and replayed by its key: the same answer', async () => {
    const headers = { 'idempotency-key': 'top-up-once' };
    const body = { amount: 3_000, via: 'gateway' };
    const ask = (language: string) =>
      site.call('POST', '/pay/deposits', {
        token: minji,
        body,
        headers: { ...headers, 'accept-language': language },
      });
    const [first, again] = [await ask('ko'), await ask('en')];
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const other = await site.call('POST', '/pay/deposits', {
      token: minji,
      body: { ...body, amount: 4_000 },
      headers,
    });
    expect(other.body.code).toBe('idempotency.mismatch');
    const preview = await site.call('POST', '/pay/deposits?dryRun=true', { token: minji, body });
    expect(preview.body).toMatchObject({ accepted: true, balanceAfter: null });
  });

  test('webhook before the way back, or twice: one payment, one posting', async () => {
    const before = await balance();
    const early = await pay(1_000, 'webhook-first');
    expect((await site.call('GET', `/payments/${early.paymentId}`, { token: minji })).body.status).toBe(
      'paid',
    );
    expect((await confirm(early.paymentId, early.parameters)).body.status).toBe('paid');
    const twice = await pay(2_000, 'webhook-twice');
    expect((await confirm(twice.paymentId, twice.parameters)).body.status).toBe('paid');
    await site.sandbox!.round.run(new AbortController().signal);
    expect(await balance()).toBe(before + 3_000);
    const left = await site.database.reader
      .selectFrom('sandbox_payments')
      .select('webhooks_left')
      .where('webhooks_left', '>', 0)
      .execute();
    expect(left).toEqual([]);
  });

  test('turned back on the page: abandoned, and another’s tries do not touch it', async () => {
    const { paymentId, parameters } = await pay(1_000, 'cancel');
    expect(parameters.get('code')).toBe('PAY_PROCESS_CANCELED');
    const left = await site.call('POST', `/payments/${paymentId}/abandonments`, {
      token: minji,
      body: { reason: 'PAY_PROCESS_CANCELED' },
    });
    expect([left.status, left.body.status, left.body.checkout]).toEqual([200, 'abandoned', null]);
  });

  test('found by operators by whatever names it; compared with the gateway’s list of the day', async () => {
    const { paymentId, parameters } = await pay(1_000, 'approve');
    await confirm(paymentId, parameters);
    const find = async (query: string) => {
      const { body } = await site.call('GET', `/admin/payments?${query}`, { token: admin });
      return (body.items as { paymentId: string }[]).map((one) => one.paymentId);
    };
    expect(await find(`q=${paymentId}`)).toEqual([paymentId]);
    expect(await find(`q=${parameters.get('paymentKey')}`)).toEqual([paymentId]);
    expect(await find('q=MINJI@madang.example&status=paid')).toContain(paymentId);
    expect(await find('q=jun@madang.example')).toEqual([]);
    expect(await find('attention=true')).toEqual([]);
    expect(await find(`from=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
    const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    const made = await site.call('POST', '/admin/payments/reports', { token: admin, body: { day } });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body.items[0]).toMatchObject({ gateway: 'sandbox', differences: [], ok: true });
    const looked = await site.call('POST', `/admin/payments/${paymentId}/lookups`, {
      token: admin,
      body: {},
    });
    expect([looked.status, looked.body.status]).toEqual([200, 'paid']);
    const listed = await site.call('GET', `/admin/payments/reports?day=${day}`, { token: admin });
    expect(listed.body.items).toHaveLength(1);
  });

  test('told live to the member alone, and part of what the member may take along', async () => {
    const { paymentId, parameters } = await pay(1_000, 'approve');
    await confirm(paymentId, parameters);
    const batches = await site.database.reader.selectFrom('batches').select('events').execute();
    const events = batches.flatMap((row) => JSON.parse(row.events) as { name: string; data: object }[]);
    const told = events.flatMap((event) =>
      site.payments.streams({ ...event, key: '', at: 0, by: '' } as never),
    );
    const own = told.filter((message) => (message.data as { paymentId?: string }).paymentId === paymentId);
    expect(own.map(({ topic, event, data }) => [topic, event, data])).toEqual([
      [`me:${site.idOf('minji')}`, 'payment.changed', { paymentId, status: 'confirming' }],
      [`me:${site.idOf('minji')}`, 'payment.changed', { paymentId, status: 'paid' }],
    ]);
    const file = await site.call('GET', '/me/export', { token: minji });
    expect(JSON.stringify(file.body)).toContain(paymentId);
    const other = await site.call('GET', '/me/export', { token: site.tokenOf('jun') });
    expect(JSON.stringify(other.body)).not.toContain(paymentId);
  });

  test('the sandbox’s page says what it is, in both languages, and runs no script', async () => {
    const { body } = await site.call('POST', '/pay/deposits', {
      token: minji,
      body: { amount: 1_234, via: 'gateway' },
    });
    const read = await site.call('GET', `/payments/${body.paymentId}`, { token: minji });
    const url = String(read.body.checkout.url);
    const korean = await site.app.inject({ url });
    expect(korean.body).toContain('<html lang="ko">');
    expect(korean.body).toContain('실제 카드에서는 돈이 나가지 않습니다');
    expect(korean.body).toContain('1,234원');
    const english = await site.app.inject({ url: `${url}&lang=en` });
    expect(english.body).toContain('This is a sandbox');
    const hostile = url.replace(
      /orderName=[^&]*/,
      `orderName=${encodeURIComponent('"><script>alert(1)</script>')}`,
    );
    const page = await site.app.inject({ url: hostile });
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<script');
    expect(String(page.headers['content-security-policy'])).toContain("script-src 'self'");
  });

  test('its protocol is answered over HTTP to whoever has its secret, and to nobody else', async () => {
    const refused = await site.app.inject({ url: '/sandbox/toss/v1/payments/unknown' });
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'UNAUTHORIZED_KEY']);
  });
});

describe('production', () => {
  const env = {
    MADANG_MODE: 'production',
    MADANG_JWT_SECRET: 's'.repeat(40),
    MADANG_PUBLIC_URL: 'https://madang.example',
  };
  const toss = {
    MADANG_TOSS_CLIENT_KEY: 'live_ck_1',
    MADANG_TOSS_SECRET_KEY: 'live_sk_1',
    MADANG_TOSS_WEBHOOK_SECRET: 'w'.repeat(32),
  };

  test('without a gateway takes no deposits, and has no sandbox', async () => {
    const site = await startInstallation(env);
    try {
      const token = site.tokenOf('minji');
      const body = { amount: 1_000 };
      const refused = await site.call('POST', '/pay/deposits', { token, body });
      expect([refused.status, refused.body.code]).toEqual([409, 'pay.deposits-need-gateway']);
      expect((await site.app.inject({ url: '/sandbox/toss/v1/payments/x' })).statusCode).not.toBe(401);
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const page = await site.app.inject({
        method: 'POST',
        url: '/sandbox/toss/pay/x',
        headers: form,
        payload: '',
      });
      expect(page.statusCode).toBe(404);
    } finally {
      await site.end();
    }
  });

  test('with Toss: the browser is told what its script needs, which the page of the payment alone may load', async () => {
    const site = await startInstallation({ ...env, ...toss });
    try {
      const token = site.tokenOf('minji');
      const started = await site.call('POST', '/pay/deposits', { token, body: { amount: 1_000 } });
      expect(started.status, JSON.stringify(started.body)).toBe(202);
      const { paymentId, checkoutUrl } = started.body;
      expect(checkoutUrl).toBe(`/pay/checkout/${paymentId}`);
      const { checkout } = (await site.call('GET', `/payments/${paymentId}`, { token })).body;
      const back = `https://madang.example/pay/checkout/${paymentId}/return`;
      expect(checkout).toMatchObject({
        kind: 'toss',
        clientKey: 'live_ck_1',
        orderId: paymentId,
        amount: 1_000,
        currency: 'KRW',
        successUrl: back,
        failUrl: back,
      });
      expect(checkout.customerKey).toMatch(/^[\w-]{40}$/);
      expect(JSON.stringify(checkout)).not.toContain('live_sk_1');
      expect(checkout.customerKey).not.toContain(site.idOf('minji'));
      const policy = async (url: string) =>
        String((await site.app.inject({ url })).headers['content-security-policy']);
      expect(await policy(checkoutUrl)).toContain('https://js.tosspayments.com');
      expect(await policy('/pay')).not.toContain('tosspayments');
      expect(await policy('/api/v1/site')).not.toContain('tosspayments');
    } finally {
      await site.end();
    }
  });
});
