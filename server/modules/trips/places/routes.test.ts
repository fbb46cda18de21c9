import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';

function places(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  beforeAll(async () => {
    const tour = { TOUR_API_KEY: 'key', TOUR_API_PICTURES: 'https://tong.visitkorea.or.kr' };
    const env = { MADANG_SERVICES: 'pay,trips', MADANG_RATE_LIMIT: 'off', ...tour };
    site = await startInstallation({ ...env, ...(await settings()) });
    await site.trips?.openPlaces();
  });
  afterAll(() => site.end());
  const get = (path: string, headers?: Record<string, string>) =>
    site.call('GET', `/trips${path}`, headers ? { headers } : {});

  test('regions, and their boundaries for ever', async () => {
    const { body } = await get('/regions');
    expect(body.provinces).toHaveLength(17);
    expect(body.provinces[0]).toMatchObject({ code: '11', short: '서울' });
    const url: string = body.boundaries;
    const packed = await site.app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const shapes = JSON.parse(brotliDecompressSync(packed.rawPayload).toString());
    expect(shapes).toMatchObject({ type: 'Topology', attribution: body.attribution });
    const plain = await get('/boundaries');
    expect(plain.body).toEqual(shapes);
    expect(plain.headers['cache-control']).toBe('public, max-age=3600');
    const again = await get('/boundaries', { 'if-none-match': String(plain.headers.etag) });
    expect(again.status).toBe(304);
  });

  test('pages may show pictures from where the operator says, and from nowhere else', async () => {
    const { headers } = await site.app.inject({ url: '/trips/places' });
    const images = /img-src [^;]*/.exec(String(headers['content-security-policy']))?.[0];
    expect(images).toBe("img-src 'self' data: blob: https://tong.visitkorea.or.kr");
  });

  describe('what everybody reads', () => {
    const slugs = (items: readonly { name: { en: string } }[]) => items.map(({ name }) => name.en);

    test('a shelf, the best known first, in pages that miss and repeat nothing', async () => {
      const first = (await get('/places?province=11')).body;
      expect(first.items).toHaveLength(24);
      expect(first.items[0]).toMatchObject({
        ...{ name: { ko: '경복궁', en: 'Gyeongbokgung Palace' }, province: '11', district: '11010' },
        ...{ kind: 'sight', source: 'sample', lat: 37.5796, lng: 126.977, stayMin: 120 },
      });
      const seen = new Set<string>();
      let page = first;
      for (;;) {
        for (const { placeId } of page.items) seen.add(placeId);
        if (page.nextCursor === null) break;
        page = (await get(`/places?province=11&limit=7&cursor=${page.nextCursor}`)).body;
      }
      const seoul = (await get('/regions')).body.provinces[0];
      expect(seen.size).toBe(seoul.places);
      expect((await get('/places?cursor=x')).body.code).toBe('request.invalid-cursor');
      expect((await get('/places?kind=moon')).status).toBe(400);
      const quiet = (await get('/places?province=11&kind=food&district=11010')).body;
      expect(slugs(quiet.items)).toContain('Gwangjang Market');
    });

    test('without what is closed on a date, or out of its months', async () => {
      // A Tuesday in June.
      const open = (await get('/places?province=11&kind=sight&openOn=2026-06-02&limit=100')).body;
      expect(slugs(open.items)).not.toContain('Gyeongbokgung Palace');
      expect(slugs(open.items)).toContain('Changdeokgung Palace and Secret Garden');
      const festivals = (await get('/places?kind=festival&openOn=2026-10-05&limit=100')).body;
      expect(slugs(festivals.items)).toContain('Chungjang Festival');
      expect(slugs(festivals.items)).not.toContain('Jeju Fire Festival');
      expect((await get('/places?openOn=2026-02-30')).status).toBe(400);
    });

    test('near a point, the nearest first, and within bounds', async () => {
      const near = (await get('/places?near=37.5796,126.9770&limit=5')).body;
      expect(near.items[0]).toMatchObject({ name: { ko: '경복궁' }, metres: 0 });
      const metres = near.items.map((item: { metres: number }) => item.metres);
      expect(metres).toEqual(metres.toSorted((a: number, b: number) => a - b));
      expect((await get('/places?near=0,0')).body.items).toEqual([]);
      const jeju = (await get('/places?bounds=33.1,126.1,33.6,127.0&limit=200')).body;
      expect(new Set(jeju.items.map((item: { province: string }) => item.province))).toEqual(new Set(['39']));
      const all = (await get('/places?bounds=33,124,39,132&limit=3')).body;
      expect(slugs(all.items)[0]).toBe('Gyeongbokgung Palace');
      for (const wrong of ['near=95,0', 'bounds=38,126,37,127', 'bounds=37,127,38,126', 'near=x']) {
        expect((await get(`/places?${wrong}`)).status, wrong).toBe(400);
      }
    });

    test('by words, through the index of the platform', async () => {
      await site.search.catchUp();
      const find = async (query: string) => (await get(`/places?${query}`)).body.items;
      expect(slugs(await find(`q=${encodeURIComponent('경복')}`))[0]).toBe('Gyeongbokgung Palace');
      const markets = await find(`q=${encodeURIComponent('시장')}&province=39`);
      expect(markets.length).toBeGreaterThan(1);
      for (const { province } of markets) expect(province).toBe('39');
      expect(slugs(await find(`q=${encodeURIComponent('시장')}&near=33.5125,126.5280`))[0]).toBe(
        'Dongmun Market',
      );
      const { body } = await site.call('GET', `/search?q=${encodeURIComponent('경복궁')}`);
      const places = body.groups.find((group: { kind: string }) => group.kind === 'place');
      expect(places.items[0].link).toMatch(/^\/trips\/places\//);
    });
  });

  describe('places of one’s own', () => {
    const body = { kind: 'food', name: '할머니 댁', lat: 36.5, lng: 127.3, hours: { isAlways: true } };

    test('are written, edited and taken away by whoever noted them, and seen by nobody else', async () => {
      const [minji, jun] = [site.tokenOf('minji'), site.tokenOf('jun')];
      const headers = { 'idempotency-key': 'own-1' };
      const made = await site.call('POST', '/trips/my-places', { token: minji, body, headers });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      expect(made.body).toMatchObject({ province: '29', district: '29010', isOwn: true, source: 'member' });
      const again = await site.call('POST', '/trips/my-places', { token: minji, body, headers });
      expect(again.body.placeId).toBe(made.body.placeId);
      const path = `/trips/my-places/${made.body.placeId}`;
      expect((await site.call('GET', '/trips/my-places', { token: jun })).body.items).toEqual([]);
      const read = `/trips/places/${made.body.placeId}`;
      expect((await site.call('GET', read, { token: jun })).body.code).toBe('trips.place-not-found');
      expect((await site.call('GET', read)).status).toBe(404);
      expect((await site.call('GET', read, { token: minji })).body.name.ko).toBe('할머니 댁');
      for (const [method, sent] of [
        ['PUT', { body }],
        ['DELETE', {}],
      ] as const) {
        expect((await site.call(method, path, { token: jun, ...sent })).body.code).toBe(
          'trips.place-not-found',
        );
      }
      const moved = { ...body, name: '<script>alert(1)</script>', lat: 33.46, lng: 126.94 };
      const edited = await site.call('PUT', path, { token: minji, body: moved });
      expect(edited.body).toMatchObject({ province: '39', name: { ko: moved.name } });
      const near = (await get('/places?near=33.46,126.94&limit=200')).body.items;
      expect(near.some((item: { isOwn: boolean }) => item.isOwn)).toBe(false);
      const operators = await site.call('GET', `/admin/trips/places?q=${made.body.placeId}`, {
        token: site.tokenOf('admin'),
      });
      expect(operators.body.items).toEqual([]);
      expect((await site.call('DELETE', path, { token: minji })).status).toBe(200);
      expect((await site.call('GET', '/trips/my-places', { token: minji })).body.items).toEqual([]);
    });

    test.each([
      ['off the globe', { lat: 91 }, 400],
      ['elsewhere', { lat: 40.7, lng: -74 }, 422],
      ['with latitude and longitude the wrong way round', { lat: 36.5, lng: 27.3 }, 422],
      ['with hours that go backwards', { hours: { week: Array(7).fill([[600, 540]]) } }, 422],
      ['with six days', { hours: { week: Array(6).fill([]) } }, 400],
      ['with a month twice', { months: [5, 5] }, 422],
      ['with a link that is none', { url: 'javascript:alert(1)' }, 400],
      ['without a name', { name: '' }, 400],
      ['with what nobody knows', { province: '11' }, 400],
    ])('not %s', async (_what, changes, status) => {
      const answer = await site.call('POST', '/trips/my-places', {
        ...{ token: site.tokenOf('soyeon'), body: { ...body, ...changes } },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(status);
      const own = await site.call('GET', '/trips/my-places', { token: site.tokenOf('soyeon') });
      expect(own.body.items).toEqual([]);
    });
  });

  describe('what operators do', () => {
    const admin = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
      site.call(method, `/admin/trips/places${path}`, { token: site.tokenOf('admin'), body });
    const shelf = async () => (await get('/places?province=29&kind=sight')).body.items;
    const written = {
      ...{ kind: 'sight', name: { ko: '새 전망대' }, lat: 36.5, lng: 127.27, popularity: 999 },
      reason: '새로 생겼음',
    };

    test('a place is made, edited, hidden and shown: at once for everybody, and audited', async () => {
      const before = await shelf();
      const made = await admin('POST', '', written);
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      const { placeId, version } = made.body;
      expect((await shelf())[0].placeId).toBe(placeId);
      const edited = await admin('PUT', `/${placeId}`, { ...written, popularity: 0, version });
      expect(edited.body).toMatchObject({ version: version + 1, isEdited: true });
      const late = await admin('PUT', `/${placeId}`, { ...written, version });
      expect(late.body).toMatchObject({ code: 'trips.place-conflict', version: version + 1 });
      const hidden = await admin('POST', `/${placeId}/hidings`, { reason: '공사 중' });
      expect(hidden.body.isHidden).toBe(true);
      expect(await shelf()).toEqual(before);
      expect((await get(`/places/${placeId}`)).status).toBe(404);
      expect((await admin('POST', `/${placeId}/hidings`, {})).status).toBe(400);
      await admin('POST', `/${placeId}/showings`, { reason: '다시 엶' });
      expect((await get(`/places/${placeId}`)).status).toBe(200);
      const notes = await site.database.reader
        .selectFrom('audit_log')
        .select('action')
        .where('subject', '=', placeId)
        .orderBy('id')
        .execute();
      expect(notes.map(({ action }) => action.split('.')[1])).toEqual([
        ...['create-place', 'edit-place', 'hide-place', 'show-place'],
      ]);
    });

    test('the list by conditions and words', async () => {
      const { body } = await admin('GET', '?province=39&kind=food&sort=name');
      expect(body.items.length).toBeGreaterThan(2);
      expect(body.total).toEqual({ count: body.items.length, isExact: true });
      const found = await admin('GET', `?q=${encodeURIComponent('ㄷㅁㅈㄹ')}`);
      expect(found.body.items[0]).toMatchObject({ name: { ko: '동문재래시장' }, isHidden: false });
    });
  });

  test('a release writes over what nobody has edited, and leaves the rest', async () => {
    const rows = site.database.reader
      .selectFrom('trips_places')
      .select(['id', 'about_ko', 'version', 'hidden_at']);
    const of = (sourceId: string) => rows.where('source_id', '=', sourceId).executeTakeFirstOrThrow();
    const [palace, market] = [await of('gyeongbokgung'), await of('gwangjang-market')];
    const token = site.tokenOf('admin');
    const seen = (await site.call('GET', `/admin/trips/places/${market.id}`, { token })).body;
    const { kind, name, lat, lng, version } = seen;
    await site.call('PUT', `/admin/trips/places/${market.id}`, {
      ...{ token, body: { kind, name, lat, lng, version, about: { ko: '고쳐 씀' } } },
    });
    // As if this release had come after another one.
    await site.database.transact(async (tx) => {
      await tx.updateTable('trips_place_sources').set({ stamp: 'before' }).execute();
      await tx
        .updateTable('trips_places')
        .set({ stamp: 'before', about_ko: '옛 글' })
        .where('source_id', 'in', ['gyeongbokgung', 'gwangjang-market'])
        .execute();
      await tx
        .updateTable('trips_places')
        .set({ id: '00gone', source_id: 'gone', stamp: 'before' })
        .where('source_id', '=', 'tongin-market')
        .execute();
    });
    await Promise.all([site.trips?.openPlaces(), site.trips?.openPlaces()]);
    expect(await of('gyeongbokgung')).toMatchObject({
      about_ko: palace.about_ko,
      version: palace.version + 1,
    });
    expect(await of('gwangjang-market')).toMatchObject({ about_ko: '옛 글' });
    expect((await of('gone')).hidden_at).not.toBeNull();
    expect((await of('tongin-market').catch(() => null))?.hidden_at ?? null).toBeNull();
  });

  test('whoever leaves takes their own places along', async () => {
    const token = site.tokenOf('jun');
    const body = { kind: 'sight', name: '비밀 장소', lat: 37.5, lng: 127 };
    await site.call('POST', '/trips/my-places', { token, body });
    const [place] = (await site.call('GET', '/trips/my-places', { token })).body.items;
    expect(place.name.ko).toBe('비밀 장소');
    const data = await site.trips!.personalData!(site.database.reader, site.idOf('jun'));
    expect(data.tripPlaces).toHaveLength(1);
    await site.database.transact((tx) => site.trips!.onErase!(tx, site.idOf('jun')));
    expect((await site.call('GET', '/trips/my-places', { token })).body.items).toEqual([]);
  });
}

describe('places, from the outside, on SQLite', () => places(async () => ({})));
describeWith('MariaDB', 'places, from the outside', () =>
  places(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
