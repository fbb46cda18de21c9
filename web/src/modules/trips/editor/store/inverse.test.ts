import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, TripAnswer, TripEntry } from '../../../../api/trips-types.ts';
import { addDay, addItem } from '../items/new-entry.ts';
import { anticipate } from './anticipate.ts';
import { documentOf, entriesOf, itemsOf, type TripDocument } from './document.ts';
import { inverse } from './inverse.ts';

const answer: TripAnswer = {
  ...{ tripId: 'TRIP', sequence: 1, role: 'owner', personId: 'P1', ownerId: 'A1', visibility: 'private' },
  head: { title: '강릉', about: '', startsOn: '2027-04-03', currency: 'KRW', mode: 'car', regions: [] },
  ...{ entries: [], people: [] },
};
/** Two days of three stops, and an idea. */
function begin(): { document: TripDocument; dayIds: string[] } {
  const days = [addDay(), addDay()];
  const stops = ['가', '나', '다', '라', '마', '바'].map((title, i) => ({ title, dayId: days[i % 2]!.id }));
  let { document } = anticipate(documentOf(answer), days);
  for (const { title, dayId } of [...stops, { title: '사', dayId: null }]) {
    const after = itemsOf(document, dayId).at(-1)?.id ?? null;
    document = anticipate(document, [addItem({ title }, { dayId, after })]).document;
  }
  return { document, dayIds: days.map(({ id }) => id) };
}
/** What people see of it: the order, and what stands there. */
const seen = (document: TripDocument) => ({
  head: document.head,
  days: [...entriesOf(document, 'day').map(({ id }) => id), null].map((dayId) => ({
    day: dayId === null ? null : document.entries.get(dayId)?.fields,
    items: itemsOf(document, dayId).map(({ id, fields }) => ({ id, fields })),
  })),
});
const removedBy = (applied: ReturnType<typeof anticipate>['applied']) =>
  new Map(applied.flatMap((part) => (part.op === 'remove' ? [[part.id, part.before as TripEntry]] : [])));

describe('taking an edit back', () => {
  it('brings everything back that it did, in its order, however much it was', () => {
    const step = fc.record({
      what: fc.constantFrom('add', 'set', 'move', 'remove', 'remove-day', 'head'),
      pick: fc.nat(9),
      to: fc.nat(2),
      after: fc.nat(9),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const { document, dayIds } = begin();
        let now = document;
        const changes: Change[] = [];
        for (const { what, pick, to, after } of steps) {
          const items = entriesOf(now, 'item');
          const item = items[pick % Math.max(1, items.length)];
          const dayId = [...dayIds, null][to]!;
          const others = itemsOf(now, dayId).filter(({ id }) => id !== item?.id);
          const where = { dayId, after: others[after]?.id ?? null };
          const day = now.entries.get(dayIds[to % 2]!);
          const change: Change | null =
            what === 'add'
              ? addItem({ title: `새 ${pick}` }, where)
              : what === 'head'
                ? { op: 'set', id: 'TRIP', fields: { title: `${pick}` } }
                : what === 'remove-day'
                  ? day === undefined
                    ? null
                    : { op: 'remove', id: day.id }
                  : item === undefined
                    ? null
                    : what === 'move'
                      ? { op: 'move', id: item.id, where }
                      : what === 'set'
                        ? { op: 'set', id: item.id, fields: { startMin: pick } }
                        : { op: 'remove', id: item.id };
          // A place in a day that is gone is none.
          if (change === null || ('where' in change && dayId !== null && !now.entries.has(dayId))) continue;
          changes.push(change);
          now = anticipate(now, [change]).document;
        }
        const done = anticipate(document, changes);
        const back = inverse(done.document, done.applied);
        expect(seen(anticipate(done.document, back, removedBy(done.applied)).document)).toEqual(
          seen(document),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('turns an order round, and back', () => {
    const { document, dayIds } = begin();
    const dayId = dayIds[0]!;
    const turned = itemsOf(document, dayId).map(
      ({ id }): Change => ({ op: 'move', id, where: { dayId, after: null } }),
    );
    const done = anticipate(document, turned);
    expect(itemsOf(done.document, dayId).map(({ fields }) => fields.title)).toEqual(['마', '다', '가']);
    expect(seen(anticipate(done.document, inverse(done.document, done.applied)).document)).toEqual(
      seen(document),
    );
  });

  it('leaves what somebody has changed since', () => {
    const { document, dayIds } = begin();
    const [first, second] = itemsOf(document, dayIds[0]!);
    const done = anticipate(document, [
      { op: 'set', id: first!.id, fields: { startMin: 600, note: '일찍' } },
      { op: 'move', id: second!.id, where: { dayId: dayIds[1]!, after: null } },
    ]);
    const since = anticipate(done.document, [
      { op: 'set', id: first!.id, fields: { startMin: 660 } },
      { op: 'move', id: second!.id, where: { dayId: null, after: null } },
    ]);
    expect(inverse(since.document, done.applied)).toEqual([
      { op: 'set', id: first!.id, fields: { note: '' } },
    ]);
  });
});
