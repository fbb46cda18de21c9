import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul';
import { plainForm } from './forms.ts';

const LATIN_WORDS = /^[a-z]{2,}( [a-z]{2,})*$/;
const SYLLABLE_WORDS = /^[가-힣]+[ㄱ-ㅎ]?( [가-힣]+[ㄱ-ㅎ]?)*$/;

/**
 * What the same keys would have written with the other layout on: `wpwn` → 제주, `채ㅕㅔㅐㅜ` → coupon.
 * @param typed as it was typed: capital letters are double consonants
 * @returns plain forms that look like words, the likeliest first; none where the keys make no words
 */
export function otherLayouts(typed: string): string[] {
  const isKorean = /[ㄱ-ㆎ가-힣]/.test(typed);
  const candidates = isKorean
    ? [convertHangulToQwerty(typed)]
    : [convertQwertyToHangul(typed), convertQwertyToHangul(typed.toLowerCase())];
  const shape = isKorean ? LATIN_WORDS : SYLLABLE_WORDS;
  return [...new Set(candidates.map(plainForm))].filter((form) => shape.test(form));
}
