import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchIndex } from '../port.ts';
import { query, sample } from '../testing/documents.ts';
import { DocumentsRefused, type OpensearchLimits, openOpensearchIndex } from './index.ts';
import {
  cut,
  type FakeServer,
  hang,
  nothingFound,
  oneIndex,
  type Reply,
  type Request,
  startFakeServer,
  trickle,
  written,
} from './testing/fake-server.ts';

const LIMITS: Partial<OpensearchLimits> = {
  ...{ searchMs: 300, followMs: 300, followAttempts: 3, pauseMs: 1, failures: 3, refuseMs: 1_000 },
};
const INDEX = 'madang-public-v1-run-a';
const ALIAS = 'madang-public-v1';
const SECRET = 'p4ssw0rd-of-the-index';
const UNAVAILABLE = { code: 'search.unavailable' };

describe('a search server in trouble', () => {
  let fake: FakeServer;
  let index: SearchIndex;
  let nowMs: number;
  let warnings: string[];
  beforeEach(async () => {
    fake = await startFakeServer();
    nowMs = 0;
    warnings = [];
    index = openIndex(LIMITS);
  });
  const openIndex = (limits: Partial<OpensearchLimits>): SearchIndex =>
    openOpensearchIndex(
      'public',
      { url: fake.url, auth: { username: 'finder', password: SECRET }, prefix: 'madang', replicas: 1 },
      {
        log: { warn: (details, message) => warnings.push(JSON.stringify([details, message])) },
        monotonic: () => nowMs,
        limits,
      },
    );
  afterEach(async () => {
    await index.close();
    await fake.stop();
  });

  /** Everything but the bulk writes is as it should be. */
  const withBulk =
    (bulk: (request: Request) => Reply) =>
    (request: Request): Reply =>
      request.path === '/_bulk' ? bulk(request) : oneIndex(INDEX, ALIAS);
  const bulks = () => fake.requests.filter(({ path }) => path === '/_bulk');
  const idsIn = ({ lines }: Request) =>
    lines.flatMap((line) => (line.index as { _id?: string } | undefined)?._id ?? []);
  const three = ['a', 'b', 'c'].map((id) => sample({ id, ko: `문서 ${id}` }));
  const change = { upserts: three, deletes: [], sequence: 7 };

  describe('searches', () => {
    test.each<[string, Reply]>([
      ['never answers', hang],
      ['begins to answer and never ends', trickle],
      ['cuts the connection', cut],
      ['says 503', { status: 503, json: { error: { type: 'unavailable' } } }],
      ['says 429', { status: 429, json: { error: { type: 'rejected_execution_exception' } } }],
      ['wants another password', { status: 401, text: 'Unauthorized' }],
      ['has no such index', { status: 404, json: { error: { type: 'index_not_found_exception' } } }],
      ['is a proxy with a page', { text: '<h1>Welcome</h1>' }],
      ['answers half a JSON', { text: '{"responses": [' }],
      ['answers something else', { json: { hello: 'there' } }],
      ['answers too few searches', { json: { responses: [] } }],
      ['answers without hits', { json: { responses: [{}, {}, {}, {}] } }],
      ['answers nothing for each', { json: { responses: [null, null, null, null] } }],
    ])('one that %s is an index that is not available', async (_what, reply) => {
      fake.reply = () => reply;
      await expect(index.search(query('제주'))).rejects.toMatchObject(UNAVAILABLE);
      await expect(index.suggest('제주', [], 'ko', 5)).rejects.toMatchObject(UNAVAILABLE);
      expect(warnings.join()).not.toContain(SECRET);
      expect(warnings.join()).not.toContain('제주');
    });

    test('what the server stopped by itself was too much', async () => {
      fake.reply = (request) => nothingFound(request, { timed_out: true });
      for (let i = 0; i < 5; i += 1) {
        await expect(index.search(query('제주'))).rejects.toMatchObject({ code: 'search.too-slow' });
      }
      expect(fake.requests).toHaveLength(5);
    });

    test('an index that is replaced in that moment is asked once more', async () => {
      fake.reply = (request) =>
        fake.requests.length === 1
          ? nothingFound(request, { _shards: { failed: 1 } })
          : nothingFound(request);
      expect((await index.search(query('제주'))).hits).toEqual([]);
    });

    test('after some failures nobody waits any more, until one tries again', async () => {
      fake.reply = () => cut;
      for (let i = 0; i < 10; i += 1) {
        await expect(index.search(query('제주'))).rejects.toMatchObject(UNAVAILABLE);
      }
      expect(fake.requests).toHaveLength(3);
      nowMs += 1_000;
      await expect(index.search(query('제주'))).rejects.toMatchObject(UNAVAILABLE);
      expect(fake.requests).toHaveLength(4);
      fake.reply = nothingFound;
      await expect(index.search(query('제주'))).rejects.toMatchObject(UNAVAILABLE);
      nowMs += 1_000;
      await index.search(query('제주'));
      await index.search(query('제주'));
    });

    test('nothing that was typed is more than a value in a structure', async () => {
      fake.reply = nothingFound;
      await index.search(query('title:제주* OR {"match_all":{}} AND NOT x~2 /re.*/'));
      for (const { path, lines } of fake.requests) {
        expect(path).toBe('/_msearch');
        expect(JSON.stringify(lines)).not.toMatch(/query_string|"script|"wildcard"|"regexp"/);
      }
    });

    test('the name and the password are sent as such', async () => {
      fake.reply = nothingFound;
      await index.search(query(''));
      const sent = Buffer.from(`finder:${SECRET}`).toString('base64');
      expect(fake.requests[0]?.authorization).toBe(`Basic ${sent}`);
    });
  });

  describe('bulk writes', () => {
    test('what was turned away is sent again, alone; the position moves when all of it is there', async () => {
      const turnedAway = new Set(['place:b']);
      fake.reply = withBulk((request) => written(request, (id) => (turnedAway.delete(id) ? 429 : 201)));
      await index.apply(change);
      expect(bulks().map(idsIn)).toEqual([['place:a', 'place:b', 'place:c'], ['place:b'], ['position']]);
    });

    test('what is turned away for ever is not forgotten: the position stays', async () => {
      fake.reply = withBulk((request) => written(request, (id) => (id === 'place:b' ? 503 : 201)));
      await expect(index.apply(change)).rejects.toMatchObject({ kind: 'busy' });
      expect(bulks().flatMap(idsIn)).not.toContain('position');
    });

    test('one that is refused is named; the others are written, and the position stays', async () => {
      fake.reply = withBulk((request) => written(request, (id) => (id === 'place:a' ? 400 : 201)));
      const failure = await index.apply(change).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(DocumentsRefused);
      expect((failure as DocumentsRefused).documents).toEqual([{ id: 'place:a', reason: 'type_400: why' }]);
      expect(bulks().map(idsIn)).toEqual([['place:a', 'place:b', 'place:c']]);
    });

    test('something newer that is there already is as good as written', async () => {
      fake.reply = withBulk((request) => written(request, () => 409));
      await index.apply(change);
      expect(bulks().map(idsIn)).toEqual([['place:a', 'place:b', 'place:c'], ['position']]);
    });

    test.each<[string, Reply]>([
      ['is busy', { status: 429, json: {} }],
      ['is away', { status: 503, json: {} }],
      ['cuts the connection', cut],
      ['hangs', hang],
      ['is a proxy with a page', { text: '<h1>Welcome</h1>' }],
    ])('a server that %s is asked again', async (_what, reply) => {
      let isFirst = true;
      fake.reply = withBulk((request) => {
        if (!isFirst) return written(request);
        isFirst = false;
        return reply;
      });
      await index.apply(change);
      expect(bulks().map(idsIn)).toEqual([
        ['place:a', 'place:b', 'place:c'],
        ['place:a', 'place:b', 'place:c'],
        ['position'],
      ]);
    });

    test.each<[string, Reply, string]>([
      ['away for long', cut, 'unreachable'],
      ['not to be written to', { status: 403, json: { error: { type: 'security_exception' } } }, 'refused'],
      ['silent about a document', { json: { items: [{ index: { status: 201 } }] } }, 'malformed'],
      ['silent about all', { json: {} }, 'malformed'],
    ])('one that is %s fails the write, with nothing of it moved', async (_what, reply, kind) => {
      fake.reply = withBulk(() => reply);
      await expect(index.apply(change)).rejects.toMatchObject({ kind });
      expect(bulks().flatMap(idsIn)).not.toContain('position');
    });

    test('a large write is sent in parts, in order', async () => {
      fake.reply = withBulk(written);
      const many = Array.from({ length: 3_000 }, (_, i) =>
        sample({ id: `${i}`, ko: '문서', about: '가'.repeat(500) }),
      );
      // Nothing here is about time, and so much may take a busy machine a while.
      const patient = openIndex({ ...LIMITS, followMs: 60_000 });
      await patient.apply({ ...change, upserts: many });
      await patient.close();
      const sent = bulks().map(idsIn);
      expect(sent.length).toBeGreaterThan(2);
      expect(sent.flat()).toEqual([...many.map(({ id }) => `place:${id}`), 'position']);
    });

    test('an index that appears meanwhile gets it too; one that disappears is no failure', async () => {
      const next = 'madang-public-v1-run-b';
      let lists = 0;
      fake.reply = (request) => {
        if (request.path === '/_bulk') return written(request, () => (lists === 1 ? 404 : 201));
        lists += 1;
        return oneIndex(lists === 1 ? INDEX : next, ALIAS);
      };
      await index.apply(change);
      const into = bulks().map(({ lines }) => (lines[0]!.index as { _index: string })._index);
      expect(into).toEqual([`${INDEX}-in`, `${next}-in`, `${next}-in`]);
    });

    test('closing ends the waiting', async () => {
      fake.reply = withBulk(() => hang);
      const writing = index.apply(change).catch((error: unknown) => error);
      while (bulks().length === 0) await new Promise((resolve) => setImmediate(resolve));
      await index.close();
      expect(await writing).toBeInstanceOf(Error);
    });
  });
});
