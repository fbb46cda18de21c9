import { expect, test } from 'vitest';
import { jsonOf } from './json-of.ts';

test('what was copied from an address book is sent without what nobody sees in it', () => {
  const typed = {
    phone: '\u202A010-1234-5678\u202C',
    lines: [{ note: '👩\u200D🚀 \u2067A\u2069' }],
    name: '\uFEFF김\u200B민지\u2060',
    count: 2,
  };
  expect(JSON.parse(jsonOf(typed))).toEqual({
    phone: '010-1234-5678',
    lines: [{ note: '👩\u200D🚀 A' }],
    name: '김민지',
    count: 2,
  });
});
