import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markTitle, snippetOf } from './highlight.ts';
import type { Fragment } from './port.ts';
import { readingsOf } from './reading.ts';

const marked = (fragments: readonly Fragment[]): string =>
  fragments.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');
const wordsOf = (typed: string) => readingsOf(typed)[0]!.words;

test.each([
  ['제주', '제주도 제주', '[제주]도 [제주]'],
  ['도여', '제주도, 여행', '제주[도, 여]행'],
  ['5000', '5,000원 쿠폰', '[5,000]원 쿠폰'],
  ['gal', 'Galaxy regal', '[Gal]axy regal'],
  ['ㅈㄷㅇ', '제주도 여행', '제[주도 여]행'],
  ['제주 주도', '제주도', '[제주도]'],
  ['hanok', 'ＨＡＮＯＫ 집', '[ＨＡＮＯＫ] 집'],
  ['café', 'Cafe\u0301 Seoul', '[Caf\u00e9] Seoul'],
  ['섬', '👨‍👩‍👧 섬 🏝️', '👨‍👩‍👧 [섬] 🏝️'],
])('%s in %s', (typed, title, expected) => {
  expect(marked(markTitle(title, wordsOf(typed)))).toBe(expected);
});

describe('a snippet', () => {
  const long = `${'앞의 말 '.repeat(30)}제주에서 하루${' 뒤의 말'.repeat(60)}`;

  test('is the part around the first hit', () => {
    const text = marked(snippetOf(long, wordsOf('제주')));
    expect(text).toMatch(/^… .{20,40}\[제주\]에서 하루.* …$/);
    expect(text.length).toBeLessThan(140);
  });

  test('is empty without a hit, and for initials, which titles alone have', () => {
    expect(snippetOf(long, wordsOf('서울'))).toEqual([]);
    expect(snippetOf(long, wordsOf('ㅈㅈ'))).toEqual([]);
  });

  test('splits no character', () => {
    const text = marked(snippetOf(`${'🏝'.repeat(40)}제주${'🏝'.repeat(100)}`, wordsOf('제주')));
    expect(text.isWellFormed()).toBe(true);
  });
});

test('fragments together are the title, whatever is typed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 10 }),
      (title, typed) => {
        for (const { words } of readingsOf(typed)) {
          const fragments = markTitle(title, words);
          expect(fragments.map(({ text }) => text).join('')).toBe(title.normalize('NFC'));
        }
      },
    ),
    { numRuns: 500 },
  );
});
