import { expect, it } from 'vitest';
import { givingBack } from './giving-back.ts';

const lines = [
  { no: 1, paid: 50_000, fee: 5_000, refund: 45_000 },
  { no: 2, paid: 50_000, fee: 5_000, refund: 45_000 },
  { no: 4, paid: 30_001, fee: 3_000, refund: 27_001 },
];

it('adds up what was chosen, each with its own fee', () => {
  expect(givingBack({ lines, refund: 117_001 }, [1, 4])).toEqual({
    paid: 80_001,
    fee: 8_000,
    refund: 72_001,
    isAll: false,
  });
  expect(givingBack({ lines, refund: 117_001 }, [1, 2, 4])).toMatchObject({ refund: 117_001, isAll: true });
  expect(givingBack({ lines, refund: 117_001 }, [])).toEqual({ paid: 0, fee: 0, refund: 0, isAll: false });
});

it('promises no more than there is left', () => {
  expect(givingBack({ lines, refund: 60_000 }, [1, 2]).refund).toBe(60_000);
});
