/** Mobile, area code, internet telephone or 1588 and the like, as it is written in Korea. */
export const isPhone = (text: string): boolean => /^(0\d{8,10}|1[5689]\d{6})$/.test(digitsOf(text));
/** Five digits (기초구역번호), from 01000 in Seoul to Jeju's 63644; the old ones of six are no longer used. */
export const isPostcode = (text: string): boolean => /^(0[1-9]|[1-5]\d|6[0-3])\d{3}$/.test(text);

export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** 01012345678 → 010-1234-5678, as far as it is typed; Seoul's area code has two digits. */
export function phoneWithHyphens(text: string): string {
  // What was copied out of a phone begins with the country.
  const digits = digitsOf(text)
    .replace(/^82(?=10)/, '0')
    .slice(0, 11);
  if (digits.startsWith('1')) return [digits.slice(0, 4), digits.slice(4, 8)].filter(Boolean).join('-');
  const area = digits.startsWith('02') ? 2 : digits.startsWith('050') ? 4 : 3;
  if (digits.length <= area) return digits;
  const rest = digits.slice(area);
  const middle = rest.length > 7 ? 4 : 3;
  const parts = [digits.slice(0, area), rest.slice(0, middle), rest.slice(middle)];
  return parts.filter((part) => part !== '').join('-');
}
