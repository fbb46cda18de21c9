import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { breakDown, cut, hang, type S3Server, startS3, times } from '../../test/services/s3.ts';
import { makeServiceFolder } from '../../test/services/service.ts';
import { folderStore } from './folder-store.ts';
import { s3Store } from './s3-store.ts';
import { type FileStore, StorageFailure } from './store.ts';

const KEY = 'ab12-01K9ZQ3T5R7WXA00-96.webp';
const object = (key = KEY, text = 'a picture') => ({ key, bytes: Buffer.from(text), type: 'image/webp' });

/** The port's promises, kept by each of its implementations. */
function keepsItsPromises(open: () => Promise<FileStore>): void {
  let store: FileStore;
  beforeAll(async () => {
    store = await open();
  });

  test('what was put is got, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256));
    await store.put({ ...object('bytes-1.avif'), bytes });
    expect((await store.get('bytes-1.avif'))?.equals(bytes)).toBe(true);
  });

  test('putting it twice is putting it once', async () => {
    await store.put(object('twice-1.webp'));
    await store.put(object('twice-1.webp'));
    expect(String(await store.get('twice-1.webp'))).toBe('a picture');
  });

  test('what is not there is null, and can be removed', async () => {
    expect(await store.get('missing-1.webp')).toBeNull();
    await store.remove('missing-1.webp');
  });

  test('what was removed is gone, and can be put again', async () => {
    await store.put(object('gone-1.webp'));
    await store.remove('gone-1.webp');
    expect(await store.get('gone-1.webp')).toBeNull();
    await store.remove('gone-1.webp');
    await store.put(object('gone-1.webp', 'another'));
    expect(String(await store.get('gone-1.webp'))).toBe('another');
  });

  test('many at once', async () => {
    const keys = Array.from({ length: 30 }, (_, i) => `many-${i}.webp`);
    await Promise.all(keys.map((key) => store.put(object(key, key))));
    expect((await Promise.all(keys.map((key) => store.get(key)))).map(String)).toEqual(keys);
    await Promise.all(keys.map((key) => store.remove(key)));
    expect(await Promise.all(keys.map((key) => store.get(key)))).toEqual(keys.map(() => null));
  });

  test.each([
    '../../etc/passwd',
    '..',
    '',
    'a/b.webp',
    'no-extension',
    '.hidden.webp',
    `${'x'.repeat(200)}.webp`,
  ])('a name like %j is never used', async (key) => {
    await expect(store.put(object(key))).rejects.toThrow('is no name of a stored object');
    await expect(store.get(key)).rejects.toThrow();
    await expect(store.remove(key)).rejects.toThrow();
  });
}

describe('a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await makeServiceFolder();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  keepsItsPromises(async () => folderStore(join(folder, 'made', 'when', 'needed')));

  test('holds only whole files, and what a crash left of one is removed with it', async () => {
    const store = folderStore(join(folder, 'whole'));
    await store.put(object());
    expect(await readdir(join(folder, 'whole', 'ab'))).toEqual([KEY]);
    // As a process leaves it that is killed while it writes.
    await writeFile(join(folder, 'whole', 'ab', `${KEY}.part`), 'a pic');
    expect(String(await store.get(KEY))).toBe('a picture');
    await store.remove(KEY);
    expect(await readdir(join(folder, 'whole', 'ab'))).toEqual([]);
  });

  test('that cannot be written or read says so', async () => {
    await mkdir(join(folder, 'taken', 'ab', KEY, 'in-the-way'), { recursive: true });
    const store = folderStore(join(folder, 'taken'));
    await expect(store.put(object())).rejects.toThrow(StorageFailure);
    await expect(store.get(KEY)).rejects.toThrow(StorageFailure);
    await expect(store.remove(KEY)).rejects.toThrow(StorageFailure);
    await writeFile(join(folder, 'a-file'), '');
    await expect(folderStore(join(folder, 'a-file')).put(object())).rejects.toThrow(StorageFailure);
    expect(String(await readFile(join(folder, 'a-file')))).toBe('');
  });
});

describe('a bucket', () => {
  /** Short enough for a test to wait; time-outs of production are of the same code. */
  const limits = { connectMs: 500, operationMs: 1_500, attempts: 3 };
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await startS3();
  });
  beforeEach(() => {
    s3.fault = null;
    s3.requests.length = 0;
  });
  afterAll(() => s3.stop());

  keepsItsPromises(async () => s3Store(s3.config, { ...limits, operationMs: 15_000 }));

  test('gets each object with its type and for how long it may be kept, under the prefix', async () => {
    const config = { ...s3.config, prefix: 'pictures/of-madang/' };
    await s3Store(config, limits).put(object());
    expect(s3.requests).toEqual([`PUT /madang-test/pictures/of-madang/${KEY}`]);
    const client = new S3Client({
      region: 'us-east-1',
      endpoint: config.endpoint,
      credentials: { ...config.credentials! },
      forcePathStyle: true,
    });
    const head = await client.send(
      new HeadObjectCommand({ Bucket: config.bucket, Key: `${config.prefix}${KEY}` }),
    );
    expect([head.ContentType, head.CacheControl, head.ContentDisposition]).toEqual([
      'image/webp',
      'public, max-age=31536000, immutable',
      'inline',
    ]);
    client.destroy();
  });

  test.each([
    ['breaks down', breakDown],
    ['cuts the connection', cut],
  ])('that %s twice is asked again', async (_what, fault) => {
    const store = s3Store(s3.config, { ...limits, operationMs: 15_000 });
    for (const act of [() => store.put(object()), () => store.get(KEY), () => store.remove(KEY)]) {
      s3.requests.length = 0;
      s3.fault = times(2, fault);
      await act();
      expect(s3.requests).toHaveLength(3);
    }
  });

  test.each([
    ['breaks down', breakDown],
    ['never answers', hang],
    ['cuts every connection', cut],
  ])('that %s is a failure in the end, and nothing is taken for missing', async (_what, fault) => {
    s3.fault = fault;
    const store = s3Store(s3.config, limits);
    await Promise.all(
      [store.put(object()), store.get(KEY), store.remove(KEY)].map((act) =>
        expect(act).rejects.toThrow(StorageFailure),
      ),
    );
  });

  test.each([
    ['a wrong secret', { credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'wrong' } }],
    ['an unknown key', { credentials: { accessKeyId: 'nobody', secretAccessKey: 'S3RVER' } }],
    ['a bucket that is not there', { bucket: 'nowhere' }],
    ['a server that is not there', { endpoint: 'http://127.0.0.1:9' }],
  ])('%s is a failure, and nothing is taken for missing', async (_what, wrong) => {
    const store = s3Store({ ...s3.config, ...wrong }, limits);
    await expect(store.put(object())).rejects.toThrow(StorageFailure);
    await expect(store.get(KEY)).rejects.toThrow(StorageFailure);
    await expect(store.remove(KEY)).rejects.toThrow(StorageFailure);
  });
});
