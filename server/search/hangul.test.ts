import { disassemble, getChoseong } from 'es-hangul';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialsOf, isInitial, isOpen, splitFinal, syllablesOf, withAnyFinal } from './hangul.ts';

const FIRST = 0xac00;
const LAST = 0xd7a3;
const everySyllable = Array.from({ length: LAST - FIRST + 1 }, (_, i) => String.fromCharCode(FIRST + i));

test('initials are those of es-hangul, for every syllable', () => {
  expect(initialsOf(everySyllable.join(''))).toBe(getChoseong(everySyllable.join('')));
});

test('everything else stays where it is', () => {
  expect(initialsOf('제주 ABC 24ㅈ')).toBe('ㅈㅈ ABC 24ㅈ');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(initialsOf(text)).toHaveLength(text.length);
    }),
  );
});

test('every syllable lies between the first and the last of its initial', () => {
  for (const syllable of everySyllable) {
    const initial = initialsOf(syllable);
    const [first, last] = syllablesOf(initial);
    expect(isInitial(initial) && syllable >= first && syllable <= last).toBe(true);
  }
});

test('a final moves on as whoever types it means it, for every syllable', () => {
  for (const syllable of everySyllable) {
    const split = splitFinal(syllable);
    expect(split === null).toBe(isOpen(syllable));
    // The same keys in the same order; and what moves can begin a syllable.
    if (split === null) continue;
    expect(disassemble(split.stays + split.next)).toBe(disassemble(syllable));
    expect(isInitial(split.next)).toBe(true);
  }
});

test('an open syllable may still get any final', () => {
  expect(withAnyFinal('우')).toEqual(['우', '웋']);
});
