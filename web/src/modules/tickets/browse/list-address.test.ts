import { expect, it } from 'vitest';
import { chosenCount, filterOf, listAddress, quickDays } from './list-address.ts';

it('takes from an address what a server would take, and leaves out the rest', () => {
  expect(
    listAddress({
      q: ' 첫눈\n연극 ',
      genre: 'play',
      region: 'SEOUL',
      from: '2026-11-20',
      to: '2026-99-99',
      onSale: 'true',
      sort: 'rating',
      other: 'x',
    }),
  ).toEqual({ q: '첫눈 연극', genre: 'play', from: '2026-11-20', onSale: 'true', sort: 'rating' });
  expect(listAddress({ q: '  ', onSale: 'yes', sort: 'oldest', genre: 3 })).toEqual({});
});

it('means the days of the halls as a whole, and no period that ends before it begins', () => {
  expect(filterOf({ from: '2026-11-20', to: '2026-11-21' })).toMatchObject({
    from: '2026-11-19T15:00:00.000Z',
    to: '2026-11-21T15:00:00.000Z',
    sort: 'soon',
  });
  expect(filterOf({ from: '2026-11-22', to: '2026-11-21' })).toMatchObject({
    from: undefined,
    to: undefined,
  });
  expect(filterOf({ q: '첫눈' }).sort).toBeUndefined();
});

it('knows when the weekend is', () => {
  expect(quickDays('weekend', '2026-11-18')).toEqual({ from: '2026-11-21', to: '2026-11-22' });
  expect(quickDays('weekend', '2026-11-21')).toEqual({ from: '2026-11-21', to: '2026-11-22' });
  expect(quickDays('weekend', '2026-11-22')).toEqual({ from: '2026-11-22', to: '2026-11-22' });
  expect(quickDays('month', '2026-12-15')).toEqual({ from: '2026-12-15', to: '2027-01-14' });
});

it('counts both ends of a period as one filter', () => {
  expect(chosenCount({})).toBe(0);
  expect(chosenCount({ q: 'x', genre: 'play', from: '2026-11-20', to: '2026-11-21', onSale: 'true' })).toBe(
    3,
  );
});
