import { convertHangulToQwerty } from 'es-hangul';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { otherLayouts } from './keyboard.ts';

test.each([
  ['wpwn', ['제주']],
  ['wpwneh dugod', ['제주도 여행']],
  ['WPWN', ['쪠쭈', '제주']],
  ['Thfwlr', ['쏠직', '솔직']],
  ['godnse', ['해운ㄷ']],
  ['채ㅕㅔㅐㅜ', ['coupon']],
  ['혇ㄴ쇄ㅕㄴㄷ', ['guesthouse']],
  ['coupon', []],
  ['제주', ['wpwn']],
  ['12345', []],
  ['', []],
  ['%%%', []],
])('%s', (typed, expected) => {
  expect(otherLayouts(typed)).toEqual(expected);
});

test('whatever Korean is typed on an English keyboard is read back', () => {
  const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 8 }), (syllables) => {
      const word = syllables.join('');
      expect(otherLayouts(convertHangulToQwerty(word))[0]).toBe(word);
    }),
    { numRuns: 500 },
  );
});
