import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { editTrip, joinTrip } from '../../../../test/support/trips.ts';
import type { EntryView, ItemFields } from '../trip.ts';
import { GYEONGBOKGUNG, LANTERNS, NAMSAN, type PlanningSite, startPlanningSite } from './testing/site.ts';

const AT = { lat: 37.5796, lng: 126.977 };

function planning(settings: () => Promise<Record<string, string>>) {
  let site: PlanningSite;
  beforeAll(async () => {
    site = await startPlanningSite(await settings());
  });
  afterAll(() => site.end());
  const minji = () => site.tokenOf('minji');
  const itemsOf = async (tripId: string, dayId: string) => {
    const { body } = await site.call('GET', `/trips/${tripId}`, { token: minji() });
    return (body.entries as EntryView[])
      .filter((entry) => entry.kind === 'item' && entry.dayId === dayId)
      .sort((a, b) => (a.position < b.position ? -1 : 1))
      .map(({ id, fields }) => ({ id, ...(fields as ItemFields) }));
  };

  test('a plan without a model: told as it is made, kept, and nothing of the trip is changed', async () => {
    const trip = await site.trip();
    const wish = {
      interests: ['sight', 'culture'],
      pace: 'normal',
      mustSee: [NAMSAN],
      startMin: 540,
      endMin: 1_140,
    };
    const { status, news } = await site.plan(trip.tripId, wish);
    expect(status).toBe(200);
    expect(news.map(({ event }) => event)).not.toContain('fallback');
    expect(news[0]).toEqual({ event: 'progress', data: { step: 'reading', share: null } });
    expect(news).toContainEqual({ event: 'progress', data: { step: 'solving', share: 0 } });
    const last = news.at(-1)!;
    if (last.event !== 'done') throw new Error(JSON.stringify(last));
    const { proposal } = last.data;
    expect(proposal).toMatchObject({ madeBy: 'solver', fallback: null, sequence: trip.sequence });
    expect(proposal.days.map(({ date }) => date)).toEqual(['2027-04-03', '2027-04-04', '2027-04-05']);
    const visits = proposal.days.flatMap((day) => day.visits);
    expect(visits.length).toBeGreaterThan(9);
    expect(new Set(visits.map(({ placeId }) => placeId)).size).toBe(visits.length);
    expect(visits.every(({ kind }) => kind === 'sight' || kind === 'culture')).toBe(true);
    expect(visits.find(({ placeId }) => placeId === NAMSAN)!.because).toContainEqual({ kind: 'required' });
    for (const day of proposal.days) {
      expect(day.visits.length).toBeLessThanOrEqual(5);
      expect(day.endsAt).toBeLessThanOrEqual(1_140);
      for (const visit of day.visits) expect(visit.begins).toBeGreaterThanOrEqual(visit.arrives);
    }
    const kept = await site.call('GET', `/trips/${trip.tripId}/plans/${proposal.proposalId}`, {
      token: minji(),
    });
    expect(kept.body).toEqual(proposal);
    expect((await site.call('GET', `/trips/${trip.tripId}`, { token: minji() })).body.sequence).toBe(
      trip.sequence,
    );
  });

  test('a proposal becomes an edit: once, by days, and what the trip had keeps its place and time', async () => {
    const trip = await site.trip({
      days: [
        [{ title: '점심 약속', type: 'place', spot: AT, startMin: 750, stayMin: 60, isFixed: true }],
        [],
      ],
    });
    const [first, second] = trip.dayIds as [string, string];
    const proposal = await site.proposal(trip.tripId, { pace: 'slow' });
    const lunch = proposal.days[0]!.visits.find(({ itemId }) => itemId === trip.itemIds['점심 약속'])!;
    expect(lunch).toMatchObject({ begins: 750, ends: 810 });
    expect(lunch.because).toContainEqual({ kind: 'fixed', at: 750 });

    const apply = (days?: string[]) =>
      site.call('POST', `/trips/${trip.tripId}/plans/${proposal.proposalId}/applications`, {
        token: minji(),
        body: { seen: proposal.sequence, ...(days && { days }) },
      });
    const done = await apply([first]);
    expect(done).toMatchObject({ status: 200, body: { sequence: proposal.sequence + 1, conflicts: [] } });
    const titles = (items: { title: string }[]) => items.map(({ title }) => title);
    expect(titles(await itemsOf(trip.tripId, first))).toEqual(
      proposal.days[0]!.visits.map(({ title }) => title.ko),
    );
    expect(await itemsOf(trip.tripId, second)).toEqual([]);
    expect((await apply()).status).toBe(200);
    expect((await itemsOf(trip.tripId, first)).length).toBe(proposal.days[0]!.visits.length);
    expect(titles(await itemsOf(trip.tripId, second))).toEqual(
      proposal.days[1]!.visits.map(({ title }) => title.ko),
    );
    const read = await site.call('GET', `/trips/${trip.tripId}/plans/${proposal.proposalId}`, {
      token: minji(),
    });
    expect(read.body.appliedAt).not.toBeNull();
    // What is in the trip already is not proposed once more.
    const again = await site.proposal(trip.tripId, { days: [second] });
    const known = (await itemsOf(trip.tripId, first)).map(({ placeId }) => placeId);
    expect(again.days[0]!.visits.filter(({ placeId }) => known.includes(placeId))).toEqual([]);
  });

  test('what must be seen but cannot be is named with the reason', async () => {
    const trip = await site.trip();
    const proposal = await site.proposal(trip.tripId, { mustSee: [LANTERNS, GYEONGBOKGUNG] });
    expect(proposal.leftOut[0]).toMatchObject({ placeId: LANTERNS, isRequired: true, reason: 'closed' });
  });

  test('wishes that cannot be are refused with a code', async () => {
    const trip = await site.trip();
    const [dayId] = trip.dayIds;
    const refusals = [
      [{ mustSee: ['01NOSUCHPLACE000'] }, 422, 'trips.invalid-wish'],
      [{ days: ['nosuchday'] }, 404, 'trips.entry-not-found'],
      [{ lodging: [{ dayId: 'nosuchday', spot: { ...AT, name: '집' } }] }, 404, 'trips.entry-not-found'],
      [{ startMin: 900, endMin: 600 }, 422, 'trips.invalid-wish'],
      [{ days: [dayId, dayId] }, 400, 'request.invalid'],
      [{ pace: 'frantic' }, 400, 'request.invalid'],
      [{ interests: ['crime'] }, 400, 'request.invalid'],
      [{ start: { lat: 91, lng: 0, name: '' } }, 400, 'request.invalid'],
      [{ text: 'x'.repeat(1_001) }, 400, 'request.invalid'],
      [{ sudo: true }, 400, 'request.invalid'],
    ] as const;
    for (const [wish, status, code] of refusals) {
      const answer = await site.plan(trip.tripId, wish);
      expect([answer.status, answer.body.code], JSON.stringify(wish)).toEqual([status, code]);
    }
    const nowhere = await site.trip({ regions: [] });
    expect((await site.plan(nowhere.tripId)).body.code).toBe('trips.plan-nowhere');
  });

  test('trips of others are not there; who may only read may not plan', async () => {
    const trip = await site.trip({ days: [['하나']] });
    const [dayId] = trip.dayIds as [string];
    const { proposalId } = await site.proposal(trip.tripId);
    const paths = [
      ['POST', 'plans', {}],
      ['GET', `plans/${proposalId}`, undefined],
      ['POST', `plans/${proposalId}/applications`, { seen: 1 }],
      ['POST', `days/${dayId}/orders`, {}],
      ['GET', 'legs', undefined],
    ] as const;
    for (const [method, path, body] of paths) {
      const answer = await site.call(method, `/trips/${trip.tripId}/${path}`, {
        ...{ token: site.tokenOf('jun'), ...(body && { body }) },
      });
      expect([answer.status, answer.body.code], path).toEqual([404, 'trips.not-found']);
    }
    await joinTrip(site, trip.tripId, 'soyeon', 'viewer');
    const asViewer = { token: site.tokenOf('soyeon') };
    expect((await site.plan(trip.tripId, {}, 'soyeon')).body.code).toBe('trips.read-only');
    const apply = `/trips/${trip.tripId}/plans/${proposalId}/applications`;
    expect((await site.call('POST', apply, { ...asViewer, body: { seen: 1 } })).body.code).toBe(
      'trips.read-only',
    );
    const order = `/trips/${trip.tripId}/days/${dayId}/orders`;
    expect((await site.call('POST', order, { ...asViewer, body: { dryRun: false } })).body.code).toBe(
      'trips.read-only',
    );
    expect((await site.call('GET', `/trips/${trip.tripId}/legs`, asViewer)).status).toBe(200);
    // A proposal belongs to its trip.
    const other = await site.trip();
    expect(
      (await site.call('GET', `/trips/${other.tripId}/plans/${proposalId}`, { token: minji() })).body.code,
    ).toBe('trips.proposal-not-found');
  });

  test('the best order of a day: looked at, put in, locks and fixed times kept', async () => {
    const east = (km: number) => ({ lat: 37.55, lng: 126.9 + km / 88 });
    const stop = (title: string, km: number, more: Partial<ItemFields> = {}) => ({
      ...{ title, type: 'place' as const, spot: east(km), stayMin: 30, ...more },
    });
    const trip = await site.trip({
      days: [[stop('가', 0), stop('라', 9), stop('나', 3), stop('다', 6), { title: '메모', type: 'note' }]],
    });
    const [dayId] = trip.dayIds as [string];
    const order = async (body: object) =>
      (await site.call('POST', `/trips/${trip.tripId}/days/${dayId}/orders`, { token: minji(), body })).body;
    const named = (ids: string[]) =>
      ids.map((id) => Object.entries(trip.itemIds).find((one) => one[1] === id)![0]);

    const seen = await order({});
    expect(named(seen.order)).toEqual(['가', '나', '다', '라']);
    expect(seen).toMatchObject({ isExact: true, isChanged: true, done: null, leftOut: [] });
    expect(seen.after.metres).toBeLessThan(seen.before.metres);
    expect((await itemsOf(trip.tripId, dayId))[1]!.title).toBe('라');

    const locked = await order({ locks: [trip.itemIds.라] });
    expect(named(locked.order)[1]).toBe('라');
    expect(locked.visits[1]).toMatchObject({ isLocked: true });

    const done = await order({ dryRun: false });
    expect(done.done).toMatchObject({ conflicts: [] });
    expect((await itemsOf(trip.tripId, dayId)).map(({ title }) => title)).toEqual([
      '가',
      '나',
      '다',
      '메모',
      '라',
    ]);
    expect(await order({ dryRun: false })).toMatchObject({ isChanged: false, done: null });

    const id = trip.itemIds.라!;
    await editTrip(site, trip.tripId, [{ op: 'set', id, fields: { isFixed: true, startMin: 545 } }]);
    const fixed = await order({});
    expect(named(fixed.order)[0]).toBe('라');
    expect(fixed.visits[0].because).toContainEqual({ kind: 'fixed', at: 545 });
  });

  test('an order that is put in again under its key is the same, whatever the trip has come to', async () => {
    const stop = (title: string, km: number) => ({
      ...{ title, type: 'place' as const, spot: { lat: 37.55, lng: 126.9 + km / 88 }, stayMin: 30 },
    });
    const trip = await site.trip({ days: [[stop('가', 0), stop('라', 9), stop('나', 3), stop('다', 6)]] });
    const [dayId] = trip.dayIds as [string];
    const order = () =>
      site.call('POST', `/trips/${trip.tripId}/days/${dayId}/orders`, {
        ...{ token: minji(), body: { dryRun: false } },
        headers: { 'idempotency-key': 'order-of-a-day' },
      });
    const first = await order();
    expect(first.status).toBe(200);
    const spot = stop('나', 30).spot;
    await editTrip(site, trip.tripId, [{ op: 'set', id: trip.itemIds.나!, fields: { spot } }]);
    const again = await order();
    expect(again.status).toBe(200);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body.done.sequence).toBe(first.body.done.sequence);
  });

  test('a day that begins with a ride goes on where that ends', async () => {
    const at = (lng: number) => ({ lat: 33.45, lng });
    const trip = await site.trip({
      days: [
        [
          {
            ...{ title: '비행기', type: 'transport', spot: { lat: 37.56, lng: 126.8 }, toSpot: at(126.5) },
            ...{ isFixed: true, startMin: 560, stayMin: 70 },
          },
          { title: '먼 바다', type: 'place', spot: at(126.9), stayMin: 60 },
          { title: '가까운 바다', type: 'place', spot: at(126.6), stayMin: 60 },
        ],
      ],
    });
    const [dayId] = trip.dayIds as [string];
    const token = minji();
    const { body } = await site.call('POST', `/trips/${trip.tripId}/days/${dayId}/orders`, {
      token,
      body: {},
    });
    expect(body.leftOut).toEqual([]);
    expect(body.order).toEqual(['비행기', '가까운 바다', '먼 바다'].map((title) => trip.itemIds[title]));
    const { body: legs } = await site.call('GET', `/trips/${trip.tripId}/legs`, { token });
    expect(body.before).toMatchObject({
      ...{ travelMin: legs.days[0].travelMin, metres: legs.days[0].metres, endsAt: legs.days[0].endsAt },
    });
    const { days } = await site.proposal(trip.tripId, { regions: ['39'], pace: 'slow' });
    expect(days[0]!.visits[0]).toMatchObject({ begins: 560, ends: 630 });
    for (const { leg } of days[0]!.visits) expect(leg?.by).not.toBe('flight');
  });

  test('ways between stops, with when one is where and what does not fit', async () => {
    const place = (title: string, placeId: string, more: Partial<ItemFields> = {}) => ({
      ...{ title, type: 'place' as const, placeId, spot: AT, ...more },
    });
    const trip = await site.trip({
      days: [
        [
          place('경복궁', GYEONGBOKGUNG),
          { title: '제주', type: 'place', spot: { lat: 33.5, lng: 126.5 }, startMin: 600, stayMin: 30 },
        ],
      ],
      // A Tuesday: the palace is closed.
      startsOn: '2027-04-06',
    });
    const { status, body } = await site.call('GET', `/trips/${trip.tripId}/legs`, { token: minji() });
    expect(status).toBe(200);
    const [palace, island] = body.days[0].items;
    expect(palace).toMatchObject({ leg: null, warnings: ['closed'] });
    expect(island).toMatchObject({ fromId: trip.itemIds.경복궁, leg: { by: 'flight', minutes: 190 } });
    expect(island.warnings).toEqual(['over-sea', 'late']);
    expect(body.days[0]).toMatchObject({ date: '2027-04-06', travelMin: 190 });
  });

  test('without a model its use is nothing, and to wish for it says so', async () => {
    const trip = await site.trip();
    const use = await site.call('GET', '/trips/model-use', { token: minji() });
    expect(use.body).toMatchObject({ isOn: false, calls: 0, callsPerDay: 0 });
    const { news } = await site.plan(trip.tripId, { withModel: true });
    expect(news).toContainEqual({ event: 'fallback', data: { reason: 'not-configured' } });
    expect(news.at(-1)).toMatchObject({
      data: { proposal: { madeBy: 'solver', fallback: 'not-configured' } },
    });
  });
}

describe('planning, from the outside, on SQLite', () => planning(async () => ({})));
describeWith('MariaDB', 'planning, from the outside', () =>
  planning(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
