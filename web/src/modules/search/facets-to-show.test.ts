import { expect, test } from 'vitest';
import { facetsToShow } from './facets-to-show.ts';

const everything = {
  phase: [
    { value: 'open', count: 8 },
    { value: 'closed', count: 3 },
  ],
  scope: [{ value: 'shop', count: 5 }],
};

test('what could be chosen besides stays in sight, without a count that nobody has made', () => {
  const now = { phase: [{ value: 'open', count: 8 }], scope: [{ value: 'shop', count: 4 }] };
  expect(facetsToShow(now, everything, ['phase:open'])).toEqual({
    phase: [
      { value: 'open', count: 8 },
      { value: 'closed', count: null },
    ],
    scope: [{ value: 'shop', count: 4 }],
  });
});

test('without a choice the answer speaks for itself', () => {
  expect(facetsToShow(everything, undefined, [])).toEqual(everything);
  expect(facetsToShow(undefined, undefined, [])).toEqual({});
});
