import { expect, test } from 'vitest';
import { fromRoomClock, toRoomClock } from './room-time.ts';

const ROUND = 'round:R1';
const OPENS = '2026-11-21T11:00:30.000Z';

test('a room of a round is planned by the clock of the halls, wherever one sits', () => {
  expect(toRoomClock(ROUND, OPENS)).toBe('2026-11-21T20:00:30');
  expect(fromRoomClock(ROUND, '2026-11-21T20:00:30')).toBe(Date.parse(OPENS));
  // Browsers leave out seconds that are nought.
  expect(fromRoomClock(ROUND, '2026-11-21T20:00')).toBe(Date.parse('2026-11-21T11:00:00Z'));
  expect(fromRoomClock(ROUND, '')).toBeNaN();
});

test('a room of a product is planned by the clock of the device', () => {
  const local = toRoomClock('product:P1', OPENS);
  expect(new Date(local).toISOString()).toBe(OPENS);
  expect(fromRoomClock('product:P1', local)).toBe(Date.parse(OPENS));
  expect(fromRoomClock('product:P1', '')).toBeNaN();
});
