import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newTotpSecret, stepOf, totpUri } from './totp.ts';

const STEP_MS = 30_000;
/** RFC 6238, appendix B: the secret of its test vectors for SHA-1, in base 32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('the vectors of RFC 6238: at %i s the code is %s', (atS, code) => {
  expect(stepOf(SECRET, code, atS * 1000)).toBe(Math.floor(atS / 30));
});

test('a phone may be off by one step in either direction, and no more', () => {
  const at = 59_000;
  const [code, step] = ['287082', 1];
  for (const offMs of [-STEP_MS, 0, STEP_MS]) expect(stepOf(SECRET, code, at + offMs)).toBe(step);
  expect(stepOf(SECRET, code, 30_000 - STEP_MS)).toBe(step);
  expect(stepOf(SECRET, code, 59_999 + STEP_MS)).toBe(step);
  expect(stepOf(SECRET, code, 60_000 + STEP_MS)).toBeNull();
  expect(stepOf(SECRET, '287083', at)).toBeNull();
  expect(stepOf(newTotpSecret(randomBytes), code, at)).toBeNull();
});

test('a name with signs in it makes a good address', () => {
  const { searchParams, pathname } = new URL(totpUri(SECRET, '민지 <a@b.example>?&'));
  expect(searchParams.get('secret')).toBe(SECRET);
  expect(decodeURIComponent(pathname)).toContain('민지 <a@b.example>?&');
});
