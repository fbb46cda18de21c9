import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import {
  type CallResult,
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { multipart, type Part } from '../../../../test/support/multipart.ts';
import { joinTrip, makeTrip } from '../../../../test/support/trips.ts';
import { insertMany } from '../../../db/dialect.ts';
import { sample } from '../../../files/testing/samples.ts';
import { releaseFilesOf } from './index.ts';
import { FILE_COLUMNS } from './rows.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const codeOf = ({ status, body }: CallResult) => [status, body.code];

eachDatabase('files of a trip', (open) => {
  let site: TestInstallation;
  beforeAll(async () => {
    const { url } = await open();
    site = await startInstallation({
      DATABASE_URL: url,
      MADANG_SERVICES: 'pay,trips',
      MADANG_RATE_LIMIT: 'off',
    });
  }, 60_000);
  afterAll(() => site.end());

  async function add(
    who: DemoPerson,
    tripId: string,
    parts: readonly Part[],
    key?: string,
  ): Promise<CallResult> {
    const { headers, payload } = multipart(...parts);
    const response = await site.app.inject({
      method: 'POST',
      url: `/api/v1/trips/${tripId}/files`,
      headers: {
        ...headers,
        authorization: `Bearer ${site.tokenOf(who)}`,
        ...(key && { 'idempotency-key': key }),
      },
      payload,
    });
    return { status: response.statusCode, headers: response.headers, body: response.json() };
  }
  const read = (who: DemoPerson | null, tripId: string, fileId: string, query = '') =>
    site.app.inject({
      url: `/api/v1/trips/${tripId}/files/${fileId}${query}`,
      headers: who === null ? {} : { authorization: `Bearer ${site.tokenOf(who)}` },
    });
  const call = (who: DemoPerson, method: 'GET' | 'DELETE', path: string) =>
    site.call(method, path, { token: site.tokenOf(who) });
  const storedRows = () => site.database.reader.selectFrom('files').select(['id', 'hash']).execute();

  test('are for its people alone, with headers that let nothing run; after leaving no more', async () => {
    const { tripId, itemIds } = await makeTrip(site, { days: [['숙소']] });
    const { personId } = await joinTrip(site, tripId, 'jun', 'viewer');
    const picture = await sample('jpeg', 900, 600);
    const entry = { name: 'entryId', filename: null, bytes: itemIds.숙소! };
    const added = await add('minji', tripId, [
      entry,
      { filename: "../../예약 '확인'(1).jpg", bytes: picture },
    ]);
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    expect(added.body).toMatchObject({
      ...{
        entryId: itemIds.숙소,
        name: "예약 '확인'(1).jpg",
        type: 'image/webp',
        addedBy: site.idOf('minji'),
      },
    });
    const { fileId } = added.body;
    const pdf = await add('minji', tripId, [{ filename: '표.pdf', type: 'text/html', bytes: PDF }]);
    const own = await read('jun', tripId, fileId, '?width=300');
    expect([own.statusCode, own.headers['content-type']]).toEqual([200, 'image/webp']);
    expect(own.rawPayload.toString('latin1', 8, 12)).toBe('WEBP');
    const full = await read('minji', tripId, fileId);
    expect(full.rawPayload.length).toBeGreaterThan(own.rawPayload.length);
    for (const { headers } of [own, await read('jun', tripId, pdf.body.fileId)]) {
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox; frame-ancestors 'none'");
      expect(headers['cache-control']).toBe('private, no-store');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
    expect(own.headers['content-disposition']).toMatch(/^inline; filename\*=UTF-8''%EC/);
    expect(own.headers['content-disposition']).toMatch(/%27%ED%99%95%EC%9D%B8%27%281%29\.webp$/);
    const document = await read('jun', tripId, pdf.body.fileId);
    expect(document.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''%ED%91%9C\.pdf$/);
    expect([document.headers['content-type'], document.rawPayload.equals(PDF)]).toEqual([
      'application/pdf',
      true,
    ]);

    for (const who of ['soyeon', 'admin'] as const) {
      expect((await read(who, tripId, fileId)).json().code).toBe('trips.not-found');
      expect(codeOf(await call(who, 'GET', `/trips/${tripId}/files`))).toEqual([404, 'trips.not-found']);
      expect(codeOf(await add(who, tripId, [{ bytes: picture }]))).toEqual([404, 'trips.not-found']);
    }
    expect((await read(null, tripId, fileId)).statusCode).toBe(401);
    const other = await makeTrip(site, { by: 'soyeon' });
    expect((await read('soyeon', other.tripId, fileId)).json().code).toBe('trips.file-not-found');
    // No public address: the name in the store is none, and is told to nobody.
    for (const { hash, id } of await storedRows()) {
      for (const width of [1, 96, 320, 640, 900]) {
        const guess = await site.app.inject({ url: `/files/${hash}-${width}.webp` });
        expect(guess.statusCode, `${hash}-${width}`).toBe(404);
      }
      expect(JSON.stringify(added.body)).not.toContain(hash);
      const set = await site.call('PUT', '/me/picture', {
        token: site.tokenOf('minji'),
        body: { fileId: id },
      });
      expect(codeOf(set)).toEqual([404, 'file.not-found']);
    }
    expect(codeOf(await add('jun', tripId, [{ bytes: picture }]))).toEqual([403, 'trips.read-only']);
    expect(codeOf(await call('jun', 'DELETE', `/trips/${tripId}/files/${fileId}`))).toEqual([
      403,
      'trips.read-only',
    ]);
    expect((await call('jun', 'DELETE', `/trips/${tripId}/people/${personId}`)).status).toBe(200);
    expect((await read('jun', tripId, fileId)).json().code).toBe('trips.not-found');
  });

  test('are taken by content, once for a key, and within bounds', async () => {
    const { tripId } = await makeTrip(site);
    const picture = await sample('png', 64, 64);
    const wrong: [unknown[], Part[]][] = [
      [[415, 'file.unsupported-type'], [{ filename: 'a.pdf', bytes: '<html><script>alert(1)</script>' }]],
      [[415, 'file.unsupported-type'], [{ filename: 'a.pdf', bytes: '%PDF-1.7 but it never ends' }]],
      [[415, 'file.unsupported-type'], [{ filename: 'a.jpg', bytes: `GIF8<svg onload=alert(1)>` }]],
      [
        [415, 'file.unsupported-type'],
        [{ filename: 'a.svg', bytes: '<svg xmlns="http://www.w3.org/2000/svg"/>' }],
      ],
      [[400, 'file.missing'], [{ bytes: '' }]],
      [
        [400, 'file.missing'],
        [{ bytes: picture }, { bytes: picture }],
      ],
      [
        [400, 'file.missing'],
        [{ name: 'other', filename: null, bytes: 'x' }, { bytes: picture }],
      ],
      [
        [404, 'trips.entry-not-found'],
        [{ name: 'entryId', filename: null, bytes: 'nowhere-1' }, { bytes: picture }],
      ],
      [[413, 'file.too-large'], [{ bytes: Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024, 32)]) }]],
    ];
    for (const [expected, parts] of wrong)
      expect(codeOf(await add('minji', tripId, parts))).toEqual(expected);
    expect((await call('minji', 'GET', `/trips/${tripId}/files`)).body.items).toEqual([]);
    const first = await add('minji', tripId, [{ bytes: PDF, filename: 'a.pdf' }], 'one-file');
    const again = await add('minji', tripId, [{ bytes: PDF, filename: 'a.pdf' }], 'one-file');
    expect(again.body).toEqual(first.body);
    const other = await add(
      'minji',
      tripId,
      [{ bytes: Buffer.concat([PDF, PDF]), filename: 'a.pdf' }],
      'one-file',
    );
    expect(codeOf(other)).toEqual([422, 'idempotency.mismatch']);
    const all = await Promise.all(
      Array.from({ length: 8 }, () => add('minji', tripId, [{ bytes: PDF, filename: 'b.pdf' }])),
    );
    expect(all.every(({ status }) => status === 201)).toBe(true);
    await site.database.transact((tx) =>
      insertMany(
        tx,
        'trips_files',
        FILE_COLUMNS,
        Array.from({ length: 41 }, (_, i) => [
          tripId,
          `more-${i}`,
          'none',
          null,
          `${i}`,
          'application/pdf',
          1,
          'x',
          1,
        ]),
      ),
    );
    const full = await add('minji', tripId, [{ bytes: PDF }]);
    expect(codeOf(full)).toEqual([409, 'trips.too-large']);
    expect((await call('minji', 'GET', `/trips/${tripId}/files`)).body.items).toHaveLength(50);
  });

  test('are nowhere any more when they are taken away, or their trip is', async () => {
    const { tripId } = await makeTrip(site);
    const ids: string[] = [];
    for (const name of ['a', 'b']) {
      ids.push((await add('minji', tripId, [{ bytes: PDF, filename: `${name}.pdf` }])).body.fileId);
    }
    const held = async () => {
      const rows = await site.database.reader
        .selectFrom('file_references')
        .innerJoin('files', 'files.id', 'file_references.file_id')
        .select(['file_id', 'sweep_at'])
        .where('owner', 'like', `trip:${tripId}:%`)
        .execute();
      return rows;
    };
    expect(await held()).toHaveLength(2);
    const fileIds = (await held()).map((row) => row.file_id);
    expect((await call('minji', 'DELETE', `/trips/${tripId}/files/${ids[0]}`)).status).toBe(200);
    expect(codeOf(await call('minji', 'DELETE', `/trips/${tripId}/files/${ids[0]}`))).toEqual([
      404,
      'trips.file-not-found',
    ]);
    expect((await read('minji', tripId, ids[0]!)).json().code).toBe('trips.file-not-found');
    expect(await held()).toHaveLength(1);
    const at = Date.now();
    await site.database.transact((tx) => releaseFilesOf(tx, site.files, [tripId], at));
    expect(await held()).toEqual([]);
    const left = async () => (await storedRows()).filter(({ id }) => fileIds.includes(id));
    await expect.poll(left).toEqual([]);
  });

  describe('of an open page', () => {
    test('are told to it', async () => {
      const { tripId } = await makeTrip(site);
      const messages = site.trips?.streams({
        ...{ id: 'e', name: 'trips.files-changed', key: tripId, data: { tripId }, at: 0, batchId: 'b' },
      } as never);
      expect(messages).toEqual([
        { topic: `trip:${tripId}`, event: 'files', data: { tripId }, conflate: true },
      ]);
    });
  });
});
