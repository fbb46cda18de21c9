const GROUPED = new Intl.NumberFormat('ko-KR');

/** A whole number in groups of three digits, as both languages write it: `12,000`. */
export const digits = (number: number): string => GROUPED.format(number);
