/**
 * Hangul by the arithmetic of the Unicode standard (chapter 3.12): a syllable is 0xAC00 + (initial × 21 + vowel) × 28 +
 * final. It runs for every character of every document, and for ranges of syllables no library has a word.
 */
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
const SYLLABLES_OF_AN_INITIAL = 21 * FINALS;

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** What a final is made of: what stays below its syllable when the last letter moves on, and the one that moves. */
const FINAL_PARTS: readonly (readonly [stays: number, moves: string])[] = [
  [0, ''],
  [0, 'ㄱ'],
  [0, 'ㄲ'],
  [1, 'ㅅ'],
  [0, 'ㄴ'],
  [4, 'ㅈ'],
  [4, 'ㅎ'],
  [0, 'ㄷ'],
  [0, 'ㄹ'],
  [8, 'ㄱ'],
  [8, 'ㅁ'],
  [8, 'ㅂ'],
  [8, 'ㅅ'],
  [8, 'ㅌ'],
  [8, 'ㅍ'],
  [8, 'ㅎ'],
  [0, 'ㅁ'],
  [0, 'ㅂ'],
  [17, 'ㅅ'],
  [0, 'ㅅ'],
  [0, 'ㅆ'],
  [0, 'ㅇ'],
  [0, 'ㅈ'],
  [0, 'ㅊ'],
  [0, 'ㅋ'],
  [0, 'ㅌ'],
  [0, 'ㅍ'],
  [0, 'ㅎ'],
];

export const isSyllable = (char: string): boolean => char >= '가' && char <= '힣';

/** A consonant that stands alone and can begin a syllable. */
export const isInitial = (char: string): boolean => INITIALS.includes(char);

/** A text in which each syllable is replaced by its initial consonant; everything else stays as it is. */
export function initialsOf(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    result +=
      code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE
        ? INITIALS[Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_OF_AN_INITIAL)]!
        : text[i]!;
  }
  return result;
}

/** The first and the last syllable that begin with a consonant. */
export function syllablesOf(initial: string): readonly [first: string, last: string] {
  const first = FIRST_SYLLABLE + INITIALS.indexOf(initial) * SYLLABLES_OF_AN_INITIAL;
  return [String.fromCharCode(first), String.fromCharCode(first + SYLLABLES_OF_AN_INITIAL - 1)];
}

/** The first and the last syllable that a syllable without a final may still become. */
export const withAnyFinal = (open: string): readonly [first: string, last: string] => [
  open,
  String.fromCharCode(open.charCodeAt(0) + FINALS - 1),
];

/** Whether a syllable has no final consonant yet. */
export const isOpen = (syllable: string): boolean => (syllable.charCodeAt(0) - FIRST_SYLLABLE) % FINALS === 0;

/**
 * A syllable whose final consonant was meant as the beginning of the next one: 줏 → 주 and ㅅ, 값 → 갑 and ㅅ.
 * @returns null when it has no final
 */
export function splitFinal(syllable: string): { readonly stays: string; readonly next: string } | null {
  const code = syllable.charCodeAt(0) - FIRST_SYLLABLE;
  const final = code % FINALS;
  if (final === 0) return null;
  const [stays, next] = FINAL_PARTS[final]!;
  return { stays: String.fromCharCode(FIRST_SYLLABLE + code - final + stays), next };
}
