import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { smallHall } from '../maps/testing/halls.ts';
import type { AdminRound } from './admin-schemas.ts';
import { inDays, type Producer, producerOf } from './testing/producer.ts';

function shows(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  let producer: Producer;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
    producer = await producerOf(site, smallHall(4, 10, 20));
  });
  afterAll(() => site.end());

  const get = (path: string, headers?: Record<string, string>) =>
    site.call('GET', `/tickets${path}`, headers ? { headers } : {});
  const firstRound = async (performanceId: string) =>
    (await producer.read(performanceId)).rounds[0] as AdminRound;
  /** As if a place of it had been sold: what a sale does to the anchor. */
  const sell = (roundId: string) =>
    site.database.transact(async (tx) => {
      await tx.updateTable('tickets_occupancy').set({ sold: 1 }).where('round_id', '=', roundId).execute();
    });
  const notes = async (subject: string) => {
    const rows = await site.database.reader
      .selectFrom('audit_log')
      .select(['action', 'reason'])
      .where('subject', '=', subject)
      .orderBy('id')
      .execute();
    return rows.map(({ action, reason }) => [action, reason]);
  };

  describe('places', () => {
    test('a hall is drawn, its map is for ever, and drawing it anew leaves the old one', async () => {
      const hall = await producer.must('GET', `/halls/${producer.hallId}`);
      expect(hall).toMatchObject({
        seats: 60,
        mapNo: 1,
        grades: [
          { key: 'R', seats: 20 },
          { key: 'S', seats: 40 },
        ],
      });
      const map = await get(`/maps/${hall.mapId}`);
      expect(map.headers['cache-control']).toContain('immutable');
      expect(map.body.sections[0].rows[0].seats[0]).toEqual(['1', 20, 40, 0]);
      const again = await get(`/maps/${hall.mapId}`, { 'if-none-match': String(map.headers.etag) });
      expect(again.status).toBe(304);
      const url = `/api/v1/tickets/maps/${hall.mapId}`;
      const packed = await site.app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
      expect(packed.headers['content-encoding']).toBe('gzip');
      expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual(map.body);
      const drawn = { map: { ...hall.map, width: hall.map.width + 10 }, version: hall.version };
      const { mapId, mapNo } = await producer.must('PUT', `/halls/${producer.hallId}/map`, drawn);
      expect(mapNo).toBe(2);
      expect((await get(`/maps/${mapId}`)).body.width).toBe(hall.map.width + 10);
      expect((await get(`/maps/${hall.mapId}`)).body.width).toBe(hall.map.width);
      const late = await producer.call('PUT', `/halls/${producer.hallId}/map`, drawn);
      expect(late).toMatchObject({ status: 409, body: { code: 'tickets.version-conflict' } });
    });

    test('a map that does not hold together changes nothing', async () => {
      const hall = await producer.must('GET', `/halls/${producer.hallId}`);
      const draw = (map: unknown) =>
        producer.call('PUT', `/halls/${producer.hallId}/map`, { map, version: hall.version });
      const row = {
        name: '1',
        seats: [
          ['1', 20, 40, 0],
          ['2', 23, 40, 0],
        ],
      };
      const section = { ...hall.map.sections[0], rows: [row] };
      expect(await draw({ ...hall.map, sections: [section] })).toMatchObject({
        status: 422,
        body: { code: 'tickets.map-invalid', reason: 'overlap', where: '/sections/0/rows/0/seats/1' },
      });
      const standing = { ...smallHall(1, 4, 1).sections[1], capacity: 1_000_000 };
      expect(await draw({ ...hall.map, sections: [standing] })).toMatchObject({
        status: 422,
        body: { code: 'tickets.map-too-large' },
      });
      const many = Array.from({ length: 100 }, (_, i) => ({
        name: `${i}`,
        seats: Array.from({ length: 1_000 }, (__, n) => [`${n}`, 1, 1, 0]),
      }));
      expect(await draw({ ...hall.map, sections: [{ ...section, rows: many }] })).toMatchObject({
        status: 422,
        body: { code: 'tickets.map-too-large' },
      });
      expect((await draw({ ...hall.map, sections: [{ ...standing, capacity: -5 }] })).status).toBe(400);
      expect((await draw({ ...hall.map, surprise: 1 })).status).toBe(400);
      expect(await producer.must('GET', `/halls/${producer.hallId}`)).toEqual(hall);
    });

    test('a million seats are too many bytes before they are seats', async () => {
      const seats = `[${Array.from({ length: 1_000_000 }, () => '["1",1,1,0]').join()}]`;
      const raw = `{"version":1,"map":{"sections":[{"rows":[{"seats":${seats}}]}]}}`;
      const token = site.tokenOf('admin');
      const answer = await site.call('PUT', `/admin/tickets/halls/${producer.hallId}/map`, { token, raw });
      expect(answer.status).toBe(413);
    });

    test('what something hangs on stays', async () => {
      expect(await producer.call('DELETE', `/venues/${producer.venueId}`)).toMatchObject({
        status: 409,
        body: { code: 'tickets.in-use' },
      });
      const { venueId } = await producer.must('POST', '/venues', { name: { ko: '빈집' }, region: 'jeju' });
      const hall = await producer.must('POST', `/venues/${venueId}/halls`, { name: { ko: '작은방' } });
      expect((await producer.call('DELETE', `/venues/${venueId}`)).status).toBe(409);
      await producer.must('DELETE', `/halls/${hall.hallId}`);
      await producer.must('DELETE', `/venues/${venueId}?reason=closed`);
      expect((await get(`/venues/${venueId}`)).body.code).toBe('tickets.venue-not-found');
      expect(await notes(venueId)).toEqual([
        ['tickets.create-venue', null],
        ['tickets.remove-venue', 'closed'],
      ]);
    });
  });

  describe('a performance', () => {
    test('is made as a draft that nobody sees, and read with cast, venue and rounds once it is shown', async () => {
      const performerId = await producer.performer('윤슬');
      const cast = [{ performerId, role: { ko: '주인공', en: 'Lead' } }];
      const show = await producer.performance({ status: 'draft', cast, breakMinutes: 15 }, [30, 31]);
      expect((await get(`/performances/${show.performanceId}`)).status).toBe(404);
      expect((await get(`/rounds/${show.rounds[0]?.roundId}`)).status).toBe(404);
      const status = { status: 'published', reason: 'open' };
      await producer.must('POST', `/performances/${show.performanceId}/status`, status);
      const { body } = await get(`/performances/${show.performanceId}`);
      expect(body).toMatchObject({
        ...{ state: 'on-sale', priceFrom: 60_000, priceTo: 90_000, rating: null, breakMinutes: 15 },
        venue: { venueId: producer.venueId, region: 'busan' },
        cast: [
          { place: 0, performerId, name: { ko: '윤슬', en: '윤슬' }, role: { ko: '주인공', en: 'Lead' } },
        ],
        cancelScale: { grace: { hours: 24, days: 3 } },
      });
      expect(body.rounds).toHaveLength(2);
      expect(body.rounds[0]).toMatchObject({ state: 'on-sale', free: 60, capacity: 60, priceFrom: 60_000 });
      const round = await get(`/rounds/${body.rounds[0].roundId}`);
      expect(round.body).toMatchObject({
        ...{ state: 'on-sale', free: 60, holdMs: 480_000, sparesOrphans: false, perMemberLimit: null },
        prices: [
          { grade: 'R', amount: 90_000 },
          { grade: 'S', amount: 60_000 },
        ],
        hall: { hallId: producer.hallId, name: { ko: '대극장', en: '대극장' } },
      });
      expect((await get(`/performances/${show.performanceId}/cast`)).body.items).toHaveLength(1);
      expect((await get(`/performances/${show.performanceId}/rounds`)).body.items).toHaveLength(2);
      expect((await get(`/performers/${performerId}`)).body.performances).toHaveLength(1);
    });

    test('keeps those who play in a round wherever they stand on the bill, and refuses what two people write', async () => {
      const [a, b] = [await producer.performer('가람'), await producer.performer('다온')];
      const show = await producer.performance({ cast: [{ performerId: a }, { performerId: b }] }, [40], {
        cast: [1],
      });
      const body = producer.unchanged(show);
      const turned = { ...body, cast: body.cast.toReversed() };
      const after = await producer.must('PUT', `/performances/${show.performanceId}`, turned);
      expect(after.rounds[0].cast).toEqual([0]);
      const late = await producer.call('PUT', `/performances/${show.performanceId}`, body);
      expect(late).toMatchObject({
        status: 409,
        body: { code: 'tickets.version-conflict', version: after.version },
      });
      expect((await producer.call('DELETE', `/performers/${a}`)).body.code).toBe('tickets.in-use');
      const nobody = { ...turned, version: after.version, cast: [{ performerId: '0000000000000000' }] };
      expect((await producer.call('PUT', `/performances/${show.performanceId}`, nobody)).body).toMatchObject({
        ...{ code: 'tickets.invalid-performance', reason: 'performer' },
      });
    });

    test('shows a poster; another one, or none, lets go of the file before', async () => {
      const [first, second] = [await producer.upload(101), await producer.upload(102)];
      const show = await producer.performance({ posterId: first });
      const owners = async () =>
        (
          await site.database.reader
            .selectFrom('file_references')
            .select('file_id')
            .where('owner', '=', `performance:${show.performanceId}:poster`)
            .execute()
        ).map((row) => row.file_id);
      expect(show.poster).not.toBeNull();
      expect(await owners()).toEqual([first]);
      const swapped = { ...producer.unchanged(show), posterId: second };
      const after = await producer.must('PUT', `/performances/${show.performanceId}`, swapped);
      expect(await owners()).toEqual([second]);
      const { sweep_at: sweep } = await site.database.reader
        .selectFrom('files')
        .select('sweep_at')
        .where('id', '=', first)
        .executeTakeFirstOrThrow();
      expect(sweep).not.toBeNull();
      const bare = { ...producer.unchanged(after), posterId: null };
      await producer.must('PUT', `/performances/${show.performanceId}`, bare);
      expect(await owners()).toEqual([]);
      expect((await get(`/performances/${show.performanceId}`)).body.poster).toBeNull();
      const theirs = { ...bare, version: after.version + 1, posterId: '0000000000000000' };
      expect((await producer.call('PUT', `/performances/${show.performanceId}`, theirs)).body.code).toBe(
        'file.not-found',
      );
    });

    test('is answered once for one key', async () => {
      const key = { 'idempotency-key': 'same-performance' };
      const body = { title: { ko: '한 번' }, genre: 'play', venueId: producer.venueId, minutes: 60 };
      const first = await producer.call('POST', '/performances', body, key);
      const second = await producer.call('POST', '/performances', body, key);
      expect(second.headers['idempotency-replayed']).toBe('true');
      expect(second.body.performanceId).toBe(first.body.performanceId);
    });
  });

  describe('rounds', () => {
    const refused = async (round: object, times: object = {}) => {
      const show = await producer.performance({ status: 'draft' }, []);
      const rounds = [{ startsAt: inDays(400), saleFrom: inDays(1), ...times }];
      const body = { hallId: producer.hallId, prices: { R: 1_000 }, rounds, ...round };
      const answer = await producer.call('POST', `/performances/${show.performanceId}/rounds`, body);
      expect((await producer.read(show.performanceId)).rounds).toEqual([]);
      return answer.status === 409 ? answer.body.reason : answer.status;
    };

    test('that make no sense are refused, and nothing is changed', async () => {
      expect(await refused({}, { saleFrom: inDays(3), saleUntil: inDays(2) })).toBe('sale');
      expect(await refused({}, { saleUntil: inDays(500) })).toBe('sale-until');
      expect(await refused({}, { startsAt: inDays(-2), saleFrom: inDays(-3) })).toBe('starts-at');
      expect(await refused({ prices: { X: 1_000 } })).toBe('prices');
      expect(await refused({ prices: { R: -1_000 } })).toBe(400);
      expect(await refused({ prices: { R: 0.5 } })).toBe(400);
      expect(await refused({ prices: {} })).toBe(400);
      expect(await refused({ cast: [3] })).toBe('cast');
      expect(await refused({ holdMinutes: 30, holdCapMinutes: 10 })).toBe('hold');
      expect(await refused({ hallId: '0000000000000000' })).toBe('hall');
      const twice = { startsAt: inDays(401), saleFrom: inDays(1) };
      expect(await refused({ rounds: [twice, twice] })).toBe('hall-taken');
    });

    test('are called the same way twice a day for a week, each with an anchor of its own', async () => {
      const show = await producer.performance({}, [50, 50.5, 51, 51.5, 52]);
      expect(show.rounds).toHaveLength(5);
      const anchors = await site.database.reader
        .selectFrom('tickets_occupancy')
        .select(['round_id', 'capacity', 'states'])
        .where(
          'round_id',
          'in',
          show.rounds.map(({ roundId }) => roundId),
        )
        .execute();
      expect(anchors).toHaveLength(5);
      expect(anchors.every(({ states }) => states === '0'.repeat(60))).toBe(true);
      const { performanceId } = show;
      const before = { startsAt: inDays(49), saleFrom: inDays(-1) };
      const body = { hallId: producer.hallId, prices: { S: 10_000 }, rounds: [before] };
      await producer.must('POST', `/performances/${performanceId}/rounds`, body);
      const card = (await get(`/performances/${performanceId}`)).body;
      expect([card.firstAt, card.priceFrom, card.rounds.length]).toEqual([before.startsAt, 10_000, 6]);
    });

    test('take the hall’s new map while nobody has a place, and keep their own once somebody has', async () => {
      const { performanceId } = await producer.performance({}, [60]);
      const round = await firstRound(performanceId);
      const hall = await producer.must('GET', `/halls/${producer.hallId}`);
      const map = smallHall(3, 10);
      await producer.must('PUT', `/halls/${producer.hallId}/map`, { map, version: hall.version });
      expect((await firstRound(performanceId)).isMapCurrent).toBe(false);
      const anew = { ...producer.unchangedRound(round), takesNewMap: true };
      const taken = await producer.must('PUT', `/rounds/${round.roundId}`, anew);
      expect(taken).toMatchObject({ capacity: 30, isMapCurrent: true });
      await sell(round.roundId);
      const again = await producer.call('PUT', `/rounds/${round.roundId}`, {
        ...anew,
        version: taken.version,
      });
      expect(again.body.code).toBe('tickets.in-use');
      expect((await producer.call('DELETE', `/rounds/${round.roundId}`)).body.code).toBe('tickets.in-use');
      const dearer = { ...producer.unchangedRound(taken), prices: { R: 99_000 } };
      expect(await producer.must('PUT', `/rounds/${round.roundId}`, dearer)).toMatchObject({
        prices: { R: 99_000 },
        capacity: 30,
      });
      expect((await get(`/rounds/${round.roundId}`)).body.prices).toMatchObject([
        { grade: 'R', amount: 99_000 },
      ]);
    });

    test('go while nobody had a place, and the performance after them', async () => {
      const show = await producer.performance({}, [70]);
      expect((await producer.call('DELETE', `/performances/${show.performanceId}`)).body.code).toBe(
        'tickets.in-use',
      );
      await producer.must('DELETE', `/rounds/${show.rounds[0]?.roundId}`);
      expect((await get(`/performances/${show.performanceId}`)).body).toMatchObject({
        state: 'announced',
        rounds: [],
      });
      await producer.must('DELETE', `/performances/${show.performanceId}`);
      expect((await get(`/performances/${show.performanceId}`)).status).toBe(404);
    });
  });

  describe('lists', () => {
    test('are filtered, sorted and paged, and follow what operators change at once', async () => {
      const made = [];
      for (const [i, genre] of ['dance', 'dance', 'dance', 'classic'].entries()) {
        made.push(await producer.performance({ genre, title: { ko: `목록 ${i}` } }, [100 + i]));
      }
      const list = async (query: string) => (await get(`/performances?${query}`)).body;
      const first = await list('genre=dance&limit=2');
      expect(first.items.map((card: { title: { ko: string } }) => card.title.ko)).toEqual([
        '목록 0',
        '목록 1',
      ]);
      expect(first.total.count).toBe(3);
      const second = await list(`genre=dance&limit=2&cursor=${first.nextCursor}`);
      expect(second.items.map((card: { title: { ko: string } }) => card.title.ko)).toEqual(['목록 2']);
      expect(second.nextCursor).toBeNull();
      expect((await list('region=seoul&genre=dance')).items).toEqual([]);
      const at = Date.parse(String(made[2]?.rounds[0]?.startsAt));
      const within = `from=${new Date(at).toISOString()}&to=${new Date(at + 1).toISOString()}`;
      expect((await list(`genre=dance&${within}`)).items).toHaveLength(1);
      expect((await list('genre=dance&onSale=true')).items).toHaveLength(3);
      expect((await get('/performances?cursor=nonsense')).body.code).toBe('request.invalid-cursor');
      const hide = { status: 'hidden', reason: 'test' };
      await producer.must('POST', `/performances/${made[0]?.performanceId}/status`, hide);
      expect((await list('genre=dance')).items).toHaveLength(2);
      const home = (await get('/home')).body;
      expect(home.genres).toContainEqual({ genre: 'dance', count: 2 });
      expect(home.onSale.length).toBeGreaterThan(0);
    });

    test('one word names a venue, a performer, and the show that both are part of', async () => {
      const performerId = await producer.performer('해오름');
      const show = await producer.performance({ cast: [{ performerId }] }, [110]);
      const documents = async (kind: string, id: string) => {
        const searchable = site.tickets?.searchables?.find((one) => one.kind === kind);
        const found = await searchable?.documents(site.database.reader, [id]);
        return JSON.stringify(found?.map(({ title, tags }) => [title, tags]) ?? []);
      };
      expect(await documents('performance', show.performanceId)).toContain('해오름');
      expect(await documents('performance', show.performanceId)).toContain('마당홀');
      expect(await documents('performer', performerId)).toContain('해오름');
      expect(await documents('venue', producer.venueId)).toContain('마당홀');
      const hide = { status: 'hidden', reason: 'test' };
      await producer.must('POST', `/performances/${show.performanceId}/status`, hide);
      expect(await documents('performance', show.performanceId)).toBe('[]');
    });

    test('of operators find parts of names and whole ids', async () => {
      const show = await producer.performance({ title: { ko: '겨울나그네', en: 'Winter Journey' } }, [120]);
      const ids = async (path: string) =>
        (await producer.must('GET', path)).items.map((one: { performanceId: string }) => one.performanceId);
      expect(await ids(`/performances?q=${encodeURIComponent('나그네')}`)).toEqual([show.performanceId]);
      expect(await ids('/performances?q=journey')).toEqual([show.performanceId]);
      expect(await ids(`/performances?q=${show.rounds[0]?.roundId}`)).toEqual([show.performanceId]);
      expect(await ids(`/performances?q=journey&from=${inDays(200)}`)).toEqual([]);
      expect((await producer.must('GET', '/venues?region=busan')).items[0]).toMatchObject({ halls: 1 });
      expect((await producer.must('GET', '/performers?kind=actor')).items.length).toBeGreaterThan(0);
    });
  });
}

describe('shows, from the outside, on SQLite', () => shows(async () => ({})));
describeWith('MariaDB', 'shows, from the outside', () =>
  shows(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
