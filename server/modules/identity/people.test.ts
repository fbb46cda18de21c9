import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { suspicions } from './testing/visitor.ts';

type Name = 'admin' | 'minji' | 'jun';
const STORE = { storeId: 'store-1', channelKey: 'channel-key-live', apiSecret: 'portone-secret' };

/** PortOne's REST API for identity checks, by its public documents. */
async function startPortone() {
  const verifications = new Map<string, Record<string, unknown>>();
  const state = { status: 200, asked: [] as { path: string; authorization: string | undefined }[] };
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    state.asked.push({ path: `${url.pathname}${url.search}`, authorization: request.headers.authorization });
    const found = verifications.get(url.pathname.replace('/identity-verifications/', ''));
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (state.status !== 200) send(state.status, { type: 'INTERNAL' });
    else if (!found) send(404, { type: 'IDENTITY_VERIFICATION_NOT_FOUND' });
    else send(200, found);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    /** What the provider's window ended with. */
    decide(id: string, status: string, ci?: string, channelKey = STORE.channelKey): void {
      verifications.set(id, {
        id,
        status,
        channel: { type: 'LIVE', id: 'channel-1', key: channelKey, pgProvider: 'DANAL' },
        ...(status === 'VERIFIED' && {
          verifiedCustomer: {
            name: '김민지',
            birthDate: '1998-03-01',
            phoneNumber: '01000000000',
            ci,
            di: 'di',
          },
        }),
      });
    },
    answer: (id: string, body: Record<string, unknown>) => verifications.set(id, body),
    end: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function everything(site: TestInstallation): Promise<string> {
  const { reader } = site.database;
  return JSON.stringify([
    await reader.selectFrom('identity_people').selectAll().orderBy('account_id').execute(),
    await reader
      .selectFrom('identity_checks')
      .selectAll()
      .where('status', '=', 'verified')
      .orderBy('id')
      .execute(),
  ]);
}

eachDatabase('the identity check', (open) => {
  describe('by PortOne, where one person has one account', () => {
    let site: TestInstallation;
    let portone: Awaited<ReturnType<typeof startPortone>>;
    beforeAll(async () => {
      const { url } = await open();
      portone = await startPortone();
      site = await startInstallation({
        DATABASE_URL: url,
        MADANG_RATE_LIMIT: 'off',
        MADANG_IDENTITY_CHECK: 'required',
        MADANG_IDENTITY_PORTONE_STORE_ID: STORE.storeId,
        MADANG_IDENTITY_PORTONE_CHANNEL_KEY: STORE.channelKey,
        MADANG_IDENTITY_PORTONE_API_SECRET: STORE.apiSecret,
        MADANG_IDENTITY_PORTONE_API_URL: portone.url,
      });
    });
    afterAll(async () => {
      await site?.end();
      portone?.end();
    });
    const begin = async (name: Name) => {
      const answer = await site.call('POST', '/me/identity-checks', { token: site.tokenOf(name) });
      expect(answer.status).toBe(201);
      return answer.body as { checkId: string; pageUrl: string };
    };
    /** What PortOne calls it. */
    const windowOf = ({ checkId }: { checkId: string }) => `madang-${checkId}`;
    const confirm = (name: Name, checkId: string) =>
      site.call('POST', `/me/identity-checks/${checkId}/confirmations`, { token: site.tokenOf(name) });
    const read = async (name: Name) =>
      (await site.call('GET', '/me/identity', { token: site.tokenOf(name) })).body;
    async function expectRefusal(
      name: Name,
      checkId: string,
      status: number,
      code: string,
      because: string | null,
    ) {
      const before = await everything(site);
      const seen = (await suspicions(site)).length;
      const answer = await confirm(name, checkId);
      expect([answer.status, answer.body.code], JSON.stringify(answer.body)).toEqual([status, code]);
      expect(await everything(site)).toBe(before);
      expect((await suspicions(site)).slice(seen).map(([, why]) => why)).toEqual(
        because === null ? [] : [expect.stringContaining(because)],
      );
    }
    const forget = () => site.database.transact((tx) => tx.deleteFrom('identity_people').execute());

    test('the browser gets what the window needs, and the result is asked of PortOne and of nobody else', async () => {
      expect(await read('minji')).toEqual({ policy: 'required', verifiedAt: null });
      const check = await begin('minji');
      expect(check).toMatchObject({ provider: 'portone', pageUrl: `/identity-check/${check.checkId}` });
      await expectRefusal('minji', check.checkId, 409, 'identity.check-pending', null);
      portone.decide(windowOf(check), 'READY');
      await expectRefusal('minji', check.checkId, 409, 'identity.check-pending', null);
      portone.decide(windowOf(check), 'VERIFIED', 'CI of minji');
      const done = await confirm('minji', check.checkId);
      expect(done.status).toBe(200);
      expect(portone.state.asked.at(-1)).toEqual({
        path: `/identity-verifications/madang-${check.checkId}?storeId=${STORE.storeId}`,
        authorization: `PortOne ${STORE.apiSecret}`,
      });
      expect((await confirm('minji', check.checkId)).body).toEqual(done.body);
      expect(await read('minji')).toEqual({ policy: 'required', verifiedAt: done.body.verifiedAt });
      expect(await everything(site)).not.toContain('CI of minji');
      const ids = [site.idOf('minji'), site.idOf('jun'), 'nobody'];
      expect(await site.identity.personVerified(site.database.reader, ids)).toEqual(
        new Set([site.idOf('minji')]),
      );
    });

    test('its window opens on a page of its own, from which no script of others reaches us', async () => {
      const { checkId, pageUrl } = await begin('minji');
      const page = await site.app.inject({ url: `${pageUrl}?next=${encodeURIComponent('/a?b="<c>')}` });
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain(`data-identity-verification-id="${windowOf({ checkId })}"`);
      expect(page.body).toContain(`data-store-id="${STORE.storeId}" data-channel-key="${STORE.channelKey}"`);
      expect(page.body).toContain('data-next="/a?b=&quot;&lt;c>"');
      expect(page.body).not.toContain(STORE.apiSecret);
      const policy = String(page.headers['content-security-policy']);
      expect(policy).toContain("script-src 'self' https://cdn.portone.io;");
      expect(/connect-src [^;]+/.exec(policy)![0]).not.toContain("'self'");
      expect(policy).toContain("default-src 'none'");
      const script = await site.app.inject({ url: '/identity-check/portone.js' });
      expect(script.headers['content-type']).toContain('javascript');
      for (const next of ['https://evil.example', '//evil.example']) {
        const away = await site.app.inject({ url: `${pageUrl}?next=${encodeURIComponent(next)}` });
        expect(away.statusCode).toBe(400);
      }
      // Everywhere else our own scripts alone run.
      const home = await site.app.inject({ url: '/account/security' });
      expect(String(home.headers['content-security-policy'])).toContain("script-src 'self';");
    });

    test('a second account of the same person is refused', async () => {
      const { checkId } = await begin('jun');
      portone.decide(windowOf({ checkId }), 'VERIFIED', 'CI of minji');
      await expectRefusal('jun', checkId, 409, 'identity.person-taken', 'person-taken');
    });

    test('an account stays the person that it was', async () => {
      const { checkId } = await begin('minji');
      portone.decide(windowOf({ checkId }), 'VERIFIED', 'CI of somebody');
      await expectRefusal('minji', checkId, 409, 'identity.other-person', 'other-person');
      const again = await begin('minji');
      portone.decide(windowOf(again), 'VERIFIED', 'CI of minji');
      expect((await confirm('minji', again.checkId)).status).toBe(200);
    });

    test('a check of another member, or of nobody, is none', async () => {
      const { checkId } = await begin('minji');
      portone.decide(windowOf({ checkId }), 'VERIFIED', 'CI of minji');
      await expectRefusal('jun', checkId, 404, 'identity.check-not-found', null);
      await expectRefusal('jun', 'nobody', 404, 'identity.check-not-found', null);
    });

    test('one that failed stays failed', async () => {
      const { checkId } = await begin('jun');
      portone.decide(windowOf({ checkId }), 'FAILED');
      await expectRefusal('jun', checkId, 409, 'identity.check-failed', null);
      portone.decide(windowOf({ checkId }), 'VERIFIED', 'CI of jun');
      await expectRefusal('jun', checkId, 409, 'identity.check-failed', null);
    });

    test('one by another channel counts for nothing: a channel for tests has made-up people', async () => {
      const { checkId } = await begin('jun');
      portone.decide(windowOf({ checkId }), 'VERIFIED', 'CI of jun', 'channel-key-test');
      await expectRefusal('jun', checkId, 409, 'identity.check-failed', 'another channel');
    });

    test.each([
      ['for something else', { id: 'other', status: 'VERIFIED' }],
      [
        'without a CI',
        { status: 'VERIFIED', channel: { key: STORE.channelKey }, verifiedCustomer: { name: 'x' } },
      ],
      ['with an unknown status', { status: 'MAYBE' }],
    ])('an answer %s is none', async (_what, body) => {
      const { checkId } = await begin('jun');
      portone.answer(windowOf({ checkId }), { id: windowOf({ checkId }), ...body });
      await expectRefusal('jun', checkId, 502, 'identity.provider-failed', null);
    });

    test('PortOne being down, or refusing us, leaves the check open', async () => {
      const { checkId } = await begin('jun');
      portone.decide(windowOf({ checkId }), 'VERIFIED', 'CI of jun');
      for (const [status, answered, code] of [
        [500, 503, 'identity.provider-unreachable'],
        [429, 503, 'identity.provider-unreachable'],
        [401, 502, 'identity.provider-failed'],
      ] as const) {
        portone.state.status = status;
        await expectRefusal('jun', checkId, answered, code, null);
      }
      portone.state.status = 200;
      expect((await confirm('jun', checkId)).status).toBe(200);
    });

    test('one that was not finished in half an hour is over', async () => {
      const { checkId } = await begin('jun');
      portone.decide(windowOf({ checkId }), 'VERIFIED', 'CI of jun');
      await site.database.transact((tx) =>
        tx.updateTable('identity_checks').set({ expires_at: 1 }).where('id', '=', checkId).execute(),
      );
      await expectRefusal('jun', checkId, 410, 'identity.flow-expired', null);
    });

    test('of two accounts of one person at the same time, one is verified', async () => {
      for (let round = 0; round < 5; round += 1) {
        await forget();
        const names = ['minji', 'jun', 'admin'] as const;
        const checks = await Promise.all(names.map(begin));
        for (const { checkId } of checks) {
          portone.decide(windowOf({ checkId }), 'VERIFIED', `CI of twins ${round}`);
        }
        const answers = await Promise.all(names.map((name, i) => confirm(name, checks[i]!.checkId)));
        expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
        const people = await site.database.reader.selectFrom('identity_people').selectAll().execute();
        expect(people).toHaveLength(1);
      }
    });
  });

  describe('in the sandbox, where it is not asked for', () => {
    let site: TestInstallation;
    beforeAll(async () => {
      const { url } = await open();
      site = await startInstallation({ DATABASE_URL: url, MADANG_RATE_LIMIT: 'off' });
    });
    afterAll(() => site?.end());
    const person = { name: '김민지', birthDate: '1998-03-01', phone: '010-0000-0000', outcome: 'verified' };
    const send = (pageUrl: string, form: Record<string, string>) =>
      site.app.inject({
        method: 'POST',
        url: pageUrl,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(form).toString(),
      });
    const begin = async (name: Name) =>
      (await site.call('POST', '/me/identity-checks', { token: site.tokenOf(name) })).body as {
        checkId: string;
        pageUrl: string;
      };
    const confirm = (name: Name, checkId: string) =>
      site.call('POST', `/me/identity-checks/${checkId}/confirmations`, { token: site.tokenOf(name) });

    test('a page of our own plays the window and leads back', async () => {
      const { checkId, pageUrl } = await begin('minji');
      const page = await site.app.inject({ url: `${pageUrl}?next=/account/identity` });
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('본인인증 연습');
      expect((await confirm('minji', checkId)).body.code).toBe('identity.check-pending');
      const sent = await send(pageUrl, { ...person, next: '/account/identity' });
      expect([sent.statusCode, sent.headers.location]).toEqual([303, '/account/identity']);
      expect((await confirm('minji', checkId)).status).toBe(200);
      // Where nobody asked for it, one person may have two accounts.
      const second = await begin('jun');
      expect((await send(second.pageUrl, person)).statusCode).toBe(200);
      expect((await confirm('jun', second.checkId)).status).toBe(200);
    });

    test('plays a failure, refuses what is no form of it, and leads nowhere else', async () => {
      const { checkId, pageUrl } = await begin('jun');
      for (const next of ['https://evil.example', '//evil.example', '/\\evil.example']) {
        expect((await send(pageUrl, { ...person, next })).statusCode).toBe(400);
        expect(
          (await site.app.inject({ url: `${pageUrl}?next=${encodeURIComponent(next)}` })).statusCode,
        ).toBe(400);
      }
      const script = '/a"><script>';
      const page = await site.app.inject({ url: `${pageUrl}?next=${encodeURIComponent(script)}` });
      expect(page.body).not.toContain('<script>');
      expect((await send(pageUrl, { ...person, phone: 'call me' })).statusCode).toBe(400);
      expect((await send(pageUrl, { ...person, outcome: 'failed' })).statusCode).toBe(200);
      expect((await confirm('jun', checkId)).body.code).toBe('identity.check-failed');
      expect((await send(pageUrl, person)).statusCode).toBe(404);
      expect((await send('/identity-check/nobody', person)).statusCode).toBe(404);
    });
  });
});

test('ten checks in ten minutes are enough for one member: each costs the operator money', async () => {
  const site = await startInstallation();
  const begin = () => site.call('POST', '/me/identity-checks', { token: site.tokenOf('minji') });
  for (let i = 0; i < 10; i += 1) expect((await begin()).status).toBe(201);
  expect(await begin()).toMatchObject({ status: 429, body: { code: 'auth.throttled' } });
  await site.end();
});

test('where there is no check, nothing is begun and there is no sandbox', async () => {
  const site = await startInstallation({ MADANG_IDENTITY_CHECK: 'off' });
  const token = site.tokenOf('minji');
  expect((await site.call('GET', '/me/identity', { token })).body).toEqual({
    policy: 'off',
    verifiedAt: null,
  });
  expect((await site.call('POST', '/me/identity-checks', { token })).body.code).toBe('identity.check-off');
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const page = await site.app.inject({
    method: 'POST',
    url: '/identity-check/x',
    headers: form,
    payload: 'a=b',
  });
  expect(page.statusCode).toBe(404);
  await site.end();
});
