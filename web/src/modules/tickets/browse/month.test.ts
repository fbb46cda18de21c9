import { expect, it } from 'vitest';
import { dayOf, showTimesFor } from '../show-time.ts';
import { monthBeside, monthOf } from './month.ts';

it('lays a month out in weeks from Sunday on', () => {
  const { first, weeks } = monthOf('2026-11-22');
  expect(first).toBe('2026-11-01');
  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.[0]).toBe('2026-11-01');
  expect(weeks[4]).toEqual(['2026-11-29', '2026-11-30', null, null, null, null, null]);
  expect(
    monthOf('2028-02-29')
      .weeks.flat()
      .filter((day) => day !== null),
  ).toHaveLength(29);
});

it('turns the leaf over the end of a year', () => {
  expect(monthBeside('2026-12-01', 1)).toBe('2027-01-01');
  expect(monthBeside('2026-01-01', -1)).toBe('2025-12-01');
});

it('says when a show begins as the clock of its hall does', () => {
  expect(dayOf('2026-11-22T15:30:00.000Z')).toBe('2026-11-23');
  expect(showTimesFor('ko').moment('2026-11-22T10:30:00.000Z')).toBe('11월 22일 (일) 오후 7:30');
  expect(showTimesFor('ko').period('2026-11-22T10:30:00.000Z', '2026-11-22T14:00:00.000Z')).toBe(
    '2026년 11월 22일 (일)',
  );
  expect(showTimesFor('en').named('2026-11-22')).toBe('Sun, November 22');
});
