import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';

// scripts/prepare.mjs builds it before the tests and leaves this mark when that has worked.
test('the web app builds', () => {
  const mark = new URL('../web/dist/.built-from', import.meta.url);
  expect(existsSync(mark), 'web/dist is missing: `npm test` builds it and says what is wrong').toBe(true);
});
