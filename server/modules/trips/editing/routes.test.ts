import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { askEdit, editTrip, joinTrip, makeTrip } from '../../../../test/support/trips.ts';
import type { Change } from '../trip.ts';

let site: TestInstallation;
beforeAll(async () => {
  site = await startInstallation();
});
afterAll(() => site.end());

const as = (name: DemoPerson) => ({ token: site.tokenOf(name) });
const read = (tripId: string, name: DemoPerson = 'minji') => site.call('GET', `/trips/${tripId}`, as(name));

test('a trip is made with its days, and read with what stands in them', async () => {
  const { tripId } = await makeTrip(site, { days: [['안목해변', '경포대'], []], ideas: ['초당순두부'] });
  const { status, body } = await read(tripId);
  expect(status).toBe(200);
  const titles = body.entries.map((entry: { fields: { title: string } }) => entry.fields.title);
  expect(titles).toEqual(['', '', '안목해변', '경포대', '초당순두부']);
  expect(body).toMatchObject({
    role: 'owner',
    visibility: 'private',
    people: [{ name: '김민지', role: 'owner' }],
  });
  expect(body.entries[2]).not.toHaveProperty('stamps');
  expect(body.entries[2].fields).toMatchObject({ type: 'place', spot: null, isFixed: false });
});

test('lists: mine and shared by date, past ones, deleted ones; page by page', async () => {
  const { tripId: past } = await makeTrip(site, { by: 'soyeon', title: '지난 여행', startsOn: '2020-01-01' });
  const { tripId: later } = await makeTrip(site, { by: 'soyeon', title: '나중', startsOn: '2099-05-01' });
  const { tripId: soon } = await makeTrip(site, { by: 'jun', title: '곧', startsOn: '2099-04-01' });
  const { tripId: someday } = await makeTrip(site, { by: 'soyeon', title: '언젠가', startsOn: null });
  await joinTrip(site, soon, 'soyeon', 'viewer');
  const list = async (query: string) => (await site.call('GET', `/trips?${query}`, as('soyeon'))).body;
  const ids = (page: { items: { tripId: string }[] }) => page.items.map(({ tripId }) => tripId);
  const own = new Set([past, later, soon, someday]);
  const only = (all: string[]) => all.filter((id) => own.has(id));
  expect(only(ids(await list('state=active&limit=100')))).toEqual([soon, later, someday]);
  expect(only(ids(await list('state=past')))).toEqual([past]);
  const shared = (await list('limit=100')).items.find((one: { tripId: string }) => one.tripId === soon);
  expect(shared).toMatchObject({
    role: 'viewer',
    people: 2,
    startsOn: '2099-04-01',
    endsOn: '2099-04-03',
    days: 3,
  });
  const walked: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await list(`limit=1${cursor}`);
    walked.push(...ids(page));
    if (page.nextCursor === null) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  expect(walked).toEqual(ids(await list('limit=100')));
  await site.call('DELETE', `/trips/${later}`, as('soyeon'));
  expect(only(ids(await list('limit=100')))).toEqual([soon, someday]);
  expect(ids(await list('state=deleted'))).toEqual([later]);
  expect((await read(later, 'soyeon')).body.code).toBe('trips.not-found');
  expect((await site.call('POST', `/trips/${later}/restorations`, as('soyeon'))).status).toBe(200);
  expect((await read(later, 'soyeon')).status).toBe(200);
});

test('two edit at once: what differs is merged, the rest is a conflict, and both catch up by the journal', async () => {
  const { tripId, itemIds, sequence } = await makeTrip(site, { days: [['안목해변']] });
  await joinTrip(site, tripId, 'jun');
  const id = itemIds.안목해변!;
  await editTrip(site, tripId, [{ op: 'set', id, fields: { title: '안목', note: '커피' } }], {
    seen: sequence,
  });
  const mine: Change[] = [{ op: 'set', id, fields: { title: '강릉항', startMin: 600 } }];
  const { conflicts, applied } = await editTrip(site, tripId, mine, { by: 'jun', seen: sequence });
  expect(applied).toEqual([{ op: 'set', id, fields: { startMin: 600 }, before: { startMin: null } }]);
  expect(conflicts).toMatchObject([
    { id, field: 'title', mine: '강릉항', theirs: '안목', by: site.idOf('minji') },
  ]);
  const path = `/trips/${tripId}/changes?after=${sequence}`;
  const { body } = await site.call('GET', path, as('jun'));
  expect(body).toMatchObject({ sequence: sequence + 2, isComplete: true });
  expect(body.items.map(({ client }: { client: string }) => client)).toEqual([
    'page-of-minji',
    'page-of-jun',
  ]);
  const history = await site.call('GET', `/trips/${tripId}/history?limit=1`, as('jun'));
  expect(history.body.items).toMatchObject([
    { sequence: sequence + 2, name: 'jun', count: 1, entries: [{ id, kind: 'item', title: '안목' }] },
  ]);
  const older = await site.call(
    'GET',
    `/trips/${tripId}/history?limit=1&cursor=${history.body.nextCursor}`,
    as('jun'),
  );
  expect(older.body.items).toMatchObject([{ sequence: sequence + 1, by: site.idOf('minji') }]);
});

test('an edit that comes again with its key is told what it was told', async () => {
  const { tripId, sequence } = await makeTrip(site);
  const body = {
    seen: sequence,
    client: 'page',
    changes: [{ op: 'set', id: tripId, fields: { about: '바다' } }],
  };
  const ask = () =>
    site.call('POST', `/trips/${tripId}/edits`, {
      ...as('minji'),
      body,
      headers: { 'idempotency-key': `again-${tripId}` },
    });
  const [first, again] = [await ask(), await ask()];
  expect(first.body).toMatchObject({ sequence: sequence + 1 });
  expect(again.body).toEqual(first.body);
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect((await read(tripId)).body.sequence).toBe(sequence + 1);
});

test('other dates', async () => {
  const { tripId, dayIds } = await makeTrip(site, { days: [['하나'], ['둘'], []] });
  const dates = (body: object, name: DemoPerson = 'minji') =>
    site.call('POST', `/trips/${tripId}/dates`, { ...as(name), body });
  const { body } = await dates({ startsOn: '2027-04-04', endsOn: '2027-04-05', keep: 'dates' });
  expect(body).toMatchObject({ startsOn: '2027-04-04', endsOn: '2027-04-05', days: 2 });
  const trip = (await read(tripId)).body;
  const shown = trip.entries.map(({ id, kind, dayId }: Record<string, string>) =>
    kind === 'day' ? id : dayId,
  );
  expect(shown).toEqual([dayIds[1], dayIds[2], dayIds[1], null]);
  const wrong = await dates({ startsOn: '2027-04-05', endsOn: '2027-04-04', keep: 'order' });
  expect(wrong.body).toMatchObject({ status: 422, code: 'trips.invalid-dates' });
  expect((await dates({ startsOn: '2027-02-30', endsOn: '2027-03-01', keep: 'order' })).status).toBe(400);
  expect((await dates({ startsOn: '2027-04-04', endsOn: '2027-04-05', keep: 'dates' }, 'jun')).status).toBe(
    404,
  );
});

describe('bad input is told what is wrong, and changes nothing', () => {
  test('somebody else’s trip is answered like one that does not exist, whatever is asked', async () => {
    const { tripId } = await makeTrip(site);
    const edit = { seen: 1, client: 'page', changes: [{ op: 'remove', id: `${tripId}-1` }] };
    const asked = (id: string) => [
      ...[site.call('GET', `/trips/${id}`, as('jun')), site.call('DELETE', `/trips/${id}`, as('jun'))],
      ...[
        site.call('GET', `/trips/${id}/changes?after=0`, as('jun')),
        site.call('GET', `/trips/${id}/history`, as('jun')),
      ],
      site.call('POST', `/trips/${id}/edits`, { ...as('jun'), body: edit }),
      site.call('POST', `/trips/${id}/restorations`, as('jun')),
      site.call('PUT', `/trips/${id}/presence`, { ...as('jun'), body: { client: 'page', entryId: null } }),
      site.call('POST', `/trips/${id}/dates`, {
        ...as('jun'),
        body: { startsOn: '2027-01-01', endsOn: '2027-01-01', keep: 'order' },
      }),
    ];
    for (const id of [tripId, '0000000000000000']) {
      for (const { status, body } of await Promise.all(asked(id)))
        expect([status, body.code]).toEqual([404, 'trips.not-found']);
    }
    expect((await read(tripId)).body).toMatchObject({ sequence: 1, entries: { length: 3 } });
  });

  const item = (fields: object) => [{ op: 'add', kind: 'item', id: 'new-item-1', fields }];
  const cases: [string, readonly unknown[], number, string][] = [
    ['off the globe', item({ spot: { lat: 90.1, lng: 0 } }), 422, 'trips.invalid-entry'],
    ['an unknown field', item({ colour: 'red' }), 422, 'trips.invalid-entry'],
    ['a note as long as a book', item({ note: 'x'.repeat(10_001) }), 422, 'trips.invalid-entry'],
    ['a page that runs', item({ url: 'javascript:alert(1)' }), 422, 'trips.invalid-entry'],
    [
      'an entry that is not there',
      [{ op: 'set', id: 'nothing-01', fields: { title: '' } }],
      404,
      'trips.entry-not-found',
    ],
    ['an unknown change', [{ op: 'explode', id: 'new-item-1' }], 400, 'request.invalid'],
    ['an unknown part of a change', [{ op: 'remove', id: 'new-item-1', why: '' }], 400, 'request.invalid'],
    [
      'an id of another shape',
      [{ op: 'add', kind: 'item', id: '../../etc', fields: {} }],
      400,
      'request.invalid',
    ],
    [
      'a payment by hand',
      [{ op: 'add', kind: 'payment', id: 'new-pay-01', fields: {} }],
      400,
      'request.invalid',
    ],
    ['no change', [], 400, 'request.invalid'],
    ['a hundred and one', Array.from({ length: 101 }, () => item({})[0]), 400, 'request.invalid'],
    [
      'ten thousand',
      Array.from({ length: 10_000 }, (_, i) => ({ op: 'remove', id: `new-item-${i}` })),
      400,
      'request.invalid',
    ],
  ];
  test.each(cases)('%s', async (_, changes, status, code) => {
    const { tripId } = await makeTrip(site);
    const before = (await read(tripId)).body;
    const answer = await askEdit(site, tripId, changes);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await read(tripId)).body).toEqual(before);
  });

  test('a version that is ahead, and a viewer who edits', async () => {
    const { tripId } = await makeTrip(site);
    await joinTrip(site, tripId, 'jun', 'viewer');
    const changes = [{ op: 'set', id: tripId, fields: { title: '내 것' } }];
    const ahead = await askEdit(site, tripId, changes, { seen: 99 });
    expect(ahead.body).toMatchObject({ status: 409, code: 'trips.from-the-future', sequence: 1 });
    expect((await askEdit(site, tripId, changes, { by: 'jun' })).body).toMatchObject({
      status: 403,
      code: 'trips.read-only',
    });
    expect((await site.call('DELETE', `/trips/${tripId}`, as('jun'))).body).toMatchObject({
      status: 403,
      code: 'trips.not-owner',
    });
  });

  test.each([
    ['no title', { title: ' ', days: 1 }],
    ['no days', { title: '여행', days: 0 }],
    ['too many', { title: '여행', days: 91 }],
    ['a date that is none', { title: '여행', days: 1, startsOn: '2027-13-01' }],
    ['an unknown field', { title: '여행', days: 1, ownerId: 'x' }],
  ])('a trip with %s is not made', async (_, body) => {
    expect((await site.call('POST', '/trips', { ...as('minji'), body })).body).toMatchObject({
      status: 400,
      code: 'request.invalid',
    });
  });
});

test('what is written is given back as it was written', async () => {
  const { tripId } = await makeTrip(site);
  const text = '<img src=x onerror=alert(1)>\n{{7*7}} \u{1F30A}';
  await editTrip(site, tripId, [
    { op: 'add', kind: 'note', id: 'note-0001', fields: { title: '<b>', text } },
  ]);
  const { body } = await read(tripId);
  expect(body.entries.at(-1).fields).toEqual({ title: '<b>', text, isPrivate: false });
});
