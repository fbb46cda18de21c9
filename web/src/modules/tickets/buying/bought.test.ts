import { expect, test } from 'vitest';
import { boughtIn } from './bought.ts';

const hold = { seats: [{ seatId: 'R-1' }, { seatId: 'R-2' }] };

test('a hold that another window has paid is found among what was bought', () => {
  const other = { reservationId: 'OTHER', lines: [{ seatId: 'R-3', status: 'issued' as const }] };
  const own = { reservationId: 'OWN', lines: [{ seatId: 'R-2', status: 'issued' as const }] };
  expect(boughtIn([other, own], hold)?.reservationId).toBe('OWN');
  expect(boughtIn([other], hold)).toBeUndefined();
});

test('a place that was given back before, and is held again, was not bought', () => {
  const before = { reservationId: 'BEFORE', lines: [{ seatId: 'R-1', status: 'cancelled' as const }] };
  expect(boughtIn([before], hold)).toBeUndefined();
});
