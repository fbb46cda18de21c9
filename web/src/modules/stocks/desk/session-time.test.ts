import { expect, test } from 'vitest';
import { clockOf, minuteOf } from './session-time.ts';

test.each([
  [0, '00:00'],
  [510, '08:30'],
  [1_439, '23:59'],
])('minute %i is %s', (minute, clock) => {
  expect(clockOf(minute)).toBe(clock);
  expect(minuteOf(clock)).toBe(minute);
});

test.each(['', '24:00', '9:00', '12:60', 'noon'])('%j is no time', (text) => {
  expect(minuteOf(text)).toBeNull();
});
