import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNumber, leadingZeroBits, sha256After } from './sha256.ts';

const hex = (words: Uint32Array): string =>
  [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
const own = (text: string): string => createHash('sha256').update(text).digest('hex');

test('hashes as the standard’s examples and as Node does, wherever the text is cut', () => {
  expect(hex(sha256After('')('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200 }),
      fc.string({ maxLength: 30, unit: 'grapheme' }),
      (head, tail) => {
        const hash = sha256After(head);
        expect(hex(hash(tail))).toBe(own(head + tail));
        expect(hex(hash('7'))).toBe(own(`${head}7`));
      },
    ),
  );
});

test('finds a number with which the hash begins as it should, and no smaller one', () => {
  const challenge = '1795338000000.10.aGVsbG8td29y.q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJ';
  const number = findNumber(challenge, 10);
  const bits = (n: number) => leadingZeroBits(sha256After(`${challenge}.`)(String(n)));
  expect(own(`${challenge}.${number}`).startsWith('00')).toBe(true);
  expect(bits(number)).toBeGreaterThanOrEqual(10);
  for (let n = 0; n < number; n += 1) expect(bits(n)).toBeLessThan(10);
});
