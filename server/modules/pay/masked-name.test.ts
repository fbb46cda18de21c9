import { expect, test } from 'vitest';
import { maskedName } from './masked-name.ts';

test.each([
  ['김민지', '김*지'],
  ['이준', '이*'],
  ['남궁민수', '남**수'],
  ['Kim', 'K*m'],
  ['김', '*'],
  ['', '*'],
  ['👨‍👩‍👧박수', '👨‍👩‍👧*수'],
  ['minji@example.com', 'm***@'],
])('%s is shown as %s', (name, shown) => {
  expect(maskedName(name)).toBe(shown);
});
