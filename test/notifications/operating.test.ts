import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Receiver, startReceiver } from '../../server/channels/testing/receiver.ts';
import { checkWebhook } from '../../server/lib/standard-webhooks.ts';
import { startSmtpServer, type TestSmtpServer } from '../../server/mail/testing/smtp-server.ts';
import { makeAdmin } from '../../server/modules/accounts/make-admin.ts';
import { firstToken } from '../../server/modules/accounts/refresh-token.ts';
import { insertSession } from '../../server/modules/accounts/session-rows.ts';
import { DISABLED_AFTER_MS } from '../../server/modules/notifications/webhooks.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';

const WAIT = { timeout: 20_000, interval: 50 };
const REASON = { reason: '메일 서버를 고쳤음' };

const auditOf = async (site: TestInstallation, action: string) =>
  (await site.call('GET', '/admin/audit', { token: site.tokenOf('admin') })).body.items.filter(
    (entry: { action: string }) => entry.action === action,
  );
const send = (site: TestInstallation, amount: number) =>
  site.call('POST', '/pay/transfers', {
    token: site.tokenOf('minji'),
    body: { to: 'jun@madang.example', amount },
  });

/** Of somebody who has just signed in. */
async function freshToken(site: TestInstallation): Promise<string> {
  const body = { email: 'admin@madang.example', password: 'madang-admin' };
  return (await site.call('POST', '/auth/sign-in', { body })).body.accessToken;
}

describe('dead letters', () => {
  let site: TestInstallation;
  let server: TestSmtpServer;
  let admin: string;
  beforeAll(async () => {
    server = await startSmtpServer();
    server.behaviour = {
      rcptTo: () => {
        throw Object.assign(new Error('no such mailbox'), { responseCode: 550 });
      },
    };
    site = await startInstallation({
      MADANG_SMTP_URL: server.url,
      MADANG_MAIL_FROM: 'Madang <no-reply@shop.example>',
    });
    admin = site.tokenOf('admin');
  });
  afterAll(async () => {
    await site.end();
    await server.close();
  });
  const list = async (query: string) =>
    (await site.call('GET', `/admin/deliveries?${query}`, { token: admin })).body.items;

  test('can be looked at: attempts, words as the reader sees them, and no secret', async () => {
    await site.call('POST', '/auth/sign-up', {
      body: { email: 'new@shop.example', password: 'long enough to be', name: '새 손님' },
    });
    const find = async () =>
      (await list('status=dead&limit=100')).find(
        (item: { kind: string }) => item.kind === 'account.sign-up-proof',
      );
    await vi.waitFor(async () => expect(await find()).toBeDefined(), WAIT);
    const { deliveryId } = await find();
    const { body } = await site.call('GET', `/admin/deliveries/${deliveryId}`, { token: admin });
    expect(body).toMatchObject({
      status: 'dead',
      attempts: 1,
      recipient: 'ne***@shop.example',
      lastError: expect.stringContaining('no such mailbox'),
      log: [{ outcome: 'dead', error: expect.stringContaining('550') }],
      preview: { subject: '이메일 주소를 확인해 주세요', text: expect.stringContaining('••••••') },
    });
    expect(JSON.stringify(body)).not.toMatch(/token=[0-9A-Z]{16}/);
    expect(JSON.stringify(body)).not.toContain('new@shop.example');
  });

  test('are sent again by hand, one or all, and the log says who and why', async () => {
    await send(site, 11);
    await send(site, 12);
    const dead = () => list('status=dead&channel=mail&limit=100');
    await vi.waitFor(async () => {
      const { items } = (await site.call('GET', '/me/notifications', { token: site.tokenOf('jun') })).body;
      expect(items[0].title).toContain('12원');
      expect(await list('status=pending')).toEqual([]);
    }, WAIT);
    server.behaviour = {};
    const before = await dead();
    const [one] = before;
    const path = `/admin/deliveries/${one.deliveryId}/retries`;
    expect((await site.call('POST', path, { token: admin, body: {} })).body.code).toBe('request.invalid');
    const retried = await site.call('POST', path, { token: admin, body: REASON });
    expect([retried.status, retried.body.status, retried.body.attempts]).toEqual([200, 'pending', 0]);
    await vi.waitFor(() => expect(server.taken).toHaveLength(1), WAIT);
    expect(server.taken[0]?.messageId).toBe(`<${one.deliveryId}@shop.example>`);
    const again = await site.call('POST', path, { token: admin, body: REASON });
    expect([again.status, again.body.code]).toEqual([409, 'notification.delivery-not-dead']);
    const none = await site.call('POST', '/admin/deliveries/nobody/retries', { token: admin, body: REASON });
    expect([none.status, none.body.code]).toEqual([404, 'notification.delivery-not-found']);

    const nothing = await site.call('POST', '/admin/deliveries/retries', {
      token: admin,
      body: { channel: 'slack', ...REASON },
    });
    expect(nothing.body).toEqual({ retried: 0 });
    const all = await site.call('POST', '/admin/deliveries/retries', {
      token: admin,
      body: { destination: 'mail', ...REASON },
    });
    expect(all.body).toEqual({ retried: before.length - 1 });
    await vi.waitFor(async () => expect(await list('status=pending')).toEqual([]), WAIT);
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(server.taken.length);
    expect(await auditOf(site, 'notification.retry')).toMatchObject([
      { actorId: site.idOf('admin'), subject: one.deliveryId, reason: REASON.reason },
    ]);
    expect(await auditOf(site, 'notification.retry-all')).toMatchObject([
      { subject: 'mail', reason: REASON.reason, details: { count: before.length - 1 } },
    ]);
  });

  test('a server that is down opens its breaker, operators are told, and it can be closed by hand', async () => {
    const { port } = server;
    await server.close();
    for (let amount = 1; amount <= 12; amount += 1) await send(site, amount);
    const mail = async () =>
      (await site.call('GET', '/admin/destinations', { token: admin })).body.items.find(
        (item: { destination: string }) => item.destination === 'mail',
      );
    await vi.waitFor(
      async () => expect(await mail()).toMatchObject({ state: 'open', captured: false }),
      WAIT,
    );
    await vi.waitFor(async () => expect((await mail()).pending).toBeGreaterThanOrEqual(12), WAIT);
    await vi.waitFor(async () => {
      const { items } = (await site.call('GET', '/me/notifications', { token: admin })).body;
      expect(items[0]).toMatchObject({ kind: 'system.destination-down' });
    }, WAIT);
    server = await startSmtpServer({ port });
    const reset = '/admin/destinations/mail/resets';
    const closed = await site.call('POST', reset, { token: admin, body: REASON });
    expect([closed.status, closed.body.state]).toEqual([200, 'closed']);
    const unknown = await site.call('POST', '/admin/destinations/nothing/resets', {
      token: admin,
      body: REASON,
    });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'notification.destination-not-found']);
    expect(await auditOf(site, 'notification.reset-destination')).toMatchObject([{ subject: 'mail' }]);
  });
});

describe('webhooks to outside', () => {
  let site: TestInstallation;
  let receiver: Receiver;
  let admin: string;
  beforeAll(async () => {
    receiver = await startReceiver();
    site = await startInstallation();
    admin = await freshToken(site);
  });
  afterAll(async () => {
    await site.end();
    receiver.close();
  });
  const make = (body: object, headers: Record<string, string> = {}) =>
    site.call('POST', '/admin/webhooks', { token: admin, body, headers });
  const typesOf = () => receiver.received.map(({ body }) => JSON.parse(body).type);

  test('are told of the events that were asked for, signed, each once', async () => {
    const made = await make({ url: `${receiver.url}/a`, events: ['pay.transferred'], description: '회계' });
    expect(made.status).toBe(201);
    expect(made.headers['cache-control']).toBe('no-store');
    expect(made.body.secret).toMatch(/^whsec_[\w+/]{40,}=*$/);
    const { body: sent } = await send(site, 31);
    await vi.waitFor(() => expect(typesOf()).toEqual(['pay.transferred']), WAIT);
    const [got] = receiver.received;
    const check = checkWebhook(made.body.secret, got!.headers, Buffer.from(got!.body), Date.now());
    expect(check).toMatchObject({ ok: true });
    expect(JSON.parse(got!.body)).toMatchObject({
      type: 'pay.transferred',
      timestamp: expect.stringMatching(/Z$/),
      data: { transferId: sent.transferId, kind: 'transfer' },
    });
    const { body: listed } = await site.call('GET', '/admin/webhooks', { token: admin });
    expect(listed.items).toMatchObject([{ description: '회계', status: 'active', failingSince: null }]);
    expect(JSON.stringify(listed)).not.toContain('whsec_');
    expect(listed.eventNames).toContain('pay.transferred');
    const stored = await site.database.reader.selectFrom('webhooks').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(made.body.secret.slice(6, 30));
    const audit = await site.database.reader.selectFrom('audit_log').selectAll().execute();
    expect(JSON.stringify(audit)).not.toContain(made.body.secret.slice(6, 30));
  });

  test('are nobody’s to set up who has only a token: what tells others, or a secret, wants a fresh proof', async () => {
    const token = site.tokenOf('admin');
    const [hook] = (await site.call('GET', '/admin/webhooks', { token })).body.items;
    const path = `/admin/webhooks/${hook.webhookId}`;
    for (const [method, to, body] of [
      ['POST', '/admin/webhooks', { url: 'https://elsewhere.example/', events: ['*'] }],
      ['PATCH', path, { url: 'https://elsewhere.example/' }],
      ['POST', `${path}/secrets`, undefined],
    ] as const) {
      const { status, body: refusal } = await site.call(method, to, { token, ...(body && { body }) });
      expect([status, refusal.code], to).toEqual([403, 'auth.proof-needed']);
    }
    expect((await site.call('GET', '/admin/webhooks', { token })).body.items).toEqual([hook]);
  });

  test('change over to a new secret: for a day both sign', async () => {
    const [hook] = (await site.call('GET', '/admin/webhooks', { token: admin })).body.items;
    const headers = { 'idempotency-key': 'rotate-1' };
    const path = `/admin/webhooks/${hook.webhookId}/secrets`;
    const first = await site.call('POST', path, { token: admin, headers });
    const repeated = await site.call('POST', path, { token: admin, headers });
    expect(first.body.secret).toBe(repeated.body.secret);
    expect(first.body.secondSecretUntil).not.toBeNull();
    expect(await auditOf(site, 'webhook.rotate-secret')).toHaveLength(1);
    const before = receiver.received.length;
    const tried = await site.call('POST', `/admin/webhooks/${hook.webhookId}/tests`, { token: admin });
    expect(tried.body).toMatchObject({ delivered: true, status: 200, error: null });
    const test = receiver.received[before]!;
    expect(test.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    const check = checkWebhook(first.body.secret, test.headers, Buffer.from(test.body), Date.now());
    expect(check.ok).toBe(true);
  });

  test('the same key makes it once; all of a module can be asked for; a patch and an end', async () => {
    const headers = { 'idempotency-key': 'make-1' };
    const body = { url: `${receiver.url}/b`, events: ['coupon.*'] };
    const [one, two] = [await make(body, headers), await make(body, headers)];
    expect([one.status, two.body]).toEqual([201, one.body]);
    const path = `/admin/webhooks/${one.body.webhookId}`;
    const off = await site.call('PATCH', path, { token: admin, body: { status: 'disabled' } });
    expect(off.body).toMatchObject({ status: 'disabled', disabledBecause: 'operator' });
    const on = await site.call('PATCH', path, {
      token: admin,
      body: { status: 'active', events: ['pay.hold-made'], url: `${receiver.url}/c` },
    });
    expect(on.body).toMatchObject({ status: 'active', disabledBecause: null, events: ['pay.hold-made'] });
    expect((await site.call('DELETE', path, { token: admin })).status).toBe(204);
    expect((await site.call('DELETE', path, { token: admin })).body.code).toBe(
      'notification.webhook-not-found',
    );
    const audited = await Promise.all(
      ['webhook.create', 'webhook.change', 'webhook.delete'].map((action) => auditOf(site, action)),
    );
    expect(audited.map((entries) => entries.length)).toEqual([2, 2, 1]);
  });

  test('one that is gone is disabled, operators are told, and what it missed is dead and can be sent again', async () => {
    receiver.answer = (_one, response) => response.writeHead(410).end();
    await send(site, 41);
    const hook = async () => (await site.call('GET', '/admin/webhooks', { token: admin })).body.items[0];
    await vi.waitFor(async () => {
      expect(await hook()).toMatchObject({ status: 'disabled', disabledBecause: 'gone' });
    }, WAIT);
    await vi.waitFor(async () => {
      const { items } = (await site.call('GET', '/me/notifications', { token: admin })).body;
      expect(items[0]).toMatchObject({ kind: 'system.webhook-disabled', link: '/admin/webhooks' });
    }, WAIT);
    receiver.answer = (_one, response) => response.end();
    const before = receiver.received.length;
    const { webhookId } = await hook();
    await site.call('PATCH', `/admin/webhooks/${webhookId}`, { token: admin, body: { status: 'active' } });
    const all = await site.call('POST', '/admin/deliveries/retries', {
      token: admin,
      body: { destination: `webhook:${webhookId}`, ...REASON },
    });
    expect(all.body).toEqual({ retried: 1 });
    await vi.waitFor(() => expect(receiver.received).toHaveLength(before + 1), WAIT);
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(
      receiver.received[before - 1]?.headers['webhook-id'],
    );
  });

  test('one that fails for days is disabled; one success in between begins the count anew', async () => {
    const rowOf = async () => (await site.database.reader.selectFrom('webhooks').selectAll().execute())[0]!;
    const failsSince = (at: number) =>
      site.database.transact((tx) => tx.updateTable('webhooks').set({ failing_since: at }).execute());
    receiver.answer = (_one, response) => response.writeHead(500).end();
    await send(site, 51);
    await vi.waitFor(async () => expect((await rowOf()).failing_since).not.toBeNull(), WAIT);
    receiver.answer = (_one, response) => response.end();
    await send(site, 52);
    await vi.waitFor(async () => expect((await rowOf()).failing_since).toBeNull(), WAIT);
    receiver.answer = (_one, response) => response.writeHead(500).end();
    await failsSince(Date.now() - DISABLED_AFTER_MS + 60_000);
    await send(site, 53);
    const tried = receiver.received.length;
    await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(tried), WAIT);
    expect((await rowOf()).status).toBe('active');
    await failsSince(Date.now() - DISABLED_AFTER_MS - 1);
    await send(site, 54);
    await vi.waitFor(async () => {
      expect(await rowOf()).toMatchObject({ status: 'disabled', disabled_because: 'failing' });
    }, WAIT);
    receiver.answer = (_one, response) => response.end();
  });

  test.each([
    [{ url: 'javascript:alert(1)', events: ['*'] }, 400, 'request.invalid'],
    [{ url: 'https://user:pw@hooks.example.com/', events: ['*'] }, 409, 'notification.webhook-url-refused'],
    [{ url: 'https://hooks.example.com/', events: [] }, 400, 'request.invalid'],
    [{ url: 'https://hooks.example.com/', events: ['pay.stolen'] }, 409, 'notification.unknown-event'],
    [
      { url: 'https://hooks.example.com/', events: ['account.proof-requested'] },
      409,
      'notification.unknown-event',
    ],
    [{ url: 'https://hooks.example.com/', events: ['notification.*'] }, 409, 'notification.unknown-event'],
    [{ url: 'https://hooks.example.com/', events: ['*'], secret: 'mine' }, 400, 'request.invalid'],
  ])('%j is refused', async (body, status, code) => {
    const before = (await site.call('GET', '/admin/webhooks', { token: admin })).body.items.length;
    const answer = await make(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await site.call('GET', '/admin/webhooks', { token: admin })).body.items).toHaveLength(before);
  });

  test.each(['PATCH', 'DELETE'] as const)('%s of one that is not there', async (method) => {
    const answer = await site.call(method, '/admin/webhooks/nobody', { token: admin, body: {} });
    expect([answer.status, answer.body.code]).toEqual([404, 'notification.webhook-not-found']);
  });
});

describe('webhooks of an installation for the public', () => {
  test.each(['http://hooks.example.com/', 'https://127.0.0.1/x', 'https://169.254.169.254/'])(
    '%s is refused',
    async (url) => {
      const site = await startInstallation({
        MADANG_MODE: 'production',
        MADANG_JWT_SECRET: 'a-secret-that-is-long-enough-for-production',
      });
      const parts = { openWallets: site.pay.openWallets, makeId: site.makeId, at: Date.now() };
      const person = { email: 'operator@shop.example', name: '운영자', passwordHash: null };
      const { accountId } = await site.database.transact((tx) => makeAdmin(tx, person, parts));
      const session = firstToken(site.makeId(), randomBytes);
      const device = { userAgent: 'test', address: '127.0.0.1' };
      await site.database.transact((tx) => insertSession(tx, session, accountId, device, Date.now()));
      const token = site.tokens.sign({ accountId, role: 'admin', sessionId: session.sessionId });
      const answer = await site.call('POST', '/admin/webhooks', { token, body: { url, events: ['*'] } });
      expect([answer.status, answer.body.code]).toEqual([409, 'notification.webhook-url-refused']);
      await site.end();
    },
  );
});
