const MOST_DIGITS = 13;

/** What is typed as a whole number above 0, with or without thousands; null while it is none. */
export function numberOf(text: string): number | null {
  const digits = text.trim().replaceAll(',', '');
  if (!/^\d+$/.test(digits) || digits.length > MOST_DIGITS) return null;
  const value = Number(digits);
  return value > 0 ? value : null;
}
