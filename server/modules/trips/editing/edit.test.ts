import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../trip.ts';
import { MAX_ENTRIES } from './bounds.ts';
import { entryFields } from './field-schemas.ts';
import { faultIn } from './fields.ts';
import { LONGEST_POSITION } from './lists.ts';
import { addItem, type Bed, makeBed, NOON, OWNER, shownOf } from './testing/bed.ts';

const field = (bed: Bed, id: string, name: string): unknown =>
  (bed.trip.entries.get(id)!.content!.fields as unknown as Record<string, unknown>)[name];

/** Minji's trip with an item in its first day, and Jun who may edit. */
function twoEditors(): Bed & { readonly day: string; readonly item: string } {
  const bed = makeBed();
  bed.join('JUN', 'editor');
  const day = bed.dayIds[0]!;
  bed.edit([addItem('anmok-beach', day)]);
  return { ...bed, trip: bed.trip, day, item: 'anmok-beach' };
}

describe('fields', () => {
  test('different fields of one entry that were changed at once are merged', () => {
    const bed = twoEditors();
    const seen = bed.trip.sequence;
    bed.edit([{ op: 'set', id: bed.item, fields: { title: '안목해변' } }], { seen });
    const { result } = bed.edit([{ op: 'set', id: bed.item, fields: { startMin: 600, note: '커피' } }], {
      ...{ by: 'JUN', client: 'jun', seen },
    });
    expect(result.conflicts).toEqual([]);
    expect(result.sequence).toBe(seen + 2);
    expect(field(bed, bed.item, 'title')).toBe('안목해변');
    expect(field(bed, bed.item, 'startMin')).toBe(600);
  });

  test('the same field: theirs stays, mine is shown beside it, and all else of the edit is applied', () => {
    const bed = twoEditors();
    const seen = bed.trip.sequence;
    bed.edit([{ op: 'set', id: bed.item, fields: { title: '안목해변' } }], { seen });
    const { result, events } = bed.edit(
      [{ op: 'set', id: bed.item, fields: { title: '커피거리', note: '두 잔' } }],
      { by: 'JUN', client: 'jun', seen },
    );
    expect(result.conflicts).toEqual([
      ...[
        { id: bed.item, field: 'title', mine: '커피거리', theirs: '안목해변', by: OWNER, sequence: seen + 1 },
      ],
    ]);
    expect(result.applied).toEqual([
      { op: 'set', id: bed.item, fields: { note: '두 잔' }, before: { note: '' } },
    ]);
    expect(events).toMatchObject([{ name: 'trips.changed', data: { sequence: seen + 2, conflicts: 1 } }]);
    // Resolved by asking again with what has now been seen.
    bed.edit([{ op: 'set', id: bed.item, fields: { title: '커피거리' } }], { by: 'JUN', client: 'jun' });
    expect(field(bed, bed.item, 'title')).toBe('커피거리');
  });

  test('the same value is no conflict, and nothing new', () => {
    const bed = twoEditors();
    const seen = bed.trip.sequence;
    bed.edit([{ op: 'set', id: bed.item, fields: { spot: { lat: 37.77, lng: 128.94 } } }]);
    const { result, events } = bed.edit(
      [{ op: 'set', id: bed.item, fields: { spot: { lng: 128.94, lat: 37.77 } } }],
      { by: 'JUN', client: 'jun', seen },
    );
    expect(result).toEqual({ sequence: seen + 1, applied: [], conflicts: [] });
    expect(events).toEqual([]);
    expect(bed.trip.newChanges.at(-1)?.sequence).toBe(seen + 1);
  });

  test('a page’s own changes never conflict with each other, those of another page of the same member do', () => {
    const bed = twoEditors();
    const seen = bed.trip.sequence;
    const set = (title: string): Change => ({ op: 'set', id: bed.item, fields: { title } });
    expect(bed.edit([set('하나')], { seen }).result.conflicts).toEqual([]);
    expect(bed.edit([set('둘')], { seen }).result.conflicts).toEqual([]);
    expect(bed.edit([set('셋')], { seen, client: 'phone' }).result.conflicts).toHaveLength(1);
    // Somebody who names another's page is somebody else all the same.
    expect(bed.edit([set('넷')], { seen, by: 'JUN' }).result.conflicts).toHaveLength(1);
  });

  test('the head is merged like an entry', () => {
    const bed = twoEditors();
    const seen = bed.trip.sequence;
    bed.edit([{ op: 'set', id: bed.tripId, fields: { title: '강릉과 속초' } }]);
    const { result } = bed.edit([{ op: 'set', id: bed.tripId, fields: { title: '동해', mode: 'transit' } }], {
      ...{ by: 'JUN', client: 'jun', seen },
    });
    expect(result.conflicts).toMatchObject([{ id: bed.tripId, field: 'title', theirs: '강릉과 속초' }]);
    expect(bed.trip.head).toMatchObject({ title: '강릉과 속초', mode: 'transit' });
  });

  test('coordinates are kept to a millionth of a degree', () => {
    const bed = twoEditors();
    bed.edit([{ op: 'set', id: bed.item, fields: { spot: { lat: 37.771234567, lng: 128.9 } } }]);
    expect(field(bed, bed.item, 'spot')).toEqual({ lat: 37.771235, lng: 128.9 });
  });
});

describe('order', () => {
  test('items are moved within their day and to another, and keep their order', () => {
    const bed = twoEditors();
    const [first, second] = bed.dayIds as [string, string];
    bed.edit([addItem('ojukheon-1', first, bed.item), addItem('gyeongpo-1', first, 'ojukheon-1')]);
    expect(bed.titles(first)).toEqual(['anmok-beach', 'ojukheon-1', 'gyeongpo-1']);
    bed.edit([{ op: 'move', id: 'gyeongpo-1', where: { dayId: first, after: null } }]);
    expect(bed.titles(first)).toEqual(['gyeongpo-1', 'anmok-beach', 'ojukheon-1']);
    bed.edit([{ op: 'move', id: 'anmok-beach', where: { dayId: second, after: null } }]);
    expect([bed.titles(first), bed.titles(second)]).toEqual([['gyeongpo-1', 'ojukheon-1'], ['anmok-beach']]);
  });

  test('two who move the same item: the second is told where it is now', () => {
    const bed = twoEditors();
    const [, second, third] = bed.dayIds as [string, string, string];
    const seen = bed.trip.sequence;
    bed.edit([{ op: 'move', id: bed.item, where: { dayId: second, after: null } }], { seen });
    const wish = { dayId: third, after: null };
    const { result } = bed.edit([{ op: 'move', id: bed.item, where: wish }], {
      by: 'JUN',
      client: 'jun',
      seen,
    });
    expect(result.conflicts).toMatchObject([
      { id: bed.item, field: 'where', mine: wish, theirs: { dayId: second, after: null }, by: OWNER },
    ]);
    expect(bed.titles(second)).toEqual(['anmok-beach']);
  });

  test('behind something that somebody has moved away or removed, an item comes last or where that stood', () => {
    const bed = twoEditors();
    const [first, second] = bed.dayIds as [string, string];
    bed.edit([addItem('ojukheon-1', first, bed.item), addItem('gyeongpo-1', first, 'ojukheon-1')]);
    const seen = bed.trip.sequence;
    bed.edit([{ op: 'move', id: bed.item, where: { dayId: second, after: null } }]);
    bed.edit([{ op: 'remove', id: 'ojukheon-1' }]);
    bed.edit([addItem('chodang-01', first, 'ojukheon-1'), addItem('jumunjin-1', first, bed.item)], {
      ...{ by: 'JUN', client: 'jun', seen },
    });
    expect(bed.titles(first)).toEqual(['chodang-01', 'gyeongpo-1', 'jumunjin-1']);
  });

  test('a thousand items put first, one by one between two, never make positions long', () => {
    const bed = twoEditors();
    const day = bed.day;
    bed.edit([addItem('between-00000', day, bed.item)]);
    for (let i = 1; i <= 400; i += 1)
      bed.edit([addItem(`between-${String(i).padStart(5, '0')}`, day, bed.item)]);
    const positions = [...bed.trip.entries.values()].map(({ position }) => position);
    expect(Math.max(...positions.map((position) => position.length))).toBeLessThanOrEqual(LONGEST_POSITION);
    const titles = bed.titles(day);
    expect(titles.slice(0, 3)).toEqual(['anmok-beach', 'between-00400', 'between-00399']);
    expect(titles).toHaveLength(402);
  });

  test('days, notes and things have an order of their own and no day', () => {
    const bed = twoEditors();
    const [first, , third] = bed.dayIds as [string, string, string];
    bed.edit([{ op: 'move', id: first, where: { dayId: null, after: third } }]);
    const days = [...bed.trip.entries.values()].filter(({ kind }) => kind === 'day');
    days.sort((a, b) => (a.position < b.position ? -1 : 1));
    expect(days.map(({ id }) => id)).toEqual([...bed.dayIds.slice(1), first]);
    const wrong: Change = { op: 'move', id: first, where: { dayId: third, after: null } };
    expect(() => bed.edit([wrong])).toThrow('has-no-day');
  });
});

describe('removal', () => {
  test('what somebody has just changed is not removed', () => {
    const bed = twoEditors();
    const seen = bed.trip.sequence;
    bed.edit([{ op: 'set', id: bed.item, fields: { note: '일출' } }]);
    const { result } = bed.edit([{ op: 'remove', id: bed.item }], { by: 'JUN', client: 'jun', seen });
    expect(result.conflicts).toMatchObject([{ id: bed.item, field: 'removed', mine: true, theirs: false }]);
    expect(bed.trip.entries.get(bed.item)?.removedAt).toBeNull();
  });

  test('what somebody has removed is neither set nor moved, and can be restored as it was', () => {
    const bed = twoEditors();
    const seen = bed.trip.sequence;
    bed.edit([{ op: 'remove', id: bed.item }]);
    const { result } = bed.edit(
      [
        { op: 'set', id: bed.item, fields: { note: '일출' } },
        { op: 'move', id: bed.item, where: { dayId: null, after: null } },
      ],
      { by: 'JUN', client: 'jun', seen },
    );
    expect(result.conflicts).toMatchObject([{ field: 'removed', mine: false, theirs: true, by: OWNER }]);
    expect(result.conflicts).toHaveLength(1);
    bed.edit([{ op: 'restore', id: bed.item }], { by: 'JUN', client: 'jun' });
    expect(bed.titles(bed.day)).toEqual(['anmok-beach']);
  });

  test('items of a day that is removed become ideas; what was meant for it later too', () => {
    const bed = twoEditors();
    const seen = bed.trip.sequence;
    const { result } = bed.edit([{ op: 'remove', id: bed.day }]);
    expect(result.applied.map(({ op }) => op)).toEqual(['move', 'remove']);
    expect(bed.titles(null)).toEqual(['anmok-beach']);
    const late = bed.edit(
      [
        addItem('ojukheon-1', bed.day),
        { op: 'move', id: 'anmok-beach', where: { dayId: bed.day, after: null } },
      ],
      {
        ...{ by: 'JUN', client: 'jun', seen },
      },
    );
    expect(bed.titles(null)).toEqual(['anmok-beach', 'ojukheon-1']);
    expect(late.result.conflicts).toMatchObject([{ id: 'anmok-beach', field: 'where' }]);
    expect(bed.trip.days).toBe(2);
  });

  test('an item comes back as an idea when its day is gone', () => {
    const bed = twoEditors();
    bed.edit([{ op: 'remove', id: bed.item }]);
    bed.edit([{ op: 'remove', id: bed.day }]);
    bed.edit([{ op: 'restore', id: bed.item }]);
    expect(bed.titles(null)).toEqual(['anmok-beach']);
    bed.edit([{ op: 'restore', id: bed.day }]);
    expect(bed.trip.days).toBe(3);
  });
});

describe('what is refused changes nothing', () => {
  const long = 'x'.repeat(10_001);
  const item = (fields: Record<string, unknown>): Change[] => [
    { op: 'add', kind: 'item', id: 'new-item', fields },
  ];
  const cost = (fields: Record<string, unknown>): Change[] => [
    {
      ...{ op: 'add', kind: 'cost', id: 'new-cost' },
      fields: { amount: 1_000, currency: 'KRW', paidBy: 'C000001', shares: [['C000001', 1]], ...fields },
    },
  ];
  const cases: [string, Change[], string][] = [
    ['an unknown field', item({ colour: 'red' }), 'unknown-field'],
    ['a field of an object’s own', item(JSON.parse('{"__proto__":{"a":1}}')), 'unknown-field'],
    ['a long note', item({ note: long }), 'invalid'],
    ['a bell in a title', item({ title: 'a\u0007' }), 'invalid'],
    ['a point off the globe', item({ spot: { lat: 91, lng: 0 } }), 'invalid'],
    ['a point with more than a place', item({ spot: { lat: 1, lng: 0, alt: 3 } }), 'invalid'],
    ['an address that runs', item({ url: 'javascript:alert(1)' }), 'invalid'],
    ['a time after midnight', item({ startMin: 1_440 }), 'invalid'],
    ['half a minute', item({ stayMin: 1.5 }), 'invalid'],
    [
      'a booking of somebody else',
      item({ booking: { service: 'shop', id: 'O1', ownerId: 'JUN' } }),
      'not-yours',
    ],
    ['a negative amount', cost({ amount: -1 }), 'invalid'],
    ['an amount beyond all sums', cost({ amount: 1e15 }), 'invalid'],
    ['a payer who is not of the trip', cost({ paidBy: 'STRANGER' }), 'not-in-trip'],
    [
      'somebody who shares twice',
      cost({
        shares: [
          ['C000001', 1],
          ['C000001', 2],
        ],
      }),
      'twice',
    ],
    ['nobody who shares', cost({ shares: [['C000001', 0]] }), 'nobody-shares'],
    ['a cost without an amount', [{ op: 'add', kind: 'cost', id: 'new-cost', fields: {} }], 'missing'],
    ['a cost of an item that is not there', cost({ itemId: 'nothing' }), 'not-in-trip'],
    [
      'a day that ends before it starts',
      [{ op: 'add', kind: 'day', id: 'new-day-1', fields: { startMin: 900, endMin: 800 } }],
      'ends-before-it-starts',
    ],
    ['a day that is not of the trip', [addItem('new-item', 'nowhere')], 'not-in-trip'],
    ['a payment', [{ op: 'add', kind: 'payment' as 'note', id: 'new-pay-1', fields: {} }], 'not-editable'],
    ['a 31st of February', [{ op: 'set', id: 'C000001', fields: { startsOn: '2027-02-31' } }], 'invalid'],
    ['a title of nothing', [{ op: 'set', id: 'C000001', fields: { title: '  ' } }], 'invalid'],
    ['an entry that is not there', [{ op: 'remove', id: 'nothing-1' }], 'trips.entry-not-found'],
    [
      'an id that is taken',
      [{ op: 'add', kind: 'note', id: 'anmok-beach', fields: {} }],
      'trips.entry-exists',
    ],
  ];
  test.each(cases)('%s', (_, changes, says) => {
    const bed = twoEditors();
    const before = structuredClone(bed.trip);
    // Also what stands before it in the same edit.
    const first: Change = { op: 'set', id: bed.item, fields: { title: '이미' } };
    expect(() => bed.edit([first, ...changes])).toThrow(says);
    expect(bed.trip).toEqual(before);
  });

  test('somebody who takes no part, has left, or may only look', () => {
    const bed = twoEditors();
    bed.join('SOYEON', 'viewer');
    const { id } = bed.join('LEFT', 'editor');
    bed.trip.people.set(id, { ...bed.trip.people.get(id)!, leftAt: NOON });
    const change: Change[] = [{ op: 'remove', id: bed.item }];
    expect(() => bed.edit(change, { by: 'STRANGER' })).toThrow('trips.not-found');
    expect(() => bed.edit(change, { by: 'LEFT' })).toThrow('trips.not-found');
    expect(() => bed.edit(change, { by: 'SOYEON' })).toThrow('trips.read-only');
    expect(() => bed.edit(change, { seen: bed.trip.sequence + 1 })).toThrow('trips.from-the-future');
    expect(bed.titles(bed.day)).toEqual(['anmok-beach']);
  });

  test('more than a trip holds, though others may still make it smaller', () => {
    const entries = Array.from({ length: MAX_ENTRIES - 3 }, (_, i) => ({
      ...{ id: `thing-${String(i).padStart(4, '0')}`, kind: 'thing' as const, dayId: null },
      fields: { text: String(i) },
    }));
    const bed = makeBed({ entries });
    expect(bed.trip.live).toBe(MAX_ENTRIES);
    const add: Change = { op: 'add', kind: 'note', id: 'one-more', fields: {} };
    expect(() => bed.edit([add])).toThrow('trips.too-large');
    bed.edit([{ op: 'remove', id: 'thing-0000' }, add]);
    expect(bed.trip.live).toBe(MAX_ENTRIES);
    expect(() => bed.edit([{ op: 'restore', id: 'thing-0000' }])).toThrow('trips.too-large');
    const days = Array.from(
      { length: 90 },
      (_, i): Change => ({ op: 'add', kind: 'day', id: `day-no-${i}`, fields: {} }),
    );
    expect(() => makeBed().edit(days)).toThrow('"of":"days"');
  });

  test('the currency stays while there are costs', () => {
    const bed = twoEditors();
    bed.edit(cost({}));
    const change: Change[] = [{ op: 'set', id: bed.tripId, fields: { currency: 'USD' } }];
    expect(() => bed.edit(change)).toThrow('in-use');
    bed.edit([{ op: 'remove', id: 'new-cost' }]);
    bed.edit(change);
    expect(bed.trip.head.currency).toBe('USD');
  });

  test('a cost of before the trip got another currency does not come back at a rate for the former one', () => {
    const bed = twoEditors();
    const back: Change[] = [{ op: 'restore', id: 'new-cost' }];
    const currency = (code: string): Change[] => [{ op: 'set', id: bed.tripId, fields: { currency: code } }];
    bed.edit(cost({}));
    bed.edit([{ op: 'remove', id: 'new-cost' }]);
    bed.edit(currency('USD'));
    expect(() => bed.edit(back)).toThrow('in-use');
    bed.edit(currency('KRW'));
    bed.edit(back);
    expect(bed.trip.entries.get('new-cost')?.removedAt).toBeNull();
    // What was removed since can come back: it was worth then what it is now.
    bed.edit([{ op: 'remove', id: 'new-cost' }]);
    bed.edit(back);
    expect(bed.trip.entries.get('new-cost')?.removedAt).toBeNull();
  });
});

test('whatever stands in a field is taken as it is, or refused with its name', () => {
  const kinds = ['day', 'item', 'note', 'task', 'thing', 'cost'] as const;
  const names = [...new Set(kinds.flatMap((kind) => Object.keys(entryFields[kind])))];
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string(),
    fc.double(),
    fc.record({ lat: fc.double(), lng: fc.double() }),
  );
  const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value, { maxKeys: 4 });
  const bed = twoEditors();
  let no = 0;
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fields, (kind, asked) => {
      no += 1;
      const before = bed.trip.sequence;
      const changes: Change[] = [
        { op: 'add', kind, id: `wild-${String(no).padStart(5, '0')}`, fields: asked },
      ];
      const input = { kind: 'edit', tripId: bed.tripId, seen: before, client: 'page', changes } as const;
      const decision = bed.ask(OWNER, input);
      const isRefused = !decision.accepted && decision.code === 'trips.invalid-entry';
      expect(bed.trip.sequence).toBe(isRefused ? before : before + 1);
      if (!decision.accepted) return;
      const stored = bed.trip.entries.get(changes[0]!.id)!.content!.fields;
      expect(faultIn(kind, stored as unknown as Record<string, unknown>)).toBeNull();
      expect(Object.keys(stored).toSorted()).toEqual(Object.keys(entryFields[kind]).toSorted());
    }),
  );
});

test('an entry that was added is there when it is added again, by the same page alone', () => {
  const bed = twoEditors();
  const add = addItem('ojukheon-1', bed.day);
  bed.edit([add]);
  const { sequence } = bed.trip;
  expect(bed.edit([add]).result).toEqual({ sequence, applied: [], conflicts: [] });
  expect(() => bed.edit([add], { by: 'JUN' })).toThrow('trips.entry-exists');
});

test('what is told of a long edit is that it was; the journal still holds it', () => {
  const bed = twoEditors();
  const note = '가'.repeat(9_000);
  const changes = ['a', 'b', 'c', 'd'].map(
    (id): Change => ({
      ...{ op: 'add', kind: 'note', id: `long-note-${id}`, fields: { text: note } },
    }),
  );
  const { events, result } = bed.edit(changes);
  expect(events?.[0]?.data).toMatchObject({ applied: null, client: 'page' });
  expect(result.applied).toHaveLength(4);
  expect(JSON.parse(bed.trip.newChanges.at(-1)!.changes)).toHaveLength(4);
});

test('a script in a note is text like any other', () => {
  const bed = twoEditors();
  const note = '<script>alert(1)</script>\n[x](javascript:alert(1))';
  bed.edit([{ op: 'set', id: bed.item, fields: { note } }]);
  expect(shownOf(bed.trip).entries.get(bed.item)?.fields).toMatchObject({ note });
});
