import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { multipart } from '../support/multipart.ts';

let site: TestInstallation;
beforeAll(async () => {
  site = await startInstallation();
});
afterAll(() => site.end());

const noted = async () =>
  (
    await site.database.reader
      .selectFrom('audit_log')
      .select(['actor_id', 'subject', 'reason'])
      .where('action', '=', 'request.refused')
      .orderBy('id')
      .execute()
  ).map((row) => [row.actor_id, row.subject, row.reason]);

async function upload(bytes: Buffer | string, remoteAddress: string): Promise<[number, string]> {
  const { headers, payload } = multipart({ bytes });
  const response = await site.app.inject({
    method: 'POST',
    url: '/api/v1/files',
    remoteAddress,
    headers: { ...headers, authorization: `Bearer ${site.tokenOf('minji')}` },
    payload,
  });
  return [response.statusCode, response.json<{ code: string }>().code];
}

test('a disguised, a broken and an oversized file are in the audit log', async () => {
  expect(await upload('<html><script>alert(1)</script></html>', '10.0.0.1')).toEqual([
    415,
    'file.unsupported-type',
  ]);
  expect(await upload(Buffer.from('\x89PNG\r\n\x1a\n and nothing more', 'latin1'), '10.0.0.1')).toEqual([
    422,
    'file.broken',
  ]);
  expect(await upload(Buffer.alloc(site.config.files.maxBytes + 20_000), '10.0.0.1')).toEqual([
    413,
    'file.too-large',
  ]);
  const minji = site.idOf('minji');
  expect(await noted()).toEqual([
    [minji, '/api/v1/files', 'file.unsupported-type'],
    [minji, '/api/v1/files', 'file.broken'],
    [minji, '/api/v1/files', 'file.too-large'],
  ]);
});

test.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
  'a way back to elsewhere (%s) is refused and in the audit log',
  async (next) => {
    const before = (await noted()).length;
    const { statusCode } = await site.app.inject({
      method: 'POST',
      url: '/api/v1/auth/providers/google/authorizations',
      remoteAddress: '10.0.0.2',
      payload: { intent: 'sign-in', next },
    });
    expect(statusCode).toBe(400);
    expect((await noted()).slice(before)).toEqual([
      ['guest', '/api/v1/auth/providers/:provider/authorizations', 'request.invalid'],
    ]);
  },
);

test('a bank page that would send the customer elsewhere is refused and in the audit log', async () => {
  const before = (await noted()).length;
  const query = new URLSearchParams({
    amount: '1000',
    orderName: 'x',
    successUrl: 'https://evil.example/',
    failUrl: '/pay',
  });
  const { statusCode } = await site.app.inject({
    url: `/sandbox/toss/pay/01K9ZQ3T5R7WXA00?${query}`,
    remoteAddress: '10.0.0.3',
  });
  expect(statusCode).toBe(400);
  expect((await noted()).slice(before).map(([, , reason]) => reason)).toEqual(['payment.redirect-refused']);
});

test('one place fills a few lines and no more, and is refused all the same', async () => {
  const before = (await noted()).length;
  for (let i = 0; i < 15; i += 1) {
    expect(await upload(`<html>${i}</html>`, '10.0.0.4')).toEqual([415, 'file.unsupported-type']);
  }
  expect((await noted()).length - before).toBe(10);
  // Somebody else is still noted.
  await upload('<html></html>', '10.0.0.5');
  expect((await noted()).length - before).toBe(11);
});
