import { expect, test } from 'vitest';
import { BEFORE, PACKING } from './templates.ts';

test('a list of ours names nothing twice, in either language', () => {
  for (const things of Object.values(PACKING)) {
    for (const language of ['ko', 'en'] as const) {
      const names = things.map(({ text }) => text[language]);
      expect(new Set(names).size).toBe(names.length);
    }
  }
  expect(new Set(BEFORE.map(({ ko }) => ko)).size).toBe(BEFORE.length);
});
