import fc from 'fast-check';
import { generateNKeysBetween } from 'fractional-indexing';
import type { EntryKind, EntryView, FieldsOf, Person } from '../../trip.ts';
import type { Draft, TripDocument } from '../document.ts';

/** An entry as a test says it; its place in the order is that in the list. */
export const entry = <Kind extends EntryKind>(
  kind: Kind,
  id: string,
  dayId: string | null,
  fields: FieldsOf[Kind],
): EntryView<Kind> => ({ id, kind, dayId, position: '', fields, sequence: 1, removedAt: null });

const placed = (entries: readonly EntryView[]): EntryView[] => {
  const keys = generateNKeysBetween(null, null, entries.length);
  return entries.map((one, i) => ({ ...one, position: keys[i]! }));
};

export const person = (no: number, accountId: string | null = null): Person => ({
  ...{ id: `person-${no}`, accountId, name: `사람 ${no}`, joinedAt: no, leftAt: null },
  role: accountId === null ? 'companion' : 'owner',
});

export const documentOf = (
  entries: readonly EntryView[],
  given: Partial<TripDocument> & { title?: string; startsOn?: string | null } = {},
): TripDocument => ({
  tripId: 'trip1',
  sequence: 7,
  head: {
    ...{ title: given.title ?? '강릉 사흘', about: '', startsOn: given.startsOn ?? null },
    ...{ currency: 'KRW', mode: 'car', regions: [] },
  },
  people: given.people ?? [person(1, 'me')],
  ...given,
  entries: placed(entries),
});

/** What a draft makes of a new trip, as the lane does it. */
export const madeOf = (draft: Draft): TripDocument => ({
  tripId: 'trip2',
  sequence: 1,
  head: { about: '', startsOn: null, currency: 'KRW', mode: 'car', regions: [], ...draft.head },
  people: [
    { ...person(0, 'me'), id: 'owner' },
    ...draft.companions.map(({ id, name, hasLeft }, i) => ({
      ...{ ...person(i + 1), id, name },
      leftAt: hasLeft ? i + 1 : null,
    })),
  ],
  entries: placed(
    draft.entries.map(({ id, kind, dayId, fields }) => entry(kind, id, dayId, fields as FieldsOf[EntryKind])),
  ),
});

/** One line, as people write it, and as those write who want to break something. */
const line = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('<b>&amp;"\'', ']]>', '커피, 빵; 물\\n', '😀🍣', ' x'),
    )
    .map((text) =>
      text
        .replace(/\p{Cc}/gu, '')
        .slice(0, maxLength)
        .toWellFormed(),
    );
const spot = fc.record({
  lat: fc.integer({ min: -90_000_000, max: 90_000_000 }).map((e6) => e6 / 1e6),
  lng: fc.integer({ min: -180_000_000, max: 180_000_000 }).map((e6) => e6 / 1e6),
});
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const minute = fc.integer({ min: 0, max: 1_439 });
const someone = fc.constantFrom('person-1', 'person-2', 'person-3');

const item = fc.record({
  type: fc.constantFrom('place', 'stay', 'transport', 'note'),
  title: line(200),
  note: line(500),
  placeId: fc.constant(null),
  spot: orNull(spot),
  address: line(300),
  url: fc.constantFrom('', 'https://madang.example/?a=1&b=2'),
  startMin: orNull(minute),
  stayMin: orNull(minute),
  isFixed: fc.boolean(),
  mode: fc.constantFrom(null, 'walk', 'car'),
  toTitle: line(200),
  toSpot: orNull(spot),
  booking: fc.constant(null),
});
const day = fc.record({
  ...{ title: line(200), note: line(300), startMin: minute, endMin: minute },
  ...{
    start: orNull(fc.tuple(spot, line(200)).map(([at, name]) => ({ ...at, name }))),
    end: fc.constant(null),
  },
});
const cost = fc.record({
  ...{ title: line(200), category: fc.constantFrom('food', 'stay', 'other'), paidBy: someone },
  ...{ amount: fc.integer({ min: 0, max: 1_000_000_000 }), currency: fc.constantFrom('KRW', 'USD') },
  rateE6: fc.integer({ min: 1, max: 2_000_000_000 }),
  split: fc.constantFrom('equal', 'weights', 'amounts'),
  shares: fc.uniqueArray(fc.tuple(someone, fc.integer({ min: 1, max: 900 })), {
    minLength: 1,
    selector: ([id]) => id,
  }),
  ...{ itemId: fc.constant(null), on: fc.constantFrom(null, '2027-04-03') },
});
const payment = fc.record({
  ...{ fromId: someone, toId: someone, amount: fc.integer({ min: 1, max: 9_000_000 }) },
  ...{ transferId: fc.constant(null), at: fc.integer({ min: 0, max: 2_000_000_000_000 }) },
});
const note = fc.record({ title: line(200), text: line(400), isPrivate: fc.boolean() });
const task = fc.record({ text: line(500), isDone: fc.boolean(), personId: orNull(someone) });
const thing = fc.record({
  ...{ text: line(200), quantity: fc.integer({ min: 1, max: 999 }), category: line(50) },
  ...{ isPacked: fc.boolean(), personId: orNull(someone) },
});

/** A trip of some days with all kinds of entries and three people. */
export const anyDocument: fc.Arbitrary<TripDocument> = fc
  .record({
    days: fc.array(day, { minLength: 1, maxLength: 4 }),
    items: fc.array(fc.tuple(fc.nat(9), item), { maxLength: 8 }),
    ...{ costs: fc.array(cost, { maxLength: 3 }), payments: fc.array(payment, { maxLength: 2 }) },
    ...{ notes: fc.array(note, { maxLength: 2 }), tasks: fc.array(task, { maxLength: 2 }) },
    things: fc.array(thing, { maxLength: 2 }),
    startsOn: fc.constantFrom(null, '2027-04-03', '2028-02-28'),
    title: line(150).map((text) => `여행 ${text}`),
  })
  .map(({ days, items, costs, payments, notes, tasks, things, startsOn, title }) => {
    const dayIds = days.map((_, i) => `day-000${i}`);
    const all = [
      ...days.map((fields, i) => entry('day', dayIds[i]!, null, fields)),
      ...items.map(([on, fields], i) =>
        entry('item', `item-00${i}`, on < dayIds.length ? dayIds[on]! : null, fields as FieldsOf['item']),
      ),
      ...notes.map((fields, i) => entry('note', `note-00${i}`, null, fields)),
      ...tasks.map((fields, i) => entry('task', `task-00${i}`, null, fields)),
      ...things.map((fields, i) => entry('thing', `thing-0${i}`, null, fields)),
      ...costs.map((fields, i) => entry('cost', `cost-00${i}`, null, fields as FieldsOf['cost'])),
      ...payments.map((fields, i) => entry('payment', `payment${i}`, null, fields)),
    ];
    const people = [person(1, 'me'), person(2), person(3)];
    return documentOf(all as EntryView[], { people, startsOn, title });
  });
