import { expect, it } from 'vitest';
import { roundStateAt } from './round-state.ts';

const round = {
  state: 'scheduled' as const,
  saleFrom: '2026-11-22T05:00:00.000Z',
  saleUntil: '2026-11-30T05:00:00.000Z',
  free: 3,
};
const at = (time: string) => Date.parse(time);

it('opens and closes on the second, without a new answer', () => {
  expect(roundStateAt(round, at('2026-11-22T04:59:59.999Z'))).toBe('scheduled');
  expect(roundStateAt(round, at('2026-11-22T05:00:00.000Z'))).toBe('on-sale');
  expect(roundStateAt({ ...round, free: 0 }, at('2026-11-22T05:00:00.000Z'))).toBe('sold-out');
  expect(roundStateAt(round, at('2026-11-30T05:00:00.000Z'))).toBe('over');
});

it('is on sale again when a seat came back', () => {
  expect(roundStateAt({ ...round, state: 'sold-out', free: 1 }, at('2026-11-23T05:00:00.000Z'))).toBe(
    'on-sale',
  );
});

it('stays called off', () => {
  expect(roundStateAt({ ...round, state: 'cancelled' }, at('2026-11-23T05:00:00.000Z'))).toBe('cancelled');
});
