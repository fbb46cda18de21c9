import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { jobOf, runJob } from '../support/jobs.ts';
import { watch } from '../support/watch.ts';

const WAIT = { timeout: 15_000, interval: 50 };

/** Sends money and waits until so many mails have been captured for its receiver in all. */
async function send(site: TestInstallation, amount: number, memo?: string): Promise<void> {
  const { status } = await site.call('POST', '/pay/transfers', {
    token: site.tokenOf('minji'),
    body: { to: 'jun@madang.example', amount, ...(memo !== undefined && { memo }) },
  });
  expect(status).toBe(201);
}
const inboxOf = async (site: TestInstallation, name: 'minji' | 'jun' | 'admin', query = '') =>
  (await site.call('GET', `/me/notifications${query}`, { token: site.tokenOf(name) })).body;

/** Everything that the seed has made people told of is told. */
async function settle(site: TestInstallation): Promise<void> {
  await send(site, 1, 'the last');
  await vi.waitFor(async () => {
    const { items } = await inboxOf(site, 'jun');
    expect(items[0]?.body).toContain('the last');
  }, WAIT);
}

describe('the inbox', () => {
  let site: TestInstallation;
  let jun: string;
  beforeAll(async () => {
    site = await startInstallation();
    jun = site.tokenOf('jun');
    await settle(site);
  });
  afterAll(() => site.end());

  test('tells in the member’s language, newest first, a page at a time, each once', async () => {
    for (let amount = 101; amount <= 105; amount += 1) await send(site, amount);
    await vi.waitFor(async () => {
      expect((await inboxOf(site, 'jun')).items[0]?.title).toBe('김민지님이 105원을 보냈습니다');
    }, WAIT);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { notificationId: string }[]; nextCursor: string | null } = await inboxOf(
        site,
        'jun',
        `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map((item) => item.notificationId));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(seen.toSorted().reverse());
    await site.call('PATCH', '/me', { token: jun, body: { locale: 'en' } });
    const { items } = await inboxOf(site, 'jun', '?limit=1');
    expect(items[0]).toMatchObject({
      kind: 'pay.received',
      category: 'money',
      title: '김민지 sent you ₩105',
      link: '/pay',
      readAt: null,
    });
    await site.call('PATCH', '/me', { token: jun, body: { locale: 'ko' } });
  });

  test('counts what is unread; one is read, then it and all older ones; twice is once', async () => {
    const { items, unread } = await inboxOf(site, 'jun');
    expect(unread).toBeGreaterThanOrEqual(6);
    const reads = async (body: object) => {
      const answer = await site.call('POST', '/me/notifications/reads', { token: jun, body });
      expect(answer.status).toBe(200);
      return answer.body.unread;
    };
    const first = { notificationId: items[1].notificationId };
    expect([await reads(first), await reads(first)]).toEqual([unread - 1, unread - 1]);
    expect((await inboxOf(site, 'jun')).items[1].readAt).not.toBeNull();
    expect(await reads({ upTo: items[1].notificationId })).toBe(1);
    expect((await inboxOf(site, 'jun')).unread).toBe(1);
    expect(await reads({ upTo: items[0].notificationId })).toBe(0);
  });

  test('another’s notice cannot be read, and looks like none', async () => {
    await send(site, 77);
    await vi.waitFor(async () => expect((await inboxOf(site, 'jun')).unread).toBe(1), WAIT);
    const [theirs] = (await inboxOf(site, 'jun')).items;
    const before = (await inboxOf(site, 'minji')).unread;
    const answer = await site.call('POST', '/me/notifications/reads', {
      token: site.tokenOf('minji'),
      body: { notificationId: theirs.notificationId },
    });
    expect(answer.body).toEqual({ unread: before });
    expect((await inboxOf(site, 'jun')).unread).toBe(1);
  });

  test.each([
    ['/me/notifications?limit=0', 'request.invalid'],
    ['/me/notifications?cursor=%00', 'request.invalid-cursor'],
    ['/me/notifications?x=1', 'request.invalid'],
  ])('bad input: %s', async (path, code) => {
    const { status, body } = await site.call('GET', path, { token: jun });
    expect([status, body.code]).toEqual([400, code]);
  });

  test.each([[{}], [{ upTo: 'a', notificationId: 'b' }], [{ upTo: '1 or 1=1' }], [{ all: true }]])(
    'bad input to read: %j',
    async (body) => {
      const answer = await site.call('POST', '/me/notifications/reads', { token: jun, body });
      expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    },
  );

  describe('preferences', () => {
    const preferences = async () =>
      (await site.call('GET', '/me/notification-preferences', { token: jun })).body;
    const change = (changes: object[]) =>
      site.call('PATCH', '/me/notification-preferences', { token: jun, body: { changes } });
    const channelOf = (
      body: {
        items: { kind: string; channels: { channel: string; on: boolean; fixed: boolean }[] }[];
      },
      kind: string,
      channel: string,
    ) => body.items.find((item) => item.kind === kind)?.channels.find((entry) => entry.channel === channel);

    test('list every kind that a member can be told, with what is on and what cannot be changed', async () => {
      const body = await preferences();
      expect(channelOf(body, 'pay.received', 'mail')).toEqual({ channel: 'mail', on: true, fixed: false });
      expect(channelOf(body, 'coupon.claimed', 'mail')).toEqual({ channel: 'mail', on: false, fixed: false });
      expect(channelOf(body, 'account.new-device', 'mail')).toEqual({
        channel: 'mail',
        on: true,
        fixed: true,
      });
      expect(channelOf(body, 'account.new-device', 'sms')).toEqual({
        channel: 'sms',
        on: false,
        fixed: false,
      });
      const kinds = body.items.map((item: { kind: string }) => item.kind);
      expect(kinds).not.toContain('account.password-reset');
      expect(kinds).not.toContain('system.destination-down');
    });

    test('what is switched off is not sent; what is switched on again is', async () => {
      const mails = async () =>
        (await site.call('GET', '/dev/mails?to=jun@madang.example&limit=100')).body.items.map(
          (item: { subject: string }) => item.subject,
        );
      const off = await change([
        { kind: 'pay.received', channel: 'mail', on: false },
        { kind: 'coupon.claimed', channel: 'mail', on: true },
      ]);
      expect(off.status).toBe(200);
      expect(channelOf(off.body, 'pay.received', 'mail')?.on).toBe(false);
      await send(site, 201);
      const { body: drops } = await site.call('GET', '/coupons/drops');
      const { dropId } = drops.items.find((drop: { phase: string }) => drop.phase === 'open');
      await site.call('POST', `/coupons/drops/${dropId}/claims`, { token: jun });
      await vi.waitFor(async () => expect((await mails())[0]).toContain('쿠폰을 받았습니다'), WAIT);
      expect(await mails()).not.toContain('김민지님이 201원을 보냈습니다');
      await change([
        { kind: 'pay.received', channel: 'mail', on: true },
        { kind: 'pay.received', channel: 'inbox', on: false },
      ]);
      const { unread } = await inboxOf(site, 'jun');
      await send(site, 202);
      await vi.waitFor(async () => expect((await mails())[0]).toContain('202원'), WAIT);
      expect((await inboxOf(site, 'jun')).unread).toBe(unread);
      await change([{ kind: 'pay.received', channel: 'inbox', on: true }]);
    });

    test.each([
      [[{ kind: 'account.new-device', channel: 'mail', on: false }], 409, 'notification.preference-fixed'],
      [[{ kind: 'account.new-device', channel: 'inbox', on: false }], 409, 'notification.preference-fixed'],
      [
        [{ kind: 'account.password-reset', channel: 'mail', on: false }],
        409,
        'notification.preference-fixed',
      ],
      [
        [{ kind: 'system.destination-down', channel: 'inbox', on: true }],
        409,
        'notification.preference-fixed',
      ],
      [[{ kind: 'no.such', channel: 'mail', on: false }], 409, 'notification.preference-fixed'],
      [[{ kind: 'pay.received', channel: 'slack', on: true }], 400, 'request.invalid'],
      [[], 400, 'request.invalid'],
    ])('%j is refused, and changes nothing', async (changes, status, code) => {
      const before = await preferences();
      const answer = await change([...changes]);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      if (changes.length > 0) {
        await change([{ kind: 'pay.withdrawn', channel: 'sms', on: true }, ...changes]);
      }
      expect(await preferences()).toEqual(before);
    });
  });

  describe('ending mails by the address that they carry', () => {
    const unsubscribe = (url: string) =>
      site.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      });

    test('one click, without signing in, ends that kind alone; looking at the address ends nothing', async () => {
      await send(site, 301);
      const find = async () =>
        (await site.call('GET', '/dev/mails?to=jun@madang.example')).body.items.find(
          (item: { subject: string }) => item.subject.includes('301원'),
        );
      await vi.waitFor(async () => expect(await find()).toBeDefined(), WAIT);
      const { body: mail } = await site.call('GET', `/dev/mails/${(await find()).mailId}`);
      expect(mail.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
      const address = new URL(mail.headers['List-Unsubscribe'].slice(1, -1)).pathname;
      const looked = await site.app.inject({ url: address });
      expect([looked.statusCode, looked.headers.location]).toEqual([
        303,
        expect.stringMatching(/\/account\/notifications$/),
      ]);
      const isOn = async () => {
        const { body } = await site.call('GET', '/me/notification-preferences', { token: jun });
        const { channels } = body.items.find((item: { kind: string }) => item.kind === 'pay.received');
        return channels.find((entry: { channel: string }) => entry.channel === 'mail').on;
      };
      expect(await isOn()).toBe(true);
      expect((await unsubscribe(address)).statusCode).toBe(204);
      expect((await unsubscribe(address)).statusCode).toBe(204);
      expect(await isOn()).toBe(false);

      for (const forged of [
        address.replace('pay.received', 'pay.withdrawn'),
        address.replace(site.idOf('jun'), site.idOf('minji')),
        `${address.slice(0, -1)}${address.endsWith('A') ? 'B' : 'A'}`,
        '/api/v1/notifications/unsubscriptions/x',
      ]) {
        const answer = await unsubscribe(forged);
        expect([answer.statusCode, answer.json().code]).toEqual([404, 'notification.unsubscribe-invalid']);
      }
    });
  });

  describe('a phone for text messages', () => {
    const texts = async () =>
      (await site.call('GET', '/dev/mails?to=01012345678')).body.items as { subject: string }[];

    test('counts once the code that came to it is shown; then kinds can go there', async () => {
      const asked = await site.call('POST', '/me/phone', { token: jun, body: { phone: '010-1234-5678' } });
      expect(asked.status).toBe(202);
      await vi.waitFor(async () => expect(await texts()).toHaveLength(1), WAIT);
      const code = /\d{6}/.exec((await texts())[0]!.subject)![0];
      const soon = await site.call('POST', '/me/phone', { token: jun, body: { phone: '010-1234-5678' } });
      expect([soon.status, soon.body.code]).toEqual([429, 'notification.phone-too-soon']);
      expect(Number(soon.headers['retry-after'])).toBeGreaterThan(0);
      const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
      const confirm = (guess: string, token = jun) =>
        site.call('POST', '/me/phone/confirmations', { token, body: { code: guess } });
      expect((await confirm(wrong)).body.code).toBe('notification.phone-code-wrong');
      expect((await confirm(code, site.tokenOf('minji'))).body.code).toBe('notification.phone-not-asked');
      expect((await confirm(code)).status).toBe(204);
      const { body } = await site.call('GET', '/me/notification-preferences', { token: jun });
      expect(body.phone).toBe('010-****-5678');
      await site.call('PATCH', '/me/notification-preferences', {
        token: jun,
        body: { changes: [{ kind: 'pay.received', channel: 'sms', on: true }] },
      });
      await send(site, 401);
      await vi.waitFor(async () => expect((await texts())[0]!.subject).toContain('401원'), WAIT);
      expect((await site.call('DELETE', '/me/phone', { token: jun })).status).toBe(204);
    });

    test('a code can be guessed five times', async () => {
      const token = site.tokenOf('admin');
      await site.call('POST', '/me/phone', { token, body: { phone: '01099998888' } });
      const codes: string[] = [];
      for (let guess = 0; guess < 7; guess += 1) {
        const answer = await site.call('POST', '/me/phone/confirmations', {
          token,
          body: { code: String(guess).padStart(6, '9') },
        });
        codes.push(answer.body.code);
      }
      expect(codes.slice(0, 5)).toEqual(Array(5).fill('notification.phone-code-wrong'));
      expect(codes.slice(5)).toEqual(Array(2).fill('notification.phone-code-expired'));
    });

    test.each(['02-123-4567', '010-12', '+82 10 1234 5678', '010-1234-5678\n'])(
      '%j is none',
      async (phone) => {
        const answer = await site.call('POST', '/me/phone', { token: jun, body: { phone } });
        expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
      },
    );
  });

  test('one’s own data holds what one was told, and leaving takes all of it away', async () => {
    const told = await site.notifications.personalData!(site.database.reader, site.idOf('jun'));
    expect((told.notifications as unknown[]).length).toBeGreaterThan(3);
    await site.database.transact((tx) => site.notifications.onErase!(tx, site.idOf('jun')));
    expect(await inboxOf(site, 'jun')).toEqual({ items: [], nextCursor: null, unread: 0 });
  });
});

test('what is older than it need be kept is forgotten, and the count of unread stays right', async () => {
  const site = await startInstallation();
  await settle(site);
  const purge = (at: number) =>
    runJob(site.database, jobOf(site.notifications, 'notifications.purge'), { at });
  const day = 86_400_000;
  const kept = () => site.database.reader.selectFrom('deliveries').select(['id', 'status']).execute();
  await vi.waitFor(async () => {
    expect((await kept()).filter(({ status }) => status === 'sent')).not.toEqual([]);
  }, WAIT);
  const done = new Set((await kept()).filter(({ status }) => status !== 'pending').map(({ id }) => id));
  await purge(Date.now() + 364 * day);
  const { items, unread } = await inboxOf(site, 'jun');
  expect(unread).toBe(items.length);
  expect((await kept()).filter(({ id }) => done.has(id))).toEqual([]);
  // What was read is no part of the count.
  const body = { notificationId: items[0].notificationId };
  await site.call('POST', '/me/notifications/reads', { token: site.tokenOf('jun'), body });
  await purge(Date.now() + 366 * day);
  expect(await inboxOf(site, 'jun')).toEqual({ items: [], nextCursor: null, unread: 0 });
  await site.end();
});

describe('in production', () => {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation({
      MADANG_MODE: 'production',
      MADANG_JWT_SECRET: 'a-secret-that-is-long-enough-for-production',
    });
  });
  afterAll(() => site.end());

  test('nobody reads other people’s mail', async () => {
    for (const path of ['/dev/mails', '/dev/mails/x']) {
      expect((await site.call('GET', path)).status).toBe(404);
    }
  });

  test('without a mail server, news stays in the app, and what somebody waits for is shown to operators as dead', async () => {
    const token = site.tokens.sign({ accountId: 'nobody', role: 'admin', sessionId: null });
    await site.call('POST', '/auth/sign-up', {
      body: { email: 'new@shop.example', password: 'long enough to be', name: '새 손님' },
    });
    const dead = async () => (await site.call('GET', '/admin/deliveries?status=dead', { token })).body.items;
    await vi.waitFor(async () => expect(await dead()).toHaveLength(1), WAIT);
    expect((await dead())[0]).toMatchObject({
      channel: 'mail',
      recipient: 'ne***@shop.example',
      lastError: expect.stringContaining('MADANG_SMTP_URL'),
    });
    const phone = await site.call('POST', '/me/phone', { token, body: { phone: '01012345678' } });
    expect(phone.body.code).toBe('notification.no-text-messages');
  });
});

describeWith('MariaDB', 'open pages on two instances', () => {
  test('hear of what came in and of what was read, wherever it happened', async () => {
    const DATABASE_URL = await newMariadbDatabase();
    const first = await startInstallation({ DATABASE_URL });
    const second = await startInstallation({ DATABASE_URL });
    await settle(first);
    const headers = { authorization: `Bearer ${first.tokenOf('jun')}` };
    const pages = [];
    for (const site of [first, second]) {
      pages.push(await watch(await site.app.listen({ host: '127.0.0.1', port: 0 }), 'me', headers));
    }
    for (const page of pages) await page.until((message) => message.event === 'hello');
    await send(first, 555);
    const heard = await Promise.all(
      pages.map((page) =>
        page.until(({ event, data }) => event === 'notification.created' && data.title.includes('555원')),
      ),
    );
    expect(heard[0]!.data).toEqual(heard[1]!.data);
    expect(heard[0]!.data).toMatchObject({ kind: 'pay.received', link: '/pay', unread: expect.any(Number) });
    await second.call('POST', '/me/notifications/reads', {
      token: first.tokenOf('jun'),
      body: { upTo: heard[0]!.data.notificationId },
    });
    for (const page of pages) {
      const read = await page.until(({ event }) => event === 'notification.read');
      expect(read.data).toEqual({ unread: 0 });
      page.close();
    }
    await first.end();
    await second.end();
  });
});
