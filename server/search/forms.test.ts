import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainForm, runsOf, tightForm } from './forms.ts';

describe('the plain form', () => {
  test.each([
    ['punctuation', '"제주도"의, 여행!', '제주도 의 여행'],
    ['case and width', 'ＨＡＮＯＫ Stay', 'hanok stay'],
    ['thousands', '5,000원, 12,345,678', '5000원 12345678'],
    ['no thousands', '1,5 and 12,34', '1 5 and 12 34'],
    ['decomposed Hangul', '북촌'.normalize('NFD'), '북촌'],
    ['single letters of Hangul', 'ㅈㅈㄷ 해운ㄷ', 'ㅈㅈㄷ 해운ㄷ'],
    ['ligatures and figures', 'ﬁne №7 ²', 'fine no7 2'],
    ['nothing to search', '%%% *** 🏝️ \u0000', ''],
    ['half a surrogate pair', '제\ud83d주', '제 주'],
  ])('of %s', (_what, text, form) => {
    expect(plainForm(text)).toBe(form);
  });

  test('of a form is the form itself; there is nothing but letters, digits and single spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const form = plainForm(text);
        expect(plainForm(form)).toBe(form);
        expect(tightForm(tightForm(text))).toBe(tightForm(text));
        expect(form).toMatch(/^([\p{L}\p{N}\p{M}]+( [\p{L}\p{N}\p{M}]+)*)?$/u);
      }),
      { numRuns: 500 },
    );
  });
});

test('the tight form keeps spaces only between words that need them', () => {
  expect(tightForm('갤럭시 S24 울트라 Galaxy Ultra')).toBe('갤럭시s24울트라galaxy ultra');
  expect(tightForm('제주 여행 가이드')).toBe('제주여행가이드');
});

test('runs are dense characters, or words of others', () => {
  expect(runsOf('갤럭시s24울트라 galaxy')).toEqual([
    { text: '갤럭시', isDense: true },
    { text: 's24', isDense: false },
    { text: '울트라', isDense: true },
    { text: 'galaxy', isDense: false },
  ]);
  expect(runsOf('')).toEqual([]);
});
