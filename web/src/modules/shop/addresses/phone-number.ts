/** Mobile, area code, internet telephone, a number that stands for another, or 1588 and the like. */
const NUMBERS =
  /^(010\d{8}|01[16-9]\d{7,8}|02\d{7,8}|0[3-6][1-5]\d{7,8}|0[78]0\d{7,8}|050\d{8,9}|1[5689]\d{6})$/;
/** The 0 behind the country is often left standing; no Korean number begins with 82 itself. */
const COUNTRY = /^(?:00)?820?(?=\d)/;
/** 1588 and the like have no 0 to be left out. */
const WITHOUT_AREA = /^1[5689]\d{6}$/;

export const isPhone = (text: string): boolean => NUMBERS.test(digitsOf(text));
/** Five digits (기초구역번호), from 01000 in Seoul to Jeju's 63644; the old ones of six are no longer used. */
export const isPostcode = (text: string): boolean => /^(0[1-9]|[1-5]\d|6[0-3])\d{3}$/.test(text);

export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** 01012345678 → 010-1234-5678, as far as it is typed; Seoul's area code has two digits, 050x has four. */
export function phoneWithHyphens(text: string): string {
  const digits = inKorea(digitsOf(text));
  if (digits.startsWith('1')) return [digits.slice(0, 4), digits.slice(4, 8)].filter(Boolean).join('-');
  const area = digits.startsWith('02') ? 2 : digits.startsWith('050') ? 4 : 3;
  if (digits.length <= area) return digits;
  const rest = digits.slice(area, area + 8);
  const middle = rest.length > 7 ? 4 : 3;
  const parts = [digits.slice(0, area), rest.slice(0, middle), rest.slice(middle)];
  return parts.filter((part) => part !== '').join('-');
}

/** What was copied out of a phone begins with the country. */
function inKorea(digits: string): string {
  if (!COUNTRY.test(digits)) return digits;
  const rest = digits.replace(COUNTRY, '');
  return WITHOUT_AREA.test(rest) ? rest : `0${rest}`;
}
