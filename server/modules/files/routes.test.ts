import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breakDown, type S3Server, startS3 } from '../../../test/services/s3.ts';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { multipart, type Part } from '../../../test/support/multipart.ts';
import { animation, BEGINNINGS, bomb, NO_PICTURES, sample } from '../../files/testing/samples.ts';
import type { Upload } from './schemas.ts';

const NAMES = ['minji', 'jun', 'admin'] as const;
type Name = (typeof NAMES)[number];

async function post(site: TestInstallation, who: Name, ...parts: Part[]) {
  const { headers, payload } = multipart(...parts);
  const response = await site.app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: { ...headers, authorization: `Bearer ${site.tokenOf(who)}` },
    payload,
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of every shape
  return { status: response.statusCode, headers: response.headers, body: response.json() as any };
}
async function upload(site: TestInstallation, who: Name, bytes: Buffer): Promise<Upload> {
  const { status, body } = await post(site, who, { bytes });
  expect([status, body.code]).toEqual([201, undefined]);
  return body;
}
/** Every file below the installation's folder of files. */
async function stored(site: TestInstallation): Promise<string[]> {
  try {
    const entries = await readdir(join(site.config.dataDir, 'files'), {
      recursive: true,
      withFileTypes: true,
    });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch {
    return [];
  }
}
/** What is to go is swept, again and again, until it holds; by itself the sweep comes every ten seconds. */
async function until(site: TestInstallation, holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await site.jobs.run('files.sweep');
}

describe('files', () => {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
  });
  afterAll(() => site.end());

  test('an upload is answered with its sizes, and each of them is served, for ever the same', async () => {
    const bytes = await sample('jpeg', 700, 525);
    const { fileId, width, height, urls } = await upload(site, 'minji', bytes);
    expect([fileId.length, width, height]).toEqual([16, 700, 525]);
    expect(urls.map((one) => `${one.width} ${one.type}`)).toEqual(
      [96, 320, 640, 700].flatMap((wide) => [`${wide} image/avif`, `${wide} image/webp`]),
    );
    for (const { url, type, width: wide } of urls) {
      expect(url).toMatch(/^\/files\/[0-9a-f]{64}-\d+\.(avif|webp)$/);
      const got = await site.app.inject({ url });
      expect(got.statusCode).toBe(200);
      expect(got.headers).toMatchObject({
        'content-type': type,
        'content-length': String(got.rawPayload.length),
        'content-disposition': 'inline',
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'public, max-age=31536000, immutable',
        etag: `"${url.slice('/files/'.length)}"`,
      });
      expect((await sharp(got.rawPayload).metadata()).width).toBe(wide);
    }
  });

  test('what the browser has is not sent again; a HEAD says the same without the bytes', async () => {
    const { urls } = await upload(site, 'minji', await sample('png', 64, 64));
    const { url } = urls[0]!;
    const { headers, rawPayload } = await site.app.inject({ url });
    for (const known of [headers.etag, `W/${headers.etag}`, `"x", ${headers.etag}`, '*']) {
      const again = await site.app.inject({ url, headers: { 'if-none-match': String(known) } });
      expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
      expect(again.headers.etag).toBe(headers.etag);
      expect(again.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    const other = await site.app.inject({ url, headers: { 'if-none-match': '"x"' } });
    expect(other.statusCode).toBe(200);
    const head = await site.app.inject({ method: 'HEAD', url });
    expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([
      200,
      String(rawPayload.length),
      0,
    ]);
  });

  test.each([
    '/files/',
    '/files/nothing',
    '/files/..%2f..%2fmadang.db',
    '/files/%00',
    `/files/${'0'.repeat(64)}-96.webp`,
    `/files/${'0'.repeat(64)}-96.html`,
    `/files/${'0'.repeat(64)}-96.webp.html`,
    `/files/${'0'.repeat(64)}-096.webp`,
    `/files/${'0'.repeat(64)}-96.webp/x`,
  ])('%s is nothing: a problem, never a page of the app', async (url) => {
    const { statusCode, headers, body } = await site.app.inject({ url });
    expect([url, statusCode]).toEqual([url, 404]);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-cache');
    expect(body).not.toContain('<html');
  });

  test('the same picture is one object, whoever uploads it; its name and declared type mean nothing', async () => {
    const bytes = await sample('webp', 200, 150);
    const one = await upload(site, 'minji', bytes);
    const before = await stored(site);
    const { status, body } = await post(site, 'jun', {
      bytes,
      filename: '../../index.html',
      type: 'text/html',
    });
    expect([status, body]).toEqual([201, one]);
    expect(await stored(site)).toEqual(before);
  });

  describe('refuses, and keeps nothing of', () => {
    const big = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(10 * 1024 * 1024)]);
    const cases: [string, () => Promise<Part[]> | Part[], number, string][] = [
      ...Object.entries(NO_PICTURES).map(([what, bytes]): [string, () => Part[], number, string] => [
        `${what} that is called a picture`,
        () => [{ bytes, filename: 'holiday.jpg' }],
        415,
        'file.unsupported-type',
      ]),
      ...Object.entries(BEGINNINGS).map(([what, bytes]): [string, () => Part[], number, string] => [
        what,
        () => [{ bytes }],
        422,
        'file.broken',
      ]),
      ['half a picture', async () => [{ bytes: (await sample()).subarray(0, 2_000) }], 422, 'file.broken'],
      ['a bomb', () => [{ bytes: bomb(20_000, 10_000) }], 422, 'file.bad-dimensions'],
      ['a thread', async () => [{ bytes: await sample('png', 1_000, 20) }], 422, 'file.bad-dimensions'],
      ['a film', async () => [{ bytes: await animation(201) }], 422, 'file.too-many-frames'],
      ['what is too large', () => [{ bytes: big }], 413, 'file.too-large'],
      ['nothing', () => [], 400, 'file.missing'],
      ['an empty file', () => [{ bytes: '' }], 400, 'file.missing'],
      ['a field', async () => [{ bytes: await sample(), filename: null }], 400, 'file.missing'],
      ['another part', async () => [{ bytes: await sample(), name: 'picture' }], 400, 'file.missing'],
      [
        'two files',
        async () => [{ bytes: await sample('png', 31, 31) }, { bytes: await sample('png', 32, 32) }],
        400,
        'file.missing',
      ],
    ];
    test.each(cases)('%s', async (_what, parts, status, code) => {
      const before = await stored(site);
      const rows = await site.database.reader.selectFrom('files').selectAll().execute();
      const answer = await post(site, 'minji', ...(await parts()));
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(await stored(site)).toEqual(before);
      expect(await site.database.reader.selectFrom('files').selectAll().execute()).toEqual(rows);
    });

    test('what is no multipart, or breaks off', async () => {
      const authorization = `Bearer ${site.tokenOf('minji')}`;
      const { headers, payload } = multipart({ bytes: await sample() });
      const asked = [
        [{ 'content-type': 'application/json' }, Buffer.from('{}'), 415, 'file.not-multipart'],
        [{ 'content-type': 'image/jpeg' }, payload, 415, 'request.unsupported-media'],
        [{ 'content-type': 'multipart/form-data' }, payload, 400, 'request.malformed'],
        [headers, payload.subarray(0, payload.length - 60), 400, 'request.malformed'],
        [headers, Buffer.from('nonsense'), 400, 'request.malformed'],
      ] as const;
      for (const [own, body, status, code] of asked) {
        const got = await site.app.inject({
          method: 'POST',
          url: '/api/v1/files',
          headers: { ...own, authorization },
          payload: body,
        });
        expect([own, got.statusCode, got.json().code]).toEqual([own, status, code]);
      }
    });

    test('multipart anywhere else', async () => {
      const { headers, payload } = multipart({ bytes: 'x' });
      const got = await site.app.inject({
        method: 'POST',
        url: '/api/v1/pay/deposits',
        headers: { ...headers, authorization: `Bearer ${site.tokenOf('minji')}` },
        payload,
      });
      expect([got.statusCode, got.json().code]).toEqual([415, 'request.unsupported-media']);
    });
  });

  describe('of a member', () => {
    const set = (who: Name, fileId: string | null) =>
      site.call('PUT', '/me/picture', { token: site.tokenOf(who), body: { fileId } });

    test('is shown in the account, to operators, and after a new sign-in', async () => {
      const { fileId, ...picture } = await upload(site, 'minji', await sample('jpeg', 300, 300));
      const changed = await set('minji', fileId);
      expect([changed.status, changed.body.picture]).toEqual([200, picture]);
      const me = await site.call('GET', '/me', { token: site.tokenOf('minji') });
      expect(me.body.picture).toEqual(picture);
      const entered = await site.call('POST', '/auth/sign-in', {
        body: { email: 'minji@madang.example', password: 'madang-demo' },
      });
      expect(entered.body.account.picture).toEqual(picture);
      const renamed = await site.call('PATCH', '/me', {
        token: site.tokenOf('minji'),
        body: { locale: 'ko' },
      });
      expect(renamed.body.picture).toEqual(picture);
      const admin = site.tokenOf('admin');
      const member = await site.call('GET', `/admin/members/${site.idOf('minji')}`, { token: admin });
      expect(member.body.picture).toEqual({
        ...picture,
        urls: picture.urls.filter((one) => one.width <= 300),
      });
      const list = await site.call('GET', '/admin/members?q=minji', { token: admin });
      expect(list.body.items[0].picture).toEqual(member.body.picture);
      const jun = await site.call('GET', '/me', { token: site.tokenOf('jun') });
      expect(jun.body.picture).toBeNull();
    });

    test('replaced, the one before it is gone from the disk and from its address', async () => {
      const first = await upload(site, 'jun', await sample('png', 110, 110));
      await set('jun', first.fileId);
      await set('jun', first.fileId);
      expect((await site.app.inject({ url: first.urls[0]!.url })).statusCode).toBe(200);
      const second = await upload(site, 'jun', await sample('png', 120, 120));
      expect((await set('jun', second.fileId)).body.picture.width).toBe(120);
      await until(site, async () => (await site.app.inject({ url: first.urls[0]!.url })).statusCode === 404);
      expect((await stored(site)).filter((name) => name.includes(first.fileId))).toEqual([]);
      expect((await set('jun', null)).body.picture).toBeNull();
      expect((await set('jun', null)).status).toBe(200);
      await until(site, async () => (await site.app.inject({ url: second.urls[0]!.url })).statusCode === 404);
      // Gone is gone: to be shown it must be uploaded again.
      expect((await set('jun', second.fileId)).body.code).toBe('file.not-found');
    });

    test('that somebody else uploaded, or nobody, is refused', async () => {
      const { fileId } = await upload(site, 'minji', await sample('png', 130, 130));
      for (const id of [fileId, 'nothing']) {
        const refused = await set('jun', id);
        expect([refused.status, refused.body.code]).toEqual([404, 'file.not-found']);
      }
      for (const body of [{}, { fileId: 1 }, { fileId: '' }, { fileId: null, more: 1 }]) {
        const refused = await site.call('PUT', '/me/picture', { token: site.tokenOf('jun'), body });
        expect([refused.status, refused.body.code]).toEqual([400, 'request.invalid']);
      }
    });

    test('many changes at once end with one picture, which is the one that is shown', async () => {
      const uploads = await Promise.all(
        [140, 141, 142].map(async (side) => upload(site, 'jun', await sample('png', side, side))),
      );
      const ids = [...uploads.map((one) => one.fileId), null];
      const all = await Promise.all(Array.from({ length: 24 }, (_, i) => set('jun', ids[i % 4]!)));
      // What was taken off in between and swept at once may be gone: then the later wish for it is refused.
      for (const { status, body } of all) expect([200, 404], JSON.stringify(body)).toContain(status);
      const me = await site.call('GET', '/me', { token: site.tokenOf('jun') });
      const rows = await site.database.reader
        .selectFrom('file_references')
        .select('file_id')
        .where('owner', '=', `account:${site.idOf('jun')}:picture`)
        .execute();
      expect(rows.length).toBe(me.body.picture === null ? 0 : 1);
      if (me.body.picture) {
        expect((await site.app.inject({ url: me.body.picture.urls[0].url })).statusCode).toBe(200);
      }
    });
  });

  test('of a member can be taken off by an operator, with a reason, which is audited', async () => {
    const { fileId, urls } = await upload(site, 'jun', await sample('png', 155, 155));
    await site.call('PUT', '/me/picture', { token: site.tokenOf('jun'), body: { fileId } });
    const token = site.tokenOf('admin');
    const path = `/admin/members/${site.idOf('jun')}/picture-removals`;
    for (const attempt of [1, 2]) {
      const taken = await site.call('POST', path, { token, body: { reason: 'Shows somebody else' } });
      expect([attempt, taken.status, taken.body.picture]).toEqual([attempt, 200, null]);
    }
    const notes = await site.call('GET', `/admin/audit?subject=${site.idOf('jun')}`, { token });
    expect(notes.body.items).toMatchObject([
      {
        action: 'account.remove-picture',
        actorId: site.idOf('admin'),
        reason: 'Shows somebody else',
        details: { fileId },
      },
    ]);
    await until(site, async () => (await site.app.inject({ url: urls[0]!.url })).statusCode === 404);
    const nobody = await site.call('POST', '/admin/members/nobody/picture-removals', {
      token,
      body: { reason: 'x' },
    });
    expect([nobody.status, nobody.body.code]).toEqual([404, 'account.not-found']);
  });

  test('of a member are theirs to take along, and go with the account', async () => {
    const { fileId, ...picture } = await upload(site, 'minji', await sample('png', 160, 160));
    const id = site.idOf('minji');
    const token = site.tokenOf('minji');
    await site.call('PUT', '/me/picture', { token, body: { fileId } });
    expect(await site.files.personalData?.(site.database.reader, id)).toEqual({ pictures: [picture] });
    await site.database.transact(async (tx) => site.files.onErase?.(tx, id));
    await until(site, async () => (await site.app.inject({ url: picture.urls[0]!.url })).statusCode === 404);
    expect(await site.files.personalData?.(site.database.reader, id)).toEqual({ pictures: [] });
    const uploads = await site.database.reader
      .selectFrom('file_uploads')
      .select('file_id')
      .where('account_id', '=', id)
      .execute();
    expect(uploads).toEqual([]);
  });

  test('of a campaign is put up by an operator, and seen by everybody', async () => {
    const token = site.tokenOf('admin');
    const { body: drops } = await site.call('GET', '/coupons/drops');
    const { dropId } = drops.items[0];
    const { fileId, ...poster } = await upload(site, 'admin', await sample('jpeg', 800, 600));
    const path = `/admin/coupons/campaigns/${dropId}/poster`;
    const key = { headers: { 'idempotency-key': 'poster-1' } };
    const put = await site.call('PUT', path, { token, body: { fileId }, ...key });
    expect([put.status, put.body.poster]).toEqual([200, poster]);
    const again = await site.call('PUT', path, { token, body: { fileId }, ...key });
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true']);
    expect((await site.call('GET', `/coupons/drops/${dropId}`)).body.poster).toEqual(poster);
    const listed = await site.call('GET', '/coupons/drops');
    expect(listed.body.items.find((drop: { dropId: string }) => drop.dropId === dropId).poster).toEqual(
      poster,
    );
    const notes = await site.call('GET', `/admin/audit?subject=${dropId}`, { token });
    expect(notes.body.items[0]).toMatchObject({
      action: 'coupon.set-poster',
      actorId: site.idOf('admin'),
      details: { to: fileId },
    });
    const foreign = await upload(site, 'minji', await sample('png', 150, 150));
    const refused = await site.call('PUT', path, { token, body: { fileId: foreign.fileId } });
    expect([refused.status, refused.body.code]).toEqual([404, 'file.not-found']);
    expect((await site.call('PUT', path, { token, body: { fileId: null } })).body.poster).toBeNull();
  });
});

describe('limits', () => {
  test('of one account: two at a time, and so many in a while; refused attempts count', async () => {
    const site = await startInstallation();
    const bytes = NO_PICTURES.HTML!;
    const codes: string[] = [];
    let last: Awaited<ReturnType<typeof post>> | undefined;
    for (let i = 0; i < 31; i += 1) {
      last = await post(site, 'minji', { bytes });
      codes.push(last.body.code);
    }
    expect(codes.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'file.unsupported-type'));
    expect([last!.status, last!.body.code]).toEqual([429, 'file.too-many']);
    expect(Number(last!.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post(site, 'jun', { bytes })).body.code).toBe('file.unsupported-type');
    const same = await Promise.all([1, 2, 3, 4].map(() => post(site, 'admin', { bytes })));
    const atOnce = same.map(({ body }) => body.code);
    expect(new Set(atOnce)).toEqual(new Set(['file.unsupported-type', 'file.too-many']));
    expect(atOnce.filter((code) => code === 'file.too-many').length).toBeLessThanOrEqual(2);
    await site.end();
  });

  test('of all together: more than a dozen at once are refused early, the others are made', async () => {
    const site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
    const pictures = await Promise.all(Array.from({ length: 40 }, (_, i) => sample('png', 300 + i, 300)));
    const answers = await Promise.all(pictures.map((bytes) => post(site, 'minji', { bytes })));
    const made = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 503);
    expect(made.length).toBeGreaterThanOrEqual(12);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(made.length + refused.length).toBe(40);
    for (const { body, headers } of refused) {
      expect([body.code, headers['retry-after']]).toEqual(['file.busy', '5']);
    }
    await site.end();
  });

  test('of bytes hold before all of them are read', async () => {
    const site = await startInstallation({ MADANG_FILES_MAX_MB: '1' });
    await site.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = site.app.server.address() as AddressInfo;
    const boundary = 'x';
    const begin = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n`;
    const send = (headers: Record<string, string>, endless: boolean) =>
      new Promise<{ status: number | undefined; sent: number; text: string }>((resolve, reject) => {
        let sent = 0;
        const request = httpRequest(
          {
            port,
            method: 'POST',
            path: '/api/v1/files',
            headers: {
              authorization: `Bearer ${site.tokenOf('minji')}`,
              'content-type': `multipart/form-data; boundary=${boundary}`,
              ...headers,
            },
          },
          async (response) => {
            let text = '';
            for await (const chunk of response) text += chunk;
            resolve({ status: response.statusCode, sent, text });
            request.destroy();
          },
        );
        request.on('error', reject);
        request.write(begin);
        const chunk = Buffer.alloc(64 * 1024, 1);
        const more = () => {
          if (request.destroyed || sent > 50 * 1024 * 1024) return;
          sent += chunk.length;
          request.write(chunk, () => (endless ? setImmediate(more) : undefined));
        };
        more();
      });
    // It says how much will come: refused at once. It does not say: refused when the bound is passed.
    const announced = await send({ 'content-length': String(40 * 1024 * 1024) }, false);
    expect([announced.status, JSON.parse(announced.text).code]).toEqual([413, 'file.too-large']);
    const endless = await send({ 'transfer-encoding': 'chunked' }, true);
    expect([endless.status, JSON.parse(endless.text).code]).toEqual([413, 'file.too-large']);
    await site.end();
  });
});

describe('files in a bucket', () => {
  let s3: S3Server;
  let site: TestInstallation;
  beforeAll(async () => {
    s3 = await startS3();
    site = await startInstallation({
      MADANG_S3_BUCKET: s3.config.bucket,
      MADANG_S3_ENDPOINT: s3.config.endpoint,
      MADANG_S3_ACCESS_KEY_ID: 'S3RVER',
      MADANG_S3_SECRET_ACCESS_KEY: 'S3RVER',
      MADANG_S3_PATH_STYLE: 'on',
      MADANG_S3_PREFIX: 'madang/',
    });
  });
  afterAll(async () => {
    await site.end();
    await s3.stop();
  });

  test('are kept there, served from here, and removed there', async () => {
    const { fileId, urls } = await upload(site, 'minji', await sample('jpeg', 200, 200));
    expect(await stored(site)).toEqual([]);
    expect(s3.requests.filter((line) => line.startsWith('PUT /madang-test/madang/'))).toHaveLength(4);
    const got = await site.app.inject({ url: urls[3]!.url });
    expect([got.statusCode, got.headers['content-type']]).toEqual([200, 'image/webp']);
    const set = (id: string | null) =>
      site.call('PUT', '/me/picture', { token: site.tokenOf('minji'), body: { fileId: id } });
    expect((await set(fileId)).status).toBe(200);
    await set(null);
    await until(site, async () => s3.requests.filter((line) => line.startsWith('DELETE')).length === 4);
    await until(site, async () => (await site.app.inject({ url: urls[3]!.url })).statusCode === 404);
  });

  test('that cannot be reached are said to be so, with when to come back; nothing is kept', async () => {
    const good = await upload(site, 'minji', await sample('png', 80, 80));
    s3.fault = breakDown;
    const refused = await post(site, 'jun', { bytes: await sample('png', 90, 90) });
    expect([refused.status, refused.body.code]).toEqual([503, 'file.storage-unavailable']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const unreadable = await site.app.inject({ url: good.urls[0]!.url });
    expect([unreadable.statusCode, unreadable.headers['cache-control']]).toEqual([503, 'no-cache']);
    expect(unreadable.headers['retry-after']).toBe('5');
    s3.fault = null;
    expect((await site.app.inject({ url: good.urls[0]!.url })).statusCode).toBe(200);
    await until(site, async () => {
      const left = await site.database.reader.selectFrom('files').select('id').execute();
      return left.length === 1;
    });
  });

  test('with an address of their own are read there by browsers, whose policy allows it', async () => {
    const cdn = await startInstallation({
      MADANG_S3_BUCKET: s3.config.bucket,
      MADANG_S3_ENDPOINT: s3.config.endpoint,
      MADANG_S3_ACCESS_KEY_ID: 'S3RVER',
      MADANG_S3_SECRET_ACCESS_KEY: 'S3RVER',
      MADANG_S3_PATH_STYLE: 'on',
      MADANG_FILES_PUBLIC_URL: 'https://pictures.example.com/madang/',
    });
    const { urls } = await upload(cdn, 'minji', await sample('png', 100, 100));
    for (const { url } of urls) {
      expect(url).toMatch(
        /^https:\/\/pictures\.example\.com\/madang\/[0-9a-f]{64}-[0-9A-Z]{16}-\d+\.(avif|webp)$/,
      );
      // The same name in the bucket.
      const put = s3.requests.find((line) => line.endsWith(url.split('/').at(-1)!));
      expect(put).toMatch(/^PUT /);
    }
    const page = await cdn.app.inject({ url: '/problems' });
    expect(page.headers['content-security-policy']).toContain(
      "img-src 'self' data: blob: https://pictures.example.com;",
    );
    await cdn.end();
  });
});
