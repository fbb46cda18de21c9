import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BEGINNINGS, bomb, NO_PICTURES } from '../../server/files/testing/samples.ts';
import { type CallOptions, startInstallation, type TestInstallation } from '../support/installation.ts';
import { multipart } from '../support/multipart.ts';

describe('bad input is refused with a code, and changes nothing', () => {
  let site: TestInstallation;
  let minji: string;
  let admin: string;
  beforeAll(async () => {
    site = await startInstallation();
    minji = site.tokenOf('minji');
    admin = site.tokenOf('admin');
  });
  afterAll(() => site.end());

  /** All that customers own, as text: the same before and after. */
  async function everything(): Promise<string> {
    const { reader } = site.database;
    const parts = await Promise.all([
      reader.selectFrom('pay_wallets').selectAll().orderBy('id').execute(),
      reader.selectFrom('pay_transfers').selectAll().orderBy('id').execute(),
      reader.selectFrom('pay_postings').selectAll().orderBy('transfer_id').orderBy('wallet_id').execute(),
      reader.selectFrom('pay_holds').selectAll().orderBy('id').execute(),
      reader.selectFrom('payments').selectAll().orderBy('id').execute(),
      reader.selectFrom('payment_cancellations').selectAll().orderBy('id').execute(),
      reader.selectFrom('payment_webhooks').selectAll().orderBy('delivery_id').execute(),
      reader.selectFrom('coupon_campaigns').selectAll().orderBy('id').execute(),
      reader.selectFrom('coupons').selectAll().orderBy('campaign_id').orderBy('position').execute(),
      reader.selectFrom('accounts').selectAll().orderBy('id').execute(),
      reader.selectFrom('account_sign_ups').selectAll().orderBy('id').execute(),
      reader.selectFrom('account_consents').selectAll().orderBy('account_id').execute(),
      reader.selectFrom('identity_links').selectAll().orderBy('subject').execute(),
      reader.selectFrom('identity_passkeys').selectAll().orderBy('id').execute(),
      reader.selectFrom('identity_totp').selectAll().orderBy('account_id').execute(),
      reader.selectFrom('identity_people').selectAll().orderBy('account_id').execute(),
      reader.selectFrom('audit_log').selectAll().orderBy('id').execute(),
      reader.selectFrom('files').selectAll().orderBy('id').execute(),
      reader.selectFrom('file_references').selectAll().orderBy('owner').execute(),
    ]);
    return JSON.stringify(parts);
  }

  async function expectRefusal(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options: CallOptions,
    status: number,
    code: string,
  ): Promise<void> {
    const before = await everything();
    const got = await site.call(method, path, options);
    expect([got.status, got.body.code], JSON.stringify(got.body)).toEqual([status, code]);
    expect(got.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(got.body).toMatchObject({
      type: `/problems/${code}`,
      status,
      title: expect.any(String),
      instance: expect.any(String),
    });
    expect(await everything()).toBe(before);
  }

  describe('as text', () => {
    test.each([
      ['malformed JSON', '{"amount": 1', 'request.malformed'],
      ['no JSON at all', 'amount=1000', 'request.malformed'],
      ['an empty body', '', 'request.malformed'],
      ['a prototype', '{"amount":1000,"__proto__":{"x":1}}', 'request.malformed'],
      ['half a surrogate pair', '{"to":"\\ud83d","amount":1000}', 'request.malformed'],
      [
        'letters turned round',
        '{"to":"jun@madang.example","amount":1000,"memo":"\u202e0001"}',
        'request.invalid',
      ],
      [
        'letters turned round, escaped',
        String.raw`{"to":"\u2067jun@madang.example","amount":1000}`,
        'request.invalid',
      ],
      ['half a pair in a key', '{"to":"jun@madang.example","amount":1000,"\\udc00":1}', 'request.malformed'],
    ])('%s', async (_what, raw, code) => {
      await expectRefusal('POST', '/pay/transfers', { token: minji, raw }, 400, code);
    });

    test.each([
      [' \u3000', 'spaces'],
      ['\u3164', 'a filler of Hangul'],
      ['\u2800\u200b\ufe0f', 'what is not seen'],
      ['김민지\u2028관리자', 'a break between lines'],
      ['김민지\u0085', 'a control character'],
      ['김\u200b민지', 'a space without width'],
      ['\ufeff김민지', 'a mark of byte order'],
      ['김민지\u2060', 'a joiner of words'],
    ])('a name of nothing, or of more than a line: %j, %s', async (name) => {
      await expectRefusal('PATCH', '/me', { token: minji, body: { name } }, 400, 'request.invalid');
    });

    test('a blank reason', async () => {
      const path = `/admin/pay/accounts/${site.idOf('jun')}/freeze`;
      await expectRefusal('POST', path, { token: admin, body: { reason: ' ' } }, 400, 'request.invalid');
    });

    test.each(['김 민지', ' Zoë ', '👩\u200d🚀', '\u061cمنى', 'می\u200cخواهم', 'ㅎ'])(
      '%j is a name',
      async (name) => {
        const { status, body } = await site.call('PATCH', '/me', { token: minji, body: { name } });
        expect([status, body.name]).toEqual([200, name]);
        await site.call('PATCH', '/me', { token: minji, body: { name: '김민지' } });
      },
    );

    test('broken UTF-8', async () => {
      const before = await everything();
      const response = await site.app.inject({
        method: 'POST',
        url: '/api/v1/pay/transfers',
        headers: { authorization: `Bearer ${minji}`, 'content-type': 'application/json' },
        payload: Buffer.concat([
          Buffer.from('{"to":"'),
          Buffer.from([0xc3, 0x28]),
          Buffer.from('","amount":1000}'),
        ]),
      });
      expect([response.statusCode, response.json().code]).toEqual([400, 'request.malformed']);
      expect(await everything()).toBe(before);
    });

    test('another media type', async () => {
      const headers = { 'content-type': 'text/plain' };
      await expectRefusal(
        'POST',
        '/pay/deposits',
        { token: minji, raw: 'amount', headers },
        415,
        'request.unsupported-media',
      );
    });

    test('a body larger than allowed', async () => {
      const raw = JSON.stringify({ to: 'x'.repeat(100_000), amount: 1 });
      await expectRefusal('POST', '/pay/transfers', { token: minji, raw }, 413, 'request.too-large');
    });
  });

  describe('amounts', () => {
    test.each([0, -1, 1.5, 2 ** 53, 1e300, '1000', null, true, [], {}, '0x10'])('%j', async (amount) => {
      for (const path of ['/pay/deposits', '/pay/withdrawals']) {
        await expectRefusal('POST', path, { token: minji, body: { amount } }, 400, 'request.invalid');
      }
      const body = { to: 'jun@madang.example', amount };
      await expectRefusal('POST', '/pay/transfers', { token: minji, body }, 400, 'request.invalid');
      const hold = { to: 'jun@madang.example', amount, expiresInS: 60 };
      await expectRefusal('POST', '/pay/holds', { token: minji, body: hold }, 400, 'request.invalid');
    });

    test('a number that JSON cannot hold exactly', async () => {
      const raw = '{"to":"jun@madang.example","amount":9007199254740993}';
      await expectRefusal('POST', '/pay/transfers', { token: minji, raw }, 400, 'request.invalid');
    });

    test('more than there is', async () => {
      const body = { to: 'jun@madang.example', amount: 999_999_999 };
      await expectRefusal('POST', '/pay/transfers', { token: minji, body }, 409, 'pay.insufficient-funds');
      await expectRefusal(
        'POST',
        '/pay/withdrawals',
        { token: minji, body: { amount: 999_999_999 } },
        409,
        'pay.insufficient-funds',
      );
    });
  });

  describe('fields', () => {
    test.each([
      ['one that nobody knows', { to: 'jun@madang.example', amount: 1_000, fee: 0 }],
      ['one that is missing', { amount: 1_000 }],
      ['a text that is too long', { to: 'jun@madang.example', amount: 1_000, memo: 'x'.repeat(141) }],
      ['a control character', { to: 'jun@madang.example', amount: 1_000, memo: 'a\u0000b' }],
      ['an array for an object', [{ to: 'jun@madang.example', amount: 1_000 }]],
    ])('%s', async (_what, body) => {
      await expectRefusal('POST', '/pay/transfers', { token: minji, body }, 400, 'request.invalid');
    });

    test.each([
      ['limit=0', 'request.invalid'],
      ['limit=101', 'request.invalid'],
      ['limit=x', 'request.invalid'],
      ['kind=robbery', 'request.invalid'],
      ['from=yesterday', 'request.invalid'],
      ['cursor=%00', 'request.invalid-cursor'],
      ['cursor=1%27%20or%201=1', 'request.invalid-cursor'],
      ['cursor=%20', 'request.invalid-cursor'],
      ['cursor=0x10', 'request.invalid-cursor'],
      ['cursor=1e3', 'request.invalid-cursor'],
      ['nonsense=1', 'request.invalid'],
    ])('of a query: %s', async (query, code) => {
      await expectRefusal('GET', `/pay/statement?${query}`, { token: minji }, 400, code);
    });

    test.each(['', 'with space', '한글', 'x'.repeat(101)])('an Idempotency-Key like %j', async (key) => {
      const headers = { 'idempotency-key': key };
      const body = { amount: 1_000 };
      await expectRefusal(
        'POST',
        '/pay/deposits',
        { token: minji, body, headers },
        400,
        'request.invalid-key',
      );
    });

    test.each([
      [{ email: 'no-at-sign', password: 'long enough', name: '이름' }],
      [{ email: 'a@b.example', password: 'short', name: '이름' }],
      [{ email: 'a@b.example', password: 'x'.repeat(129), name: '이름' }],
      [{ email: 'a@b.example', password: 'long enough', name: '' }],
      [{ email: 'a@b.example', password: 'long enough', name: '이름', role: 'admin' }],
      [{ email: 'a@b.example', password: 'long enough', name: '이름', consents: [{ document: 'service' }] }],
      [{ email: 'a@b.example', password: 'long enough', name: '이름', consents: 'all' }],
    ])('of a sign-up: %j', async (body) => {
      await expectRefusal('POST', '/auth/sign-up', { body }, 400, 'request.invalid');
    });

    const token = `01K9ZQ3T5R7WXA00.${'x'.repeat(43)}`;
    test.each([
      ['/auth/sign-up/confirmations', {}],
      ['/auth/sign-up/confirmations', { signUpId: 'S' }],
      ['/auth/sign-up/confirmations', { signUpId: 'S', code: '12345' }],
      ['/auth/sign-up/confirmations', { signUpId: 'S', code: 123456 }],
      ['/auth/sign-up/confirmations', { signUpId: 'S', code: '１２３４５６' }],
      ['/auth/sign-up/confirmations', { signUpId: 'S', code: '123456', token }],
      ['/auth/sign-up/confirmations', { token: `${token}x` }],
      ['/auth/sign-up/confirmations', { token: `../${token}` }],
      ['/auth/sign-up/resends', { signUpId: "' or 1=1 --" }],
      ['/auth/password-resets', { email: 'no-at-sign' }],
      ['/auth/password-resets', { email: 'a@b.example', next: 'https://evil.example' }],
      ['/auth/password-resets/confirmations', { token }],
      ['/auth/password-resets/confirmations', { token, password: 'short' }],
      ['/auth/password-resets/confirmations', { token: ['a'], password: 'long enough' }],
      ['/auth/sign-in', { email: 'a@b.example', password: 'x', remember: true }],
      ['/auth/reauthentications', {}],
      ['/auth/reauthentications', { password: 'x'.repeat(129) }],
      ['/me/email-changes', { email: 'a@b' }],
      ['/me/email-changes/confirmations', { code: '123456' }],
      ['/me/consents', { consents: [] }],
      ['/me/consents', { consents: [{ document: 'soul', version: '2026-11-01' }] }],
      ['/me/consents', { consents: [{ document: 'service', version: 'newest' }] }],
      ['/me/password', { currentPassword: 'madang-demo' }],
    ])('of %s: %j', async (path, body) => {
      await expectRefusal('POST', path, { token: minji, body }, 400, 'request.invalid');
    });
  });

  describe('what belongs to others, or to nobody', () => {
    test('another member’s transfer, receipt and session look like none', async () => {
      const headers = { 'idempotency-key': 'mine-alone' };
      const paid = await site.call('POST', '/pay/deposits', {
        token: minji,
        body: { amount: 1_000 },
        headers,
      });
      expect(paid.status).toBe(201);
      const jun = site.tokenOf('jun');
      await expectRefusal(
        'GET',
        `/pay/transfers/${paid.body.transferId}`,
        { token: jun },
        404,
        'pay.transfer-not-found',
      );
      await expectRefusal(
        'GET',
        `/receipts/${paid.headers['receipt-id']}`,
        { token: jun },
        404,
        'pay.receipt-not-found',
      );
      const refund = `/pay/transfers/${paid.body.transferId}/refunds`;
      await expectRefusal('POST', refund, { token: jun, body: {} }, 404, 'pay.transfer-not-found');
      await expectRefusal('DELETE', '/auth/sessions/nobody', { token: jun }, 404, 'auth.session-not-found');
    });

    test('a sign-up or a change of e-mail that nobody asked for', async () => {
      const path = '/auth/sign-up/confirmations';
      const proof = { signUpId: 'unknown', code: '123456' };
      await expectRefusal('POST', path, { body: proof }, 400, 'auth.proof-invalid');
      const resend = { signUpId: 'unknown' };
      await expectRefusal('POST', '/auth/sign-up/resends', { body: resend }, 404, 'auth.sign-up-not-found');
      const change = { changeId: 'unknown', code: '123456' };
      const options = { token: minji, body: change };
      await expectRefusal('POST', '/me/email-changes/confirmations', options, 400, 'auth.proof-invalid');
    });

    test('what needs a fresh proof, by a token alone', async () => {
      await expectRefusal('DELETE', '/me', { token: minji }, 403, 'auth.proof-needed');
      const reason = { token: minji, body: { reason: 'x', now: true } };
      await expectRefusal('DELETE', '/me', reason, 400, 'request.invalid');
      const change = { token: minji, body: { email: 'elsewhere@example.com' } };
      await expectRefusal('POST', '/me/email-changes', change, 403, 'auth.proof-needed');
      const password = { token: minji, body: { newPassword: 'long enough' } };
      await expectRefusal('POST', '/me/password', password, 403, 'auth.proof-needed');
    });

    test('consent to a text that is not in force, or taken back where it is required', async () => {
      const consent = (document: string, version: string, agreed: boolean) => ({
        token: minji,
        body: { consents: [{ document, version, agreed }] },
      });
      const { items } = (await site.call('GET', '/terms')).body;
      const path = '/me/consents';
      await expectRefusal(
        'POST',
        path,
        consent('service', '2020-01-01', true),
        409,
        'account.consent-outdated',
      );
      const taken = consent('service', items[0].version, false);
      await expectRefusal('POST', path, taken, 409, 'account.consent-required');
    });

    test('another member’s hold cannot be captured or voided', async () => {
      const body = { amount: 1_000, to: 'jun@madang.example', expiresInS: 600 };
      const hold = await site.call('POST', '/pay/holds', { token: minji, body });
      expect(hold.status).toBe(201);
      const stranger = site.tokens.sign({ accountId: 'stranger', role: 'member', sessionId: null });
      const asked = [
        [stranger, 404, 'pay.hold-not-found'],
        // The payer knows the hold, but it is not theirs to take or to give back.
        [minji, 403, 'auth.forbidden'],
      ] as const;
      for (const [token, status, code] of asked) {
        const path = `/pay/holds/${hold.body.holdId}`;
        await expectRefusal('POST', `${path}/captures`, { token, body: { amount: 1 } }, status, code);
        await expectRefusal('POST', `${path}/void`, { token, body: {} }, status, code);
      }
    });

    test('the same key with another body', async () => {
      const headers = { 'idempotency-key': 'once' };
      const first = await site.call('POST', '/pay/deposits', {
        token: minji,
        body: { amount: 2_000 },
        headers,
      });
      const again = await site.call('POST', '/pay/deposits', {
        token: minji,
        body: { amount: 2_000 },
        headers,
      });
      expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
      expect(again.body).toEqual(first.body);
      await expectRefusal(
        'POST',
        '/pay/deposits',
        { token: minji, body: { amount: 3_000 }, headers },
        422,
        'idempotency.mismatch',
      );
      await expectRefusal(
        'POST',
        '/pay/withdrawals',
        { token: minji, body: { amount: 2_000 }, headers },
        422,
        'idempotency.mismatch',
      );
    });

    test.each([
      ['POST', '/coupons/drops/unknown/claims', 'coupon.drop-not-found'],
      ['GET', '/coupons/drops/unknown', 'coupon.drop-not-found'],
      ['GET', '/pay/transfers/unknown', 'pay.transfer-not-found'],
      ['GET', '/receipts/unknown', 'pay.receipt-not-found'],
      ['GET', '/no/such/route', 'route.not-found'],
    ] as const)('%s %s', async (method, path, code) => {
      await expectRefusal(method, path, { token: minji }, 404, code);
    });

    test('a method that an address does not have', async () => {
      await expectRefusal('DELETE', '/pay/balance', { token: minji }, 405, 'route.method-not-allowed');
    });

    test('an unknown code, and a recipient who is nobody', async () => {
      await expectRefusal(
        'POST',
        '/coupons/registrations',
        { token: minji, body: { code: 'NOSUCHCODE' } },
        404,
        'coupon.code-unknown',
      );
      const body = { to: 'nobody@madang.example', amount: 1_000 };
      await expectRefusal('POST', '/pay/transfers', { token: minji, body }, 404, 'pay.recipient-not-found');
    });
  });

  describe('payments', () => {
    /** Refused with a code, and noted: nothing else is changed. */
    async function expectNoted(path: string, options: CallOptions, status: number, code: string) {
      const isNote = (row: object) => 'actor_id' in row;
      const withoutLog = async () => {
        const tables = JSON.parse(await everything()) as object[][];
        return JSON.stringify(tables.map((rows) => rows.filter((row) => !isNote(row))));
      };
      const notes = () => site.database.reader.selectFrom('audit_log').selectAll().orderBy('id').execute();
      const [before, noted] = [await withoutLog(), (await notes()).length];
      const got = await site.call('POST', path, options);
      expect([got.status, got.body.code], JSON.stringify(got.body)).toEqual([status, code]);
      expect(await withoutLog()).toBe(before);
      const after = await notes();
      expect(after.slice(noted).map(({ action, reason }) => [action, reason])).toEqual([
        ['payment.refused', code],
      ]);
    }
    const start = async (amount: number) => {
      const body = { amount, via: 'gateway' };
      const started = await site.call('POST', '/pay/deposits', { token: minji, body });
      expect(started.status, JSON.stringify(started.body)).toBe(202);
      return String(started.body.paymentId);
    };

    test('tampered amounts, orders of others, and payments that are not there', async () => {
      const id = await start(5_000);
      const path = `/payments/${id}/confirmations`;
      const body = { paymentKey: 'k', orderId: id, amount: 5_000 };
      const jun = site.tokenOf('jun');
      const other = { ...body, orderId: 'another' };
      await expectNoted(path, { token: minji, body: { ...body, amount: 1 } }, 409, 'payment.amount-mismatch');
      await expectNoted(path, { token: minji, body: other }, 409, 'payment.order-mismatch');
      await expectNoted(path, { token: jun, body }, 404, 'payment.not-found');
      await expectNoted('/payments/unknown/confirmations', { token: minji, body }, 404, 'payment.not-found');
      await expectRefusal('GET', `/payments/${id}`, { token: jun }, 404, 'payment.not-found');
      const leave = `/payments/${id}/abandonments`;
      await expectRefusal('POST', leave, { token: jun, body: {} }, 404, 'payment.not-found');
    });

    test.each([0, -1, 1.5, '5000', null, 2 ** 53])('an amount of %j', async (amount) => {
      const id = 'unknown';
      const body = { paymentKey: 'k', orderId: id, amount };
      await expectRefusal(
        'POST',
        `/payments/${id}/confirmations`,
        { token: minji, body },
        400,
        'request.invalid',
      );
      const deposit = { amount, via: 'gateway' };
      await expectRefusal('POST', '/pay/deposits', { token: minji, body: deposit }, 400, 'request.invalid');
      const cancellation = { amount, reason: 'x' };
      const path = `/admin/payments/${id}/cancellations`;
      await expectRefusal('POST', path, { token: admin, body: cancellation }, 400, 'request.invalid');
    });

    test('webhooks without the secret, with a wrong one, and about nothing', async () => {
      const body = { eventType: 'PAYMENT_STATUS_CHANGED', data: { paymentKey: 'k', orderId: 'o' } };
      const forged = 'payment.webhook-forged';
      await expectNoted('/payments/webhooks/sandbox', { body }, 401, forged);
      await expectNoted('/payments/webhooks/sandbox/wrong', { body }, 401, forged);
      await expectNoted('/payments/webhooks/sandbox', { raw: '{' }, 401, forged);
      await expectRefusal('POST', '/payments/webhooks/toss', { body }, 404, 'payment.gateway-unknown');
      await expectRefusal('POST', '/payments/webhooks/nobody', { body }, 400, 'request.invalid');
    });

    test('a way back that does not lead here', async () => {
      const own = 'http://localhost/pay/checkout/x/return';
      const wrong = [
        'https://evil.example/',
        '//evil.example/',
        '/\\\\evil.example',
        'javascript:alert(1)',
        'http://localhost@evil.example/',
        'http://localhost.evil.example/',
        'http://user:password@localhost/',
        '/\t/evil.example',
      ];
      for (const url of wrong) {
        for (const [successUrl, failUrl] of [
          [url, own],
          [own, url],
        ]) {
          const query = new URLSearchParams({
            amount: '5',
            orderName: 'x',
            successUrl: successUrl!,
            failUrl: failUrl!,
          });
          const path = '/sandbox/toss/pay/order';
          const page = await site.app.inject({ url: `${path}?${query}` });
          expect([url, page.statusCode, page.json().code]).toEqual([url, 400, 'payment.redirect-refused']);
          query.set('behaviour', 'approve');
          const headers = { 'content-type': 'application/x-www-form-urlencoded' };
          const left = await site.app.inject({
            method: 'POST',
            url: path,
            headers,
            payload: query.toString(),
          });
          expect([url, left.statusCode, left.headers.location]).toEqual([url, 400, undefined]);
        }
      }
    });

    test('a day that no calendar has', async () => {
      const path = '/admin/payments/reports';
      await expectRefusal(
        'POST',
        path,
        { token: admin, body: { day: '2026-02-30' } },
        400,
        'payment.report-day',
      );
      await expectRefusal('POST', path, { token: admin, body: { day: 'today' } }, 400, 'request.invalid');
    });
  });

  test('claims before the opening and after the closing', async () => {
    const hour = 3_600_000;
    const make = async (body: object) => {
      const campaign = {
        kind: 'drop',
        name: '검사',
        discount: { kind: 'amount', amount: 1_000 },
        total: 5,
        validUntil: new Date(Date.now() + 24 * hour).toISOString(),
        ...body,
      };
      const made = await site.call('POST', '/admin/coupons/campaigns', { token: admin, body: campaign });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      return String(made.body.campaignId);
    };
    const draft = await make({});
    const later = await make({ opensAt: new Date(Date.now() + hour).toISOString() });
    const over = await make({});
    await site.call('POST', `/admin/coupons/campaigns/${over}/open`, { token: admin, body: {} });
    await site.call('POST', `/admin/coupons/campaigns/${over}/close`, {
      token: admin,
      body: { reason: '검사 끝' },
    });
    await expectRefusal('POST', `/coupons/drops/${draft}/claims`, { token: minji }, 409, 'coupon.not-open');
    await expectRefusal('POST', `/coupons/drops/${later}/claims`, { token: minji }, 409, 'coupon.not-open');
    await expectRefusal('POST', `/coupons/drops/${over}/claims`, { token: minji }, 409, 'coupon.closed');
  });

  describe('files', () => {
    test.each([
      ...Object.entries(NO_PICTURES).map(
        ([what, bytes]) => [what, bytes, 415, 'file.unsupported-type'] as const,
      ),
      ...Object.entries(BEGINNINGS).map(([what, bytes]) => [what, bytes, 422, 'file.broken'] as const),
      ['a bomb', bomb(20_000, 10_000), 422, 'file.bad-dimensions'],
    ] as const)('%s, called a picture', async (_what, bytes, status, code) => {
      const before = await everything();
      // An administrator: the limit of one account is not what is tried here.
      const token = code === 'file.broken' ? admin : minji;
      const { headers, payload } = multipart({ bytes, filename: 'holiday.jpg', type: 'image/jpeg' });
      const got = await site.app.inject({
        method: 'POST',
        url: '/api/v1/files',
        headers: { ...headers, authorization: `Bearer ${token}` },
        payload,
      });
      expect([got.statusCode, got.json().code]).toEqual([status, code]);
      expect(got.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(await everything()).toBe(before);
    });

    test('JSON where a file is wanted, and a file that nobody has', async () => {
      await expectRefusal('POST', '/files', { token: minji, body: {} }, 415, 'file.not-multipart');
      const body = { fileId: 'nobody' };
      await expectRefusal('PUT', '/me/picture', { token: minji, body }, 404, 'file.not-found');
      await expectRefusal('PUT', '/me/picture', { token: minji, body: {} }, 400, 'request.invalid');
      const { body: drops } = await site.call('GET', '/coupons/drops');
      const poster = `/admin/coupons/campaigns/${drops.items[0].dropId}/poster`;
      await expectRefusal('PUT', poster, { token: admin, body }, 404, 'file.not-found');
      const nowhere = '/admin/coupons/campaigns/nowhere/poster';
      await expectRefusal('PUT', nowhere, { token: admin, body }, 404, 'coupon.campaign-not-found');
    });
  });

  describe('ways in', () => {
    const ticket = 'A'.repeat(43);
    /** A passkey’s answer whose every part is well-formed and means nothing. */
    const response = {
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: Buffer.from('{"challenge":"AAAA"}').toString('base64url'),
        authenticatorData: 'AAAA',
        signature: 'AAAA',
      },
    };
    const attestation = { clientDataJSON: 'AAAA', attestationObject: 'AAAA' };

    test.each([
      ['/auth/providers/facebook/authorizations', { intent: 'sign-in' }],
      ['/auth/providers/oidc/authorizations', { intent: 'own' }],
      ['/auth/providers/oidc/authorizations', { intent: 'sign-in', next: 'https://evil.example' }],
      ['/auth/providers/oidc/authorizations', { intent: 'sign-in', next: '//evil.example/' }],
      ['/auth/providers/oidc/callbacks', { parameters: { state: 1 } }],
      ['/auth/providers/oidc/callbacks', { parameters: { code: 'x'.repeat(5_000) } }],
      ['/auth/providers/oidc/callbacks', { state: 'x' }],
      ['/auth/providers/completions', { ticket, name: '이름' }],
      ['/auth/providers/completions', { ticket: 'short', name: '이름', consents: [] }],
      ['/auth/providers/completions', { ticket, name: 'a\u0000', consents: [] }],
      ['/auth/providers/completions', { ticket, name: '이름', email: 'none', consents: [] }],
      ['/auth/providers/completions/confirmations', { ticket, code: '12345' }],
      ['/auth/second-factor', { ticket, code: 123456 }],
      ['/auth/second-factor', { ticket, recoveryCode: '<script>' }],
      ['/auth/second-factor', { ticket, response: { ...response, type: 'password' } }],
      ['/auth/passkeys/sign-in', { response: { ...response, id: 'not base64!' } }],
      ['/auth/passkeys/sign-in', { response: { ...response, response: {} } }],
      ['/auth/passkeys/sign-in', {}],
    ])('%s %j', async (path, body) => {
      await expectRefusal('POST', path, { body }, 400, 'request.invalid');
    });

    test.each([
      ['/auth/providers/kakao/authorizations', { intent: 'sign-in' }, 404, 'identity.provider-unknown'],
      ['/auth/providers/kakao/callbacks', { parameters: {} }, 404, 'identity.provider-unknown'],
      ['/auth/providers/completions', { ticket, name: '이름', consents: [] }, 400, 'identity.ticket-invalid'],
      [
        '/auth/providers/completions/confirmations',
        { ticket, code: '123456' },
        400,
        'identity.ticket-invalid',
      ],
      ['/auth/second-factor', { ticket, code: '123456' }, 400, 'identity.ticket-invalid'],
      ['/auth/second-factor/options', { ticket }, 400, 'identity.ticket-invalid'],
      ['/auth/passkeys/sign-in', { response }, 403, 'identity.passkey-refused'],
    ])('%s %j, by nobody', async (path, body, status, code) => {
      await expectRefusal('POST', path, { body }, status, code);
    });

    test('clientDataJSON that is no JSON, no object, or has no challenge', async () => {
      for (const text of [
        '',
        'x',
        '1',
        'null',
        '[]',
        '{}',
        '{"challenge":1}',
        '{"challenge":null}',
        '\ud83d',
      ]) {
        const clientDataJSON = Buffer.from(text).toString('base64url') || 'AA';
        const body = { response: { ...response, response: { ...response.response, clientDataJSON } } };
        await expectRefusal('POST', '/auth/passkeys/sign-in', { body }, 403, 'identity.passkey-refused');
      }
    });

    test('of one’s own, by a token alone: a fresh proof is needed', async () => {
      const wishes = [
        ['POST', '/me/passkeys/options', undefined],
        ['POST', '/me/passkeys', { name: '열쇠', response: { ...response, response: attestation } }],
        ['DELETE', '/me/passkeys/nobody', undefined],
        ['DELETE', '/me/providers/kakao', undefined],
        ['POST', '/me/totp', undefined],
        ['DELETE', '/me/totp', undefined],
        ['POST', '/me/recovery-codes', undefined],
      ] as const;
      for (const [method, path, body] of wishes) {
        await expectRefusal(method, path, { token: minji, ...(body && { body }) }, 403, 'auth.proof-needed');
      }
      const code = { code: '123456' };
      await expectRefusal(
        'POST',
        '/me/totp/confirmations',
        { token: minji, body: code },
        409,
        'identity.totp-off',
      );
      await expectRefusal(
        'POST',
        '/auth/reauthentications/totp',
        { token: minji, body: code },
        403,
        'identity.wrong-code',
      );
      const name = { name: '남의 것' };
      await expectRefusal(
        'PATCH',
        '/me/passkeys/nobody',
        { token: minji, body: name },
        404,
        'identity.passkey-not-found',
      );
      await expectRefusal(
        'POST',
        '/me/identity-checks/nobody/confirmations',
        { token: minji },
        404,
        'identity.check-not-found',
      );
    });
  });

  test('every code has a page, in both languages, and every refusal’s type leads there', async () => {
    const page = await site.app.inject({ url: '/problems/pay.insufficient-funds' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('잔액이 부족합니다');
    expect(page.body).toContain('There is not enough money');
    expect((await site.app.inject({ url: '/problems/no.such-code' })).statusCode).toBe(404);
  });

  test('a refusal speaks the caller’s language', async () => {
    const english = await site.call('GET', '/pay/balance', {
      headers: { 'accept-language': 'en-US,en;q=0.9' },
    });
    const korean = await site.call('GET', '/pay/balance', { headers: { 'accept-language': 'ko-KR' } });
    expect([english.body.title, korean.body.title]).toEqual(['Sign-in is required', '로그인이 필요합니다']);
  });
});
