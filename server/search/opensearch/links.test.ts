import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainForm, tightForm } from '../forms.ts';
import { initialsOf } from '../hangul.ts';
import { beginningMatcher, textMatcher, titleMatcher, type WordPattern } from '../pattern.ts';
import { readingsOf } from '../reading.ts';
import {
  beginningPhrase,
  initialLinks,
  linksOf,
  type Phrase,
  textPhrase,
  titleLinks,
  titlePhrase,
} from './links.ts';

const composed = (links: string): string => links.normalize('NFC');

describe('links', () => {
  test.each([
    ['제주도', '제/주 주/도 도/'],
    ['해운 운대', '해/운 운/ 운/대 대/'],
    ['갤럭시s24 울트라', '갤/럭 럭/시 시/ s24 _ 울/트 트/라 라/'],
    ['haeundae beach', 'haeundae _ beach'],
    ['a 섬 b', 'a _ 섬/ _ b'],
    ['섬', '섬/'],
    ['', ''],
  ])('of %s', (form, expected) => {
    expect(composed(linksOf(form))).toBe(expected);
  });

  test('of initials go as far as there are some, and no further than three', () => {
    expect(initialLinks('제주도s여행')).toBe('^ ㅈㅈㄷ ㅈㄷ ㄷ - ㅇㅎ ㅎ');
  });
});

/** What the server does with terms that follow each other. */
function holds(links: string, { terms, isOpen }: Phrase): boolean {
  const all = links.split(' ');
  return all.some((_, start) =>
    terms.every((term, i) => {
      const there = all[start + i] ?? '';
      return isOpen && i === terms.length - 1 ? there.startsWith(term) : there === term;
    }),
  );
}

const CHARS = [...'제주줏도돈섬', ...'ㄱㅈ', ...'aab2', '旅', ' ', ' '];
const texts = fc.array(fc.constantFrom(...CHARS), { maxLength: 12 }).map((chars) => chars.join(''));

/** Half of them a piece of the text, so that there is something to be found. */
const searches = fc
  .record({
    text: texts,
    other: texts,
    from: fc.nat(11),
    length: fc.integer({ min: 1, max: 6 }),
    isOther: fc.boolean(),
  })
  .map(({ text, other, from, length, isOther }) => ({
    text,
    typed: isOther ? other : text.slice(from, from + length),
  }));

/** The title's own form, or its initials. */
const comparedWith = (pattern: WordPattern, form: string): string =>
  pattern.isInitials ? initialsOf(form) : form;
const isFound = (matcher: RegExp | null, form: string): boolean =>
  matcher !== null && form.search(matcher) >= 0;

test('a phrase stands in the links where the word stands in the text: what the embedded index looks at', () => {
  fc.assert(
    fc.property(searches, ({ text, typed }) => {
      const title = tightForm(text);
      const plain = plainForm(text);
      for (const { words, whole } of readingsOf(typed)) {
        for (const word of words) {
          const linked = word.isInitials ? initialLinks(title) : titleLinks(title);
          expect(holds(linked, titlePhrase(word)), `${typed} in the title ${text}`).toBe(
            isFound(titleMatcher(word), comparedWith(word, title)),
          );
          const phrase = textPhrase(word);
          expect(phrase !== null && holds(linksOf(plain), phrase), `${typed} in the text ${text}`).toBe(
            isFound(textMatcher(word), plain),
          );
        }
        const linked = whole.isInitials ? initialLinks(title) : titleLinks(title);
        expect(holds(linked, beginningPhrase(whole)), `${text} begins with ${typed}`).toBe(
          isFound(beginningMatcher(whole), comparedWith(whole, title)),
        );
      }
    }),
    { numRuns: 5_000 },
  );
});
