import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access } from '../../server/http/auth.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';

interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly access: Access;
}

/** Every operation of the API, as its own description lists it. */
function routesOf({ app }: TestInstallation): ApiRoute[] {
  const { paths } = app.swagger() as { paths: Record<string, Record<string, { security?: object[] }>> };
  return Object.entries(paths).flatMap(([url, operations]) =>
    Object.entries(operations).map(([method, { security = [] }]) => {
      const open = security.length === 0 ? 'public' : security.length > 1 ? 'optional' : 'member';
      const access = url.startsWith('/api/v1/admin/') ? 'admin' : open;
      const path = url.replaceAll(/\{\w+\}/g, 'nobody');
      return { method: method.toUpperCase(), url: path, access } as ApiRoute;
    }),
  );
}

describe('every route refuses a caller without the right to it', () => {
  let site: TestInstallation;
  beforeAll(async () => {
    // There are more routes by now, times ways to spoil a token, than one address may try in a minute.
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
  });
  afterAll(() => site.end());

  test('there are routes of each kind, and all of the API is described', () => {
    const routes = routesOf(site);
    expect(routes.length).toBeGreaterThan(40);
    expect(new Set(routes.map((route) => route.access))).toEqual(
      new Set(['public', 'optional', 'member', 'admin']),
    );
    expect(routes.every((route) => route.url.startsWith('/api/v1/'))).toBe(true);
  });

  test('without a token: 401', async () => {
    for (const route of routesOf(site)) {
      if (route.access !== 'member' && route.access !== 'admin') continue;
      const { status, body } = await site.call(route.method, route.url, { body: {} });
      expect([route.method, route.url, status, body.code]).toEqual([
        route.method,
        route.url,
        401,
        'auth.required',
      ]);
    }
  });

  test.each([
    ['forged', (token: string) => `${token.slice(0, -4)}AAAA`],
    [
      'unsigned',
      (token: string) =>
        `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${token.split('.')[1]}.`,
    ],
    ['cut short', (token: string) => token.slice(0, 40)],
    ['none at all', () => 'x'],
  ])('with a token that is %s: 401, also where a token is optional', async (_how, spoil) => {
    const token = spoil(site.tokenOf('admin'));
    for (const route of routesOf(site)) {
      if (route.access === 'public') continue;
      const { status, body } = await site.call(route.method, route.url, { body: {}, token });
      expect([route.url, status, body.code]).toEqual([route.url, 401, 'auth.invalid-token']);
    }
  });

  test('with a stale token: 401', async () => {
    const stale = site.tokens.sign({ accountId: site.idOf('admin'), role: 'admin', sessionId: null }, -1);
    for (const route of routesOf(site)) {
      if (route.access === 'public') continue;
      const { status, body } = await site.call(route.method, route.url, { body: {}, token: stale });
      expect([route.url, status, body.code]).toEqual([route.url, 401, 'auth.invalid-token']);
    }
  });

  test('as a member where an administrator is needed: 403', async () => {
    const admin = routesOf(site).filter((route) => route.access === 'admin');
    expect(admin.length).toBeGreaterThan(10);
    for (const route of admin) {
      const { status, body } = await site.call(route.method, route.url, {
        body: {},
        token: site.tokenOf('minji'),
      });
      expect([route.url, status, body.code]).toEqual([route.url, 403, 'auth.forbidden']);
    }
  });

  test('nothing was changed by any of it', async () => {
    const receipts = await site.database.reader
      .selectFrom('receipts')
      .select('id')
      .where('command', '!=', 'x')
      .execute();
    const before = receipts.length;
    await site.call('POST', '/pay/deposits', { body: { amount: 1_000 } });
    const after = await site.database.reader.selectFrom('receipts').select('id').execute();
    expect(after.length).toBe(before);
  });
});
