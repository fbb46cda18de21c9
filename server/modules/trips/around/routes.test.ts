import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import {
  type CallResult,
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { editTrip, entryId, joinTrip, type MadeTrip, makeTrip } from '../../../../test/support/trips.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const XSS = '<img src=x onerror=alert(1)>"\'&';
const GONE = [404, 'trips.not-found'];
const codeOf = ({ status, body }: CallResult) => [status, body.code];

eachDatabase('around trips', (open) => {
  let site: TestInstallation;
  beforeAll(async () => {
    const { url } = await open();
    site = await startInstallation({ DATABASE_URL: url, MADANG_SERVICES: 'pay,trips' });
  }, 60_000);
  afterAll(() => site.end());

  const call = (who: DemoPerson | null, method: Method, path: string, body?: unknown): Promise<CallResult> =>
    site.call(method, path, {
      ...(who !== null && { token: site.tokenOf(who) }),
      ...(body !== undefined && { body }),
    });
  const publish = async (tripId: string, visibility = 'public') =>
    expect((await call('minji', 'PUT', `/trips/${tripId}/visibility`, { visibility })).status).toBe(200);

  /** A trip with something of everything that is nobody else's business. */
  async function secretTrip(): Promise<MadeTrip & { companion: string }> {
    const made = await makeTrip(site, {
      title: XSS,
      days: [
        [{ title: '안목해변', note: XSS }, '커피거리'],
        [{ title: '연극', type: 'booking', booking: null }],
      ],
      ideas: ['오죽헌'],
    });
    const added = await call('minji', 'POST', `/trips/${made.tripId}/people`, { name: '엄마비밀이름' });
    const companion = added.body.personId as string;
    const add = (kind: 'note' | 'task' | 'thing' | 'cost', fields: object) =>
      ({ op: 'add', kind, id: entryId(), fields: fields as Record<string, unknown> }) as const;
    await editTrip(site, made.tripId, [
      add('note', { title: '준비', text: '공개 메모' }),
      add('note', { title: '비밀', text: '현관 번호 1234', isPrivate: true }),
      add('task', { text: '예약하기', isDone: true, personId: companion }),
      add('thing', { text: '우산', isPacked: true, personId: companion }),
      add('cost', {
        ...{ title: '비밀저녁', amount: 50_000, currency: 'KRW', paidBy: companion },
        shares: [[companion, 1]],
      }),
    ]);
    return { ...made, companion };
  }

  describe('public trips', () => {
    test('show the plan and nothing that is anybody’s own; texts stay texts', async () => {
      const { tripId, companion } = await secretTrip();
      expect(codeOf(await call(null, 'GET', `/trips/public/${tripId}`))).toEqual(GONE);
      await publish(tripId);
      const { status, body } = await call(null, 'GET', `/trips/public/${tripId}`);
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body).toMatchObject({
        title: XSS,
        author: '김*지',
        days: 2,
        places: 3,
        isMine: false,
        likes: 0,
      });
      const kinds = body.entries.map((entry: { kind: string }) => entry.kind);
      expect(kinds).toEqual(['day', 'day', 'item', 'item', 'item', 'item', 'note', 'task', 'thing']);
      const text = JSON.stringify(body);
      for (const secret of ['1234', '비밀', companion, '50000', site.idOf('minji'), 'stamps']) {
        expect(text, secret).not.toContain(secret);
      }
      expect(text).toContain(JSON.stringify(XSS).slice(1, -1));
      expect((await call('minji', 'GET', `/trips/public/${tripId}`)).body.isMine).toBe(true);
      await publish(tripId, 'private');
      expect(codeOf(await call('jun', 'GET', `/trips/public/${tripId}`))).toEqual(GONE);
      expect(codeOf(await call(null, 'GET', `/trips/public/${tripId}/comments`))).toEqual(GONE);
    });

    test('are listed by region, length, newest and most liked, and found by words', async () => {
      const made: string[] = [];
      for (const [days, regions] of [
        [1, ['jeju']],
        [3, ['jeju', 'busan']],
        [5, ['gangwon']],
      ] as const) {
        const body = { title: `목록 ${days}일 여행`, days, regions };
        const { body: trip } = await call('minji', 'POST', '/trips', body);
        made.push(trip.tripId);
        await publish(trip.tripId);
      }
      await call('jun', 'PUT', `/trips/public/${made[0]}/like`);
      const list = async (query: string, who: DemoPerson | null = 'jun') => {
        const { status, body } = await call(who, 'GET', `/trips/public${query}`);
        expect(status, JSON.stringify(body)).toBe(200);
        return body.items.map((one: { tripId: string }) => one.tripId);
      };
      expect((await list('')).slice(0, 3)).toEqual([made[2], made[1], made[0]]);
      expect(await list('?region=jeju')).toEqual([made[1], made[0]]);
      expect(await list('?region=jeju&days=2-4', null)).toEqual([made[1]]);
      expect((await list('?sort=liked'))[0]).toBe(made[0]);
      const first = await call('jun', 'GET', '/trips/public?region=jeju&limit=1');
      expect(first.body.items[0].tripId).toBe(made[1]);
      const second = await call(
        'jun',
        'GET',
        `/trips/public?region=jeju&limit=1&cursor=${first.body.nextCursor}`,
      );
      expect(second.body.items).toMatchObject([{ tripId: made[0], isLiked: true, likes: 1 }]);
      await site.search.catchUp();
      expect(await list(`?q=${encodeURIComponent('목록 여행')}&region=gangwon`)).toEqual([made[2]]);
      const bad = await call(null, 'GET', '/trips/public?cursor=nonsense');
      expect(codeOf(bad)).toEqual([400, 'request.invalid-cursor']);
      await publish(made[2]!, 'private');
      expect(await list('?region=gangwon')).toEqual([]);
      expect(await list('?region=gangwon', null)).toEqual([]);
      expect(await list(`?q=${encodeURIComponent('목록 여행')}&region=gangwon`)).toEqual([]);
    });

    test('are liked once by each, also by many at once', async () => {
      const { tripId } = await makeTrip(site);
      expect(codeOf(await call('jun', 'PUT', `/trips/public/${tripId}/like`))).toEqual(GONE);
      await publish(tripId);
      const all = await Promise.all(
        (['jun', 'soyeon', 'jun', 'soyeon', 'jun'] as const).map((who) =>
          call(who, 'PUT', `/trips/public/${tripId}/like`),
        ),
      );
      expect(all.every(({ status }) => status === 200)).toBe(true);
      expect((await call('jun', 'GET', `/trips/public/${tripId}`)).body).toMatchObject({
        likes: 2,
        isLiked: true,
      });
      await call('jun', 'DELETE', `/trips/public/${tripId}/like`);
      const off = await call('jun', 'DELETE', `/trips/public/${tripId}/like`);
      expect(off.body).toEqual({ tripId, isLiked: false, likes: 1 });
      expect(codeOf(await call(null, 'PUT', `/trips/public/${tripId}/like`))).toEqual([401, 'auth.required']);
    });

    test('are commented on; one’s own and below one’s own trip is taken away, and nothing else', async () => {
      const { tripId } = await makeTrip(site);
      const path = `/trips/public/${tripId}/comments`;
      expect(codeOf(await call('jun', 'POST', path, { text: 'x' }))).toEqual(GONE);
      await publish(tripId);
      const said = await call('jun', 'POST', path, { text: XSS });
      expect(said.body).toMatchObject({ text: XSS, author: '이*', isFormer: false, isMine: true });
      const other = await call('soyeon', 'POST', path, { text: '좋아요' });
      for (const text of ['', ' ', 'a'.repeat(1_001), 'a\u0000b']) {
        expect((await call('jun', 'POST', path, { text })).status, JSON.stringify(text)).toBe(400);
      }
      const { body } = await call(null, 'GET', path);
      expect(body.items.map((one: { text: string }) => one.text)).toEqual(['좋아요', XSS]);
      const remove = (who: DemoPerson, id: string) => call(who, 'DELETE', `${path}/${id}`);
      expect(codeOf(await remove('soyeon', said.body.commentId))).toEqual([404, 'trips.comment-not-found']);
      expect((await remove('jun', said.body.commentId)).status).toBe(200);
      expect(codeOf(await remove('jun', said.body.commentId))).toEqual([404, 'trips.comment-not-found']);
      expect((await remove('minji', other.body.commentId)).status).toBe(200);
      expect((await call(null, 'GET', `/trips/public/${tripId}`)).body.comments).toBe(0);
      const rows = await site.database.reader
        .selectFrom('trips_comments')
        .select('body')
        .where('trip_id', '=', tripId)
        .execute();
      expect(rows.map((row) => row.body)).toEqual(['', '']);
      const bell = async () => {
        const inbox = await call('minji', 'GET', '/me/notifications');
        return inbox.body.items.filter((one: { kind: string }) => one.kind === 'trips.commented').length;
      };
      await expect.poll(bell).toBeGreaterThanOrEqual(2);
    });

    test('comments are slowed down', async () => {
      const { tripId } = await makeTrip(site);
      await publish(tripId);
      const codes = [];
      for (let i = 0; i < 21; i += 1) {
        codes.push(await call('admin', 'POST', `/trips/public/${tripId}/comments`, { text: `${i}` }));
      }
      expect(codes.filter(({ status }) => status === 201)).toHaveLength(20);
      expect(codeOf(codes[20]!)).toEqual([429, 'request.too-many']);
    });
  });

  describe('operators', () => {
    test('hide a trip: it is gone for everybody but its people, and comes back', async () => {
      const { tripId } = await makeTrip(site, { title: '숨길 여행' });
      await publish(tripId);
      const { body: link } = await call('minji', 'POST', `/trips/${tripId}/links`, { purpose: 'read' });
      expect((await call(null, 'GET', '/trips/public')).body.items[0].tripId).toBe(tripId);
      const reason = { reason: '광고' };
      expect(codeOf(await call('minji', 'POST', `/admin/trips/${tripId}/hidings`, reason))).toEqual([
        403,
        'auth.forbidden',
      ]);
      for (const _ of [1, 2]) {
        const hidden = await call('admin', 'POST', `/admin/trips/${tripId}/hidings`, reason);
        expect(hidden.body).toEqual({ tripId, status: 'hidden' });
      }
      for (const [who, method, path] of [
        [null, 'GET', `/trips/public/${tripId}`],
        ['jun', 'PUT', `/trips/public/${tripId}/like`],
        ['jun', 'GET', `/trips/public/${tripId}/comments`],
      ] as const) {
        expect(codeOf(await call(who, method, path)), path).toEqual(GONE);
      }
      expect(codeOf(await call('jun', 'POST', '/trips/copies', { tripId }))).toEqual(GONE);
      expect(codeOf(await call(null, 'GET', `/trips/shared/${link.token}`))).toEqual([
        404,
        'trips.link-not-found',
      ]);
      for (const who of [null, 'jun'] as const) {
        const { body } = await call(who, 'GET', '/trips/public');
        expect(JSON.stringify(body)).not.toContain(tripId);
      }
      expect((await call('minji', 'GET', `/trips/${tripId}`)).body.isHidden).toBe(true);
      // To publish it again does not show it.
      await publish(tripId, 'private');
      await publish(tripId);
      expect(codeOf(await call(null, 'GET', `/trips/public/${tripId}`))).toEqual(GONE);
      const listed = await call('admin', 'GET', '/admin/trips?hidden=true');
      expect(listed.body.items).toMatchObject([{ tripId, title: '숨길 여행', ownerName: '김민지' }]);
      expect((await call('admin', 'GET', `/admin/trips/${tripId}`)).body.entries).toHaveLength(3);
      const overview = await call('admin', 'GET', '/admin/trips/overview');
      expect(overview.body).toMatchObject({ hiddenTrips: 1 });
      expect(overview.body.publicTrips).toBeGreaterThan(0);
      await call('admin', 'POST', `/admin/trips/${tripId}/showings`, { reason: '확인함' });
      expect((await call(null, 'GET', `/trips/public/${tripId}`)).status).toBe(200);
      const notes = await call('admin', 'GET', `/admin/audit?subject=${tripId}`);
      expect(
        notes.body.items.map((one: { action: string; reason: string }) => [one.action, one.reason]),
      ).toEqual([
        ['trips.show-trip', '확인함'],
        ['trips.hide-trip', '광고'],
      ]);
    });

    test('find and hide comments; private trips are not theirs to see', async () => {
      const { tripId } = await makeTrip(site, { title: '비공개 여행' });
      expect(codeOf(await call('admin', 'GET', `/admin/trips/${tripId}`))).toEqual(GONE);
      const hide = await call('admin', 'POST', `/admin/trips/${tripId}/hidings`, { reason: 'x' });
      expect(codeOf(hide)).toEqual(GONE);
      const listed = await call('admin', 'GET', `/admin/trips?q=${encodeURIComponent('비공개')}`);
      expect(listed.body.items).toEqual([]);
      await publish(tripId);
      const said = await call('jun', 'POST', `/trips/public/${tripId}/comments`, { text: '나쁜 말' });
      const { commentId } = said.body;
      const found = await call('admin', 'GET', `/admin/trips/comments?q=${encodeURIComponent('나쁜')}`);
      expect(found.body.items).toMatchObject([
        { commentId, tripId, tripTitle: '비공개 여행', memberName: '이준' },
      ]);
      const by = await call('admin', 'GET', '/admin/trips/comments?q=jun@madang.example&sort=oldest');
      expect(by.body.items.at(-1).commentId).toBe(commentId);
      const path = `/admin/trips/comments/${commentId}`;
      expect((await call('admin', 'POST', `${path}/hidings`, { reason: '욕설' })).body.status).toBe('hidden');
      expect((await call(null, 'GET', `/trips/public/${tripId}/comments`)).body.items).toEqual([]);
      expect((await call('admin', 'GET', '/admin/trips/comments?hidden=true')).body.items).toHaveLength(1);
      expect((await call('admin', 'POST', `${path}/showings`, { reason: '오해' })).body.status).toBe('shown');
      expect((await call(null, 'GET', `/trips/public/${tripId}`)).body.comments).toBe(1);
      const told = async () => {
        const inbox = await call('jun', 'GET', '/me/notifications');
        return inbox.body.items.map((one: { kind: string }) => one.kind);
      };
      await expect
        .poll(told)
        .toEqual(expect.arrayContaining(['trips.comment-hidden', 'trips.comment-shown']));
    });
  });

  describe('a copy', () => {
    test('has the plan and nothing private; what was done is to be done again', async () => {
      const { tripId, companion } = await secretTrip();
      expect(codeOf(await call('jun', 'POST', '/trips/copies', { tripId }))).toEqual(GONE);
      await publish(tripId);
      const headers = { 'idempotency-key': `copy-${tripId}` };
      const body = { tripId, title: '내 강릉', startsOn: '2027-05-01' };
      const ask = () => site.call('POST', '/trips/copies', { token: site.tokenOf('jun'), body, headers });
      const copied = await ask();
      expect(copied.status, JSON.stringify(copied.body)).toBe(201);
      expect((await ask()).body.tripId).toBe(copied.body.tripId);
      const { body: copy } = await call('jun', 'GET', `/trips/${copied.body.tripId}`);
      expect(copy).toMatchObject({
        ...{ role: 'owner', visibility: 'private', head: { title: '내 강릉', startsOn: '2027-05-01' } },
        people: [{ name: '이준', role: 'owner' }],
      });
      const of = (kind: string) => copy.entries.filter((entry: { kind: string }) => entry.kind === kind);
      expect(of('day')).toHaveLength(2);
      expect(
        of('item')
          .map((one: { fields: { title: string } }) => one.fields.title)
          .sort(),
      ).toEqual(['안목해변', '연극', '오죽헌', '커피거리'].sort());
      expect(of('item').some((one: { fields: { type: string } }) => one.fields.type === 'booking')).toBe(
        false,
      );
      expect(of('note')).toHaveLength(1);
      expect(of('task')[0].fields).toMatchObject({ isDone: false, personId: null });
      expect(of('thing')[0].fields).toMatchObject({ isPacked: false, personId: null });
      expect(of('cost')).toEqual([]);
      const text = JSON.stringify(copy);
      for (const secret of ['1234', '비밀', companion, site.idOf('minji')])
        expect(text, secret).not.toContain(secret);
      expect((await call(null, 'GET', `/trips/public/${tripId}`)).body.copies).toBe(1);
    });

    test('is made by a read link too, and of nothing that one may not read', async () => {
      const { tripId } = await makeTrip(site, { days: [['한라산']] });
      const { body: link } = await call('minji', 'POST', `/trips/${tripId}/links`, { purpose: 'read' });
      const { status, body } = await call('jun', 'POST', '/trips/copies', { token: link.token });
      expect([status, typeof body.tripId]).toEqual([201, 'string']);
      for (const asked of [{}, { tripId, token: link.token }]) {
        expect(codeOf(await call('jun', 'POST', '/trips/copies', asked))).toEqual([400, 'request.invalid']);
      }
      await call('minji', 'DELETE', `/trips/${tripId}/links/${link.linkId}`);
      const late = await call('jun', 'POST', '/trips/copies', { token: link.token });
      expect(codeOf(late)).toEqual([404, 'trips.link-not-found']);
      expect((await call('minji', 'POST', '/trips/copies', { tripId })).status).toBe(201);
      const bad = await call('minji', 'POST', '/trips/copies', { tripId, startsOn: '2027-02-30' });
      expect(bad.status).toBeGreaterThanOrEqual(400);
      expect(bad.status).toBeLessThan(500);
    });
  });

  describe('a read link', () => {
    test('shows the plan to guests; money and names only where its maker says so; uses are counted', async () => {
      const { tripId, companion } = await secretTrip();
      const make = async (withCosts: boolean) =>
        (await call('minji', 'POST', `/trips/${tripId}/links`, { purpose: 'read', withCosts })).body;
      const [plain, costly] = [await make(false), await make(true)];
      const open = await call(null, 'GET', `/trips/shared/${plain.token}`);
      expect(open.body).toMatchObject({ head: { title: XSS }, days: 2, withCosts: false, people: [] });
      for (const secret of ['1234', '비밀저녁', companion])
        expect(JSON.stringify(open.body)).not.toContain(secret);
      const costs = await call(null, 'GET', `/trips/shared/${costly.token}`);
      expect(costs.body.people).toContainEqual({ personId: companion, name: '엄마비밀이름' });
      expect(JSON.stringify(costs.body)).toContain('비밀저녁');
      expect(JSON.stringify(costs.body)).not.toContain('1234');
      await call(null, 'GET', `/trips/shared/${plain.token}`);
      const uses = async () => {
        const { body } = await call('minji', 'GET', `/trips/${tripId}/links`);
        return body.items.map((one: { uses: number }) => one.uses);
      };
      await expect.poll(uses).toEqual([1, 2]);
      await call('minji', 'DELETE', `/trips/${tripId}/links/${plain.linkId}`);
      const over = await call(null, 'GET', `/trips/shared/${plain.token}`);
      expect(codeOf(over)).toEqual([404, 'trips.link-not-found']);
    });
  });

  test('a note for ourselves alone is seen by the trip’s people, and nowhere else by whichever way', async () => {
    const { tripId } = await secretTrip();
    await joinTrip(site, tripId, 'soyeon', 'viewer');
    await publish(tripId);
    const link = async (withCosts: boolean): Promise<string> =>
      (await call('minji', 'POST', `/trips/${tripId}/links`, { purpose: 'read', withCosts })).body.token;
    const [plain, costly] = [await link(false), await link(true)];
    const copyOf = async (who: DemoPerson, asked: object): Promise<string> => {
      const { status, body } = await call(who, 'POST', '/trips/copies', asked);
      expect(status, JSON.stringify(body)).toBe(201);
      const read = await call(who, 'GET', `/trips/${body.tripId}`);
      const paper = await call(who, 'GET', `/trips/${body.tripId}/export.json`);
      return JSON.stringify([read.body, paper.body]);
    };
    const feed = async (lang: string): Promise<string> =>
      (await site.app.inject({ method: 'GET', url: `/api/v1/trips/shared/${plain}.ics?lang=${lang}` })).body;
    await site.search.catchUp();
    const outside: Record<string, string> = {
      public: JSON.stringify((await call(null, 'GET', `/trips/public/${tripId}`)).body),
      list: JSON.stringify((await call('jun', 'GET', '/trips/public')).body),
      words: JSON.stringify((await call(null, 'GET', `/trips/public?q=${encodeURIComponent('현관')}`)).body),
      shared: JSON.stringify((await call(null, 'GET', `/trips/shared/${plain}`)).body),
      'shared with costs': JSON.stringify((await call(null, 'GET', `/trips/shared/${costly}`)).body),
      calendar: (await feed('ko')) + (await feed('en')),
      'copy of what is public': await copyOf('jun', { tripId }),
      'copy by link': await copyOf('jun', { token: costly }),
      'copy by one of the trip': await copyOf('soyeon', { tripId }),
      operators: JSON.stringify((await call('admin', 'GET', `/admin/trips/${tripId}`)).body),
    };
    for (const [where, text] of Object.entries(outside)) {
      expect(text.length, where).toBeGreaterThan(10);
      expect(text, where).not.toContain('1234');
    }
    expect(outside.public).toContain('공개 메모');
    expect(outside.calendar).toContain('BEGIN:VCALENDAR');
    for (const path of [`/trips/${tripId}`, `/trips/${tripId}/export.json`]) {
      expect(JSON.stringify((await call('soyeon', 'GET', path)).body), path).toContain('현관 번호 1234');
    }
    // What is for all again is seen again, and the other way round.
    const { body } = await call('minji', 'GET', `/trips/${tripId}`);
    const idOf = (title: string): string =>
      body.entries.find((entry: { fields: { title?: string } }) => entry.fields.title === title).id;
    await editTrip(site, tripId, [
      { op: 'set', id: idOf('비밀'), fields: { isPrivate: false } },
      { op: 'set', id: idOf('준비'), fields: { isPrivate: true } },
    ]);
    const shown = async () => JSON.stringify((await call(null, 'GET', `/trips/shared/${plain}`)).body);
    await expect.poll(shown).toContain('1234');
    expect(await shown()).not.toContain('공개 메모');
  });

  test('what is personal is told to the member and goes with the account', async () => {
    const { tripId } = await makeTrip(site);
    await publish(tripId);
    await call('soyeon', 'PUT', `/trips/public/${tripId}/like`);
    await call('soyeon', 'POST', `/trips/public/${tripId}/comments`, { text: '내 말' });
    await joinTrip(site, tripId, 'jun');
    const id = site.idOf('soyeon');
    const told = await site.trips?.personalData?.(site.database.reader, id);
    expect(told).toMatchObject({
      tripLikes: expect.arrayContaining([expect.objectContaining({ tripId })]),
      tripComments: expect.arrayContaining([expect.objectContaining({ tripId, text: '내 말' })]),
    });
    await site.database.transact(async (tx) => site.trips?.onErase?.(tx, id));
    const after = await site.trips?.personalData?.(site.database.reader, id);
    expect(after).toMatchObject({ tripLikes: [], tripComments: [], tripLinks: [], tripFiles: [] });
    const { body } = await call(null, 'GET', `/trips/public/${tripId}/comments`);
    expect(body.items).toMatchObject([{ author: '탈퇴한 회원', isFormer: true, text: '내 말' }]);
    expect((await call('jun', 'GET', `/trips/public/${tripId}`)).body.likes).toBe(1);
  });
});
