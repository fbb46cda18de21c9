import { expect, test } from 'vitest';
import { daysOf, koreanDay, presetOf, rangeAddress, rangeBefore, rangeOf } from './range.ts';

test('the last thirty days, unless others are asked for', () => {
  expect(rangeOf({}, '2026-11-21')).toEqual({ from: '2026-10-23', to: '2026-11-21' });
  expect(rangeOf({ days: '7' }, '2026-11-21')).toEqual({ from: '2026-11-15', to: '2026-11-21' });
  expect(rangeOf({ from: '2026-11-01', to: '2026-11-03' }, '2026-11-21')).toEqual({
    from: '2026-11-01',
    to: '2026-11-03',
  });
  expect(presetOf({})).toBe('30');
  expect(presetOf({ from: '2026-11-01', to: '2026-11-03' })).toBe(null);
});

test('what makes no sense is not asked for, and nobody asks for more than a year', () => {
  expect(rangeAddress({ days: '8', from: 'yesterday', to: '2026-11-03' })).toEqual({ to: '2026-11-03' });
  expect(rangeOf({ from: '2026-11-05', to: '2026-11-03' }, '2026-11-21').to).toBe('2026-11-21');
  expect(rangeOf({ from: '2020-01-01', to: '2026-11-21' }, '2026-11-21').from).toBe('2025-11-21');
});

test('a day beyond the other one takes it along; what is no whole day yet changes nothing', () => {
  const now = { from: '2026-11-05', to: '2026-11-10' };
  expect(daysOf(now, { ...now, to: '2026-11-12' })).toEqual({ from: '2026-11-05', to: '2026-11-12' });
  expect(daysOf(now, { ...now, from: '2026-11-20' })).toEqual({ from: '2026-11-20', to: '2026-11-20' });
  expect(daysOf(now, { ...now, to: '2026-11-01' })).toEqual({ from: '2026-11-01', to: '2026-11-01' });
  for (const to of ['', '0002-11-10', '0202-11-10']) expect(daysOf(now, { ...now, to })).toBe(null);
});

test('the period before has the same length and ends the day before', () => {
  expect(rangeBefore({ from: '2026-11-15', to: '2026-11-21' })).toEqual({
    from: '2026-11-08',
    to: '2026-11-14',
  });
});

test('it is tomorrow in Korea while it is still today in London', () => {
  expect(koreanDay(Date.parse('2026-11-21T15:00:00Z'))).toBe('2026-11-22');
  expect(koreanDay(Date.parse('2026-11-21T14:59:59Z'))).toBe('2026-11-21');
});
