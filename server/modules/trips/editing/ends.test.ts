import { describe, expect, test } from 'vitest';
import { MAX_TRIPS } from './bounds.ts';
import { addItem, makeBed, NOON, OWNER } from './testing/bed.ts';

const DAY_MS = 86_400_000;

describe('dates', () => {
  const planned = () => {
    const bed = makeBed();
    const [first, second, third] = bed.dayIds as [string, string, string];
    bed.edit([addItem('on-the-3rd', first), addItem('on-the-4th', second), addItem('on-the-5th', third)]);
    const to = (startsOn: string, endsOn: string, keep: 'order' | 'dates') =>
      bed.ask(OWNER, { kind: 'dates', tripId: bed.tripId, startsOn, endsOn, keep });
    const days = () => {
      const live = [...bed.trip.entries.values()].filter(
        (one) => one.kind === 'day' && one.removedAt === null,
      );
      live.sort((a, b) => (a.position < b.position ? -1 : 1));
      return live.map(({ id }) => bed.titles(id).join());
    };
    return { ...bed, to, days };
  };

  test('later by a day and one longer: each keeps its place in the order', () => {
    const { to, days, trip } = planned();
    expect(to('2027-04-04', '2027-04-07', 'order')).toMatchObject({
      accepted: true,
      result: { days: 4, startsOn: '2027-04-04', endsOn: '2027-04-07' },
    });
    expect(days()).toEqual(['on-the-3rd', 'on-the-4th', 'on-the-5th', '']);
    expect(trip.head.startsOn).toBe('2027-04-04');
  });

  test('later by a day: what was planned for a date stays on it, and what was before is an idea', () => {
    const { to, days, titles } = planned();
    to('2027-04-04', '2027-04-06', 'dates');
    expect(days()).toEqual(['on-the-4th', 'on-the-5th', '']);
    expect(titles(null)).toEqual(['on-the-3rd']);
  });

  test('a day before and one behind', () => {
    const { to, days } = planned();
    to('2027-04-01', '2027-04-06', 'dates');
    expect(days()).toEqual(['', '', 'on-the-3rd', 'on-the-4th', 'on-the-5th', '']);
  });

  test('other dates altogether, earlier and later', () => {
    for (const [startsOn, endsOn] of [
      ['2027-01-01', '2027-01-02'],
      ['2027-12-30', '2027-12-31'],
    ] as const) {
      const { to, days, titles } = planned();
      to(startsOn, endsOn, 'dates');
      expect(days()).toEqual(['', '']);
      expect(titles(null).toSorted()).toEqual(['on-the-3rd', 'on-the-4th', 'on-the-5th']);
    }
  });

  test('shorter, from the end', () => {
    const { to, days, titles } = planned();
    to('2027-04-03', '2027-04-03', 'order');
    expect([days(), titles(null)]).toEqual([['on-the-3rd'], ['on-the-4th', 'on-the-5th']]);
  });

  test('backwards, or longer than a trip may be, changes nothing', () => {
    const { to, trip } = planned();
    const before = structuredClone(trip);
    expect(to('2027-04-05', '2027-04-04', 'order')).toMatchObject({ code: 'trips.invalid-dates' });
    expect(to('2027-04-05', '2027-07-04', 'order')).toMatchObject({ code: 'trips.invalid-dates' });
    expect(trip).toEqual(before);
  });
});

describe('the end of a trip', () => {
  test('its owner alone deletes it, and has it back', () => {
    const { ask, join, tripId, trip, edit } = makeBed();
    join('JUN', 'editor');
    expect(ask('JUN', { kind: 'delete', tripId })).toMatchObject({ code: 'trips.not-owner' });
    expect(ask('STRANGER', { kind: 'delete', tripId })).toMatchObject({ code: 'trips.not-found' });
    expect(ask(OWNER, { kind: 'delete', tripId })).toMatchObject({ events: [{ name: 'trips.deleted' }] });
    expect(trip.deletedAt).toBe(NOON);
    expect(() => edit([{ op: 'set', id: tripId, fields: { title: '속초' } }])).toThrow('trips.not-found');
    expect(ask('JUN', { kind: 'undelete', tripId })).toMatchObject({ code: 'trips.not-found' });
    expect(ask(OWNER, { kind: 'undelete', tripId })).toMatchObject({ accepted: true });
    expect(trip.deletedAt).toBeNull();
  });

  test('a member has so many trips and no more', () => {
    const { ask, state } = makeBed();
    const head = { title: '하나 더' };
    const input = { kind: 'create', head, days: 1, ownerName: '민지' } as const;
    state.counts.set(OWNER, MAX_TRIPS - 1);
    expect(ask(OWNER, input)).toMatchObject({ accepted: true });
    expect(ask(OWNER, input)).toMatchObject({ code: 'trips.too-many', result: { most: MAX_TRIPS } });
  });

  test('the longest-standing editor goes on with a trip whose owner’s account is gone', () => {
    const { ask, join, tripId, trip } = makeBed();
    join('SOYEON', 'viewer');
    const jun = join('JUN', 'editor');
    trip.people.set(jun.id, { ...jun, joinedAt: NOON - DAY_MS });
    join('HANA', 'editor');
    const orphan = () => ask('system:trips', { kind: 'orphan', tripId });
    orphan();
    expect(trip.ownerId).toBe(OWNER);
    const owner = trip.people.get(tripId)!;
    trip.people.set(tripId, { ...owner, accountId: null, name: '—', leftAt: NOON });
    expect(orphan()).toMatchObject({ events: [{ name: 'trips.people-changed' }] });
    expect(trip).toMatchObject({ ownerId: 'JUN', deletedAt: null });
    expect(trip.people.get(jun.id)).toMatchObject({ role: 'owner', change: 'changed' });
    expect(trip.people.get(tripId)).toMatchObject({ role: 'companion', change: 'changed' });
  });

  test('one with nobody else ends, long enough ago to be purged', () => {
    const { ask, join, tripId, trip } = makeBed();
    join('아이', 'companion');
    const owner = trip.people.get(tripId)!;
    trip.people.set(tripId, { ...owner, accountId: null, leftAt: NOON });
    ask('system:trips', { kind: 'orphan', tripId });
    expect(trip.deletedAt).toBe(NOON - 30 * DAY_MS);
  });
});

describe('a trip that is made whole', () => {
  test('with days, what stands in them, costs and companions', () => {
    const bed = makeBed({
      days: 0,
      companions: [{ id: 'CHILD', name: '아이' }],
      entries: [
        {
          id: 'cost-0001',
          kind: 'cost',
          dayId: null,
          fields: {
            amount: 9_000,
            currency: 'KRW',
            paidBy: 'CHILD',
            shares: [['C000001', 1]],
            itemId: 'item-0001',
          },
        },
        { id: 'item-0001', kind: 'item', dayId: 'day-00001', fields: { title: '하나' } },
        { id: 'item-0002', kind: 'item', dayId: 'day-00001', fields: { title: '둘' } },
        { id: 'day-00001', kind: 'day', dayId: null, fields: {} },
      ],
    });
    expect(bed.titles('day-00001')).toEqual(['하나', '둘']);
    expect(bed.trip).toMatchObject({ live: 4, days: 1, sequence: 1, newChanges: [] });
    expect([...bed.trip.people.values()].map(({ role }) => role)).toEqual(['owner', 'companion']);
  });

  test('one wrong entry and there is none of it', () => {
    const wrong = (entry: object) =>
      makeBed({ entries: [{ id: 'item-0001', kind: 'item', dayId: null, fields: {}, ...entry }] });
    expect(() => wrong({ dayId: 'nowhere' })).toThrow('trips.invalid-entry');
    expect(() => wrong({ fields: { url: 'data:text/html,x' } })).toThrow('trips.invalid-entry');
    const twice = Array.from({ length: 2 }, () => ({
      id: 'note-0001',
      kind: 'note' as const,
      dayId: null,
      fields: {},
    }));
    expect(() => makeBed({ entries: twice })).toThrow('trips.entry-exists');
    const many = Array.from({ length: 2_001 }, (_, i) => ({
      id: `note-${1_000 + i}`,
      kind: 'note' as const,
      dayId: null,
      fields: {},
    }));
    expect(() => makeBed({ entries: many })).toThrow('trips.too-large');
  });

  test('a copy is counted where it came from', () => {
    const { ask, state, tripId, trip } = makeBed();
    const made = ask('JUN', {
      kind: 'create',
      head: { title: '사본' },
      days: 1,
      ownerName: '준',
      copiedFrom: tripId,
    });
    expect(trip).toMatchObject({ copies: 1 });
    expect(state.trips.get(String(made.result.tripId))?.copiedFrom).toBe(tripId);
  });
});
