import { describe, expect, it } from 'vitest';
import type { TripAnswer } from '../../../../api/trips-types.ts';
import { documentOf } from '../store/document.ts';
import { isThere, planOf, stepOf, whereAt } from './plan.ts';

const item = (id: string, dayId: string | null, position: string) => ({
  ...{ id, kind: 'item', dayId, position, sequence: 1, fields: { title: id } },
});
const plan = planOf(
  documentOf({
    tripId: 'TRIP',
    sequence: 1,
    head: { startsOn: '2027-02-28' },
    entries: [
      { id: 'd2', kind: 'day', dayId: null, position: 'a1', sequence: 1, fields: {} },
      { id: 'd1', kind: 'day', dayId: null, position: 'a0', sequence: 1, fields: {} },
      item('b', 'd1', 'a1'),
      item('a', 'd1', 'a0'),
      item('c', 'd2', 'a0'),
      item('idea', null, 'a0'),
      item('lost', 'gone', 'a1'),
    ],
  } as unknown as TripAnswer),
);

describe('a plan', () => {
  it('has its days in order, each with its date, and what has no day among the ideas', () => {
    expect(plan.days.map(({ id, date, items }) => [id, date, items.map((one) => one.id)])).toEqual([
      ['d1', '2027-02-28', ['a', 'b']],
      ['d2', '2027-03-01', ['c']],
    ]);
    expect(plan.ideas.map(({ id }) => id)).toEqual(['idea', 'lost']);
  });

  it('lets an item go step by step, from the end of a day into the next', () => {
    expect(stepOf(plan, 'b', 'earlier')).toEqual({ dayId: 'd1', after: null });
    expect(stepOf(plan, 'b', 'later')).toEqual({ dayId: 'd2', after: null });
    expect(stepOf(plan, 'c', 'earlier')).toEqual({ dayId: 'd1', after: 'b' });
    expect(stepOf(plan, 'a', 'day-after')).toEqual({ dayId: 'd2', after: 'c' });
    expect(stepOf(plan, 'a', 'earlier')).toBeNull();
    expect(stepOf(plan, 'c', 'later')).toBeNull();
    expect(stepOf(plan, 'idea', 'day-after')).toEqual({ dayId: 'd1', after: 'b' });
  });

  it('knows when something would stay where it is', () => {
    expect(isThere(plan, 'b', { dayId: 'd1', after: 'a' })).toBe(true);
    expect(isThere(plan, 'b', { dayId: 'd1', after: 'b' })).toBe(true);
    expect(isThere(plan, 'b', { dayId: 'd1', after: null })).toBe(false);
    expect(whereAt(plan, 'd1', 'b', Number.POSITIVE_INFINITY)).toEqual({ dayId: 'd1', after: 'a' });
  });
});
