import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../../../test/database.ts';
import { runJob } from '../../../../../test/support/jobs.ts';
import type { Database } from '../../../../db/open.ts';
import { idMaker } from '../../../../lib/id.ts';
import { loadSample } from '../load-sample.ts';
import { idFrom } from '../origin.ts';
import { readAnswer } from './answer.ts';
import { PAGE_ITEMS } from './asking.ts';
import { readItem } from './item.ts';
import { importPlaces } from './job.ts';
import {
  type Mischief,
  refuse,
  send,
  sendList,
  startTourServer,
  type TourServer,
  tourItem,
} from './testing/tour-server.ts';

const ORIGINS = ['https://tong.visitkorea.or.kr'];
const makeId = idMaker(Date.now, Math.random);

eachDatabase('an import of places', (open) => {
  let server: TourServer;
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    server = await startTourServer([]);
    await database.transact(async (tx) => {
      for (const table of ['trips_places', 'trips_place_sources', 'job_failures'] as const) {
        await tx.deleteFrom(table).execute();
      }
    });
  });
  afterEach(() => server.stop());

  const importing = (key = 'test%2Bkey%3D%3D') =>
    importPlaces({
      ...{ database, makeId, delay: async () => undefined },
      tour: { url: server.url, key, pictureOrigins: ORIGINS },
    });
  const run = (job = importing(), options: Parameters<typeof runJob>[2] = {}) =>
    runJob(database, job, options);
  const places = () =>
    database.reader
      .selectFrom('trips_places')
      .select([
        'source_id',
        'name_ko',
        'kind',
        'province',
        'district',
        'picture',
        'version',
        'hidden_at',
        'shown',
      ])
      .where('source', '=', 'import')
      .orderBy('source_id')
      .execute();
  const some = (count: number) => Array.from({ length: count }, (_, n) => tourItem(1_000 + n));

  test('brings every place of all pages, and a second time nothing', async () => {
    const seoul = { title: '경복궁 &amp; 광화문' };
    server.items = [tourItem(1, seoul), ...some(PAGE_ITEMS + 30)];
    const first = await run();
    expect(first).toMatchObject({ status: 'done', done: PAGE_ITEMS + 31, failed: 0, error: null });
    const all = await places();
    expect(all).toHaveLength(PAGE_ITEMS + 31);
    expect(all[0]).toMatchObject({
      ...{ source_id: '1', name_ko: '경복궁 & 광화문', kind: 'sight', province: '11', district: '11010' },
      ...{ picture: 'https://tong.visitkorea.or.kr/cms/1.jpg', version: 1, hidden_at: null, shown: 100 },
    });
    expect(server.asked[0]?.get('_type')).toBe('json');
    expect(server.asked).toHaveLength(2);
    expect(await run()).toMatchObject({ status: 'done', done: PAGE_ITEMS + 31 });
    expect((await places()).every(({ version }) => version === 1)).toBe(true);
  });

  test('writes what has changed there, hides what is shown no more, and leaves what an operator wrote', async () => {
    server.items = [tourItem(1), tourItem(2), tourItem(3), tourItem(4)];
    await run();
    await database.transact((tx) =>
      tx
        .updateTable('trips_places')
        .set({ edited_at: 1, name_ko: '고친 이름' })
        .where('id', '=', idFrom('import', '3'))
        .execute(),
    );
    const later = { modifiedtime: '20260301000000' };
    server.items = [
      tourItem(1, { ...later, title: '새 이름', contenttypeid: '39' }),
      tourItem(2, { ...later, showflag: '0' }),
      tourItem(3, { ...later, title: '남의 이름' }),
      tourItem(4),
    ];
    await run();
    expect(await places()).toMatchObject([
      { name_ko: '새 이름', kind: 'food', version: 2, shown: 100 },
      { version: 2, shown: null },
      { name_ko: '고친 이름', version: 1 },
      { version: 1 },
    ]);
    server.items[1] = tourItem(2, { modifiedtime: '20260401000000' });
    await run();
    expect((await places())[1]).toMatchObject({ version: 3, hidden_at: null, shown: 100 });
  });

  test('puts nothing beside the same place of the sample', async () => {
    await loadSample({ database, makeId, now: Date.now });
    server.items = [tourItem(1, { title: '경복궁' }), tourItem(2, { title: '경복궁', mapx: '127.1' })];
    await run();
    expect((await places()).map(({ source_id: id }) => id)).toEqual(['2']);
  });

  test('names items that cannot be taken, and takes all others', async () => {
    server.items = [
      tourItem(1, { mapx: '0', mapy: '0' }),
      tourItem(2, { mapx: '37.57', mapy: '126.97' }),
      tourItem(3, { mapx: 'NaN', mapy: '' }),
      tourItem(4, { lDongRegnCd: '50' }),
      tourItem(5, { contenttypeid: '99' }),
      tourItem(6, { title: '   ' }),
      tourItem(7, { contentid: '../7' }),
      { nothing: true },
      tourItem(9, { title: '<script>alert(1)</script>해변\u0000' }),
      tourItem(10, { firstimage: 'https://evil.example/x.jpg', tel: null, addr2: undefined }),
      tourItem(11, { firstimage: 'javascript:alert(1)', title: '가'.repeat(5_000) }),
    ];
    const result = await run();
    expect(result).toMatchObject({ status: 'done', done: 3, failed: 8 });
    expect(Object.values(result.failures).map((reason) => reason.split(':')[0])).toEqual([
      ...['1', '2', '3', '4', '5', '6', '?', '?'],
    ]);
    const [ten, eleven, nine] = await places();
    expect([ten?.picture, eleven?.picture]).toEqual([null, null]);
    expect(eleven?.name_ko).toHaveLength(100);
    expect(nine?.name_ko).toBe('alert(1) 해변');
    // Mended there, they are taken by trying again.
    server.items = server.items.map((_, n) => tourItem(n + 1));
    expect(await run(importing(), { retry: true })).toMatchObject({ done: 8, failures: {} });
    expect(await places()).toHaveLength(11);
  });

  describe('from a server that', () => {
    const html = '<html><body>서비스 점검</body></html>';
    const cases: [what: string, mischief: Mischief, reason: RegExp, asked: number][] = [
      ['sends HTML with status 200', (_q, reply) => send(reply, 200, 'text/html', html), /no JSON/, 3],
      ['says that today’s requests are used up', (_q, reply) => refuse(reply, '22'), /used up/, 1],
      ['does not know the key', (_q, reply) => refuse(reply, '30'), /not registered/, 1],
      ['fails', (_q, reply) => send(reply, 503, 'text/plain', 'no'), /status 503/, 3],
      [
        'refuses in JSON',
        (_q, reply) => {
          send(reply, 200, 'application/json', '{"resultCode":"10","resultMsg":"INVALID"}');
          return true;
        },
        /wrong parameters/,
        1,
      ],
      ['hangs up', (_q, reply) => reply.destroy(), /Page 1/, 3],
      ['sends no text', (_q, reply) => reply.end(Buffer.from([0xff, 0xfe, 0x00])), /no text/, 3],
      [
        'sends without end',
        (_q, reply) => {
          const chunk = Buffer.alloc(1024 * 1024, 0x20);
          const more = () => {
            while (reply.write(chunk));
            reply.once('drain', more);
          };
          reply.once('error', () => undefined);
          more();
          return true;
        },
        /too large/,
        3,
      ],
    ];
    test.each(cases)(
      '%s: the run fails, says why, and nothing is written',
      async (_what, mischief, reason, asked) => {
        server.items = some(3);
        server.mischief = mischief;
        const result = await run();
        expect(result.status).toBe('failed');
        expect(result.error).toMatch(reason);
        expect(result.error).not.toContain('key=');
        expect(server.asked.length).toBe(asked);
        expect(await places()).toEqual([]);
      },
    );

    test('sends elsewhere, inside our network perhaps: nobody goes there', async () => {
      const inside = await startTourServer(some(3));
      server.mischief = (_query, reply) => {
        reply
          .writeHead(302, { location: `${inside.url}/areaBasedSyncList2?serviceKey=test%2Bkey%3D%3D` })
          .end();
        return true;
      };
      const result = await run();
      expect(result.error).toMatch(/redirect/);
      expect(inside.asked).toEqual([]);
      await inside.stop();
    });

    test('lies about how much there is, or sends more than was asked for: it comes to an end', async () => {
      server.mischief = (query, reply) => {
        // Empty pages up to the tenth, of a list that is said to be longer.
        if (Number(query.get('pageNo')) > 10) return false;
        sendList(reply, query.get('pageNo') === '3' ? some(900) : [], PAGE_ITEMS * 10);
        return true;
      };
      expect(await run()).toMatchObject({ status: 'done', done: PAGE_ITEMS });
      expect(server.asked.length).toBe(10);
    });
  });

  test('goes on where it stood when the requests of a day were used up', async () => {
    server.items = some(PAGE_ITEMS * 2 + 5);
    server.mischief = (query, reply) => {
      if (Number(query.get('pageNo')) < 3) return false;
      refuse(reply, '22');
      return true;
    };
    expect(await run()).toMatchObject({ status: 'failed', done: PAGE_ITEMS * 2 });
    server.mischief = null;
    server.asked.length = 0;
    expect(await run()).toMatchObject({ status: 'done', done: 5 });
    expect(server.asked.map((query) => query.get('pageNo'))).toEqual(['3']);
    expect(await places()).toHaveLength(PAGE_ITEMS * 2 + 5);
    // What came to its end begins at the beginning.
    expect(await run()).toMatchObject({ done: PAGE_ITEMS * 2 + 5 });
  });

  test('without a key there is nothing to do, and it says so', async () => {
    const result = await run(importPlaces({ database, makeId, tour: null }));
    expect(result).toMatchObject({ status: 'done', done: 0 });
    expect(result.log.join()).toContain('TOUR_API_KEY');
  });
});

describe('what the list says', () => {
  test('near a border the list knows better, and farther away nobody is believed', () => {
    // The temple stands some hundred metres beyond the simplified border of its city.
    const at = { mapx: '126.9385', mapy: '35.2365' };
    expect(readItem(tourItem(1, { ...at, lDongRegnCd: '29' }), [])).toMatchObject({
      kind: 'place',
      place: { region: { province: '24' } },
    });
    expect(readItem(tourItem(1, { ...at, lDongRegnCd: '46' }), [])).toMatchObject({
      place: { region: { province: '36' } },
    });
    expect(readItem(tourItem(1, { ...at, lDongRegnCd: '11' }), [])).toMatchObject({ kind: 'fault' });
  });

  test('an item alone stands without a list around it', () => {
    const body = { items: { item: tourItem(1) }, totalCount: 1 };
    const answer = readAnswer(200, JSON.stringify({ response: { header: { resultCode: '0000' }, body } }));
    expect(answer).toMatchObject({ kind: 'page', page: { total: 1, items: [{ contentid: '1' }] } });
  });

  test.each(['', 'null', '[]', '{}', '{"response":{"header":{"resultCode":"0000"}}}', '{"response":1}'])(
    'no list: %s',
    (text) => expect(readAnswer(200, text).kind).toBe('refused'),
  );
});
