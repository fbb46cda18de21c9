import { ProblemError } from '../../../http/errors.ts';

/** What Korean numbers look like without what stands between their digits: mobile, land line, internet, 1588 and the like. */
const NUMBER = [
  /^(010)(\d{4})(\d{4})$/,
  /^(01[16789]|02|0[3-6][1-5]|070|050\d|080)(\d{3,4})(\d{4})$/,
  /^(1[5689]\d{2})(\d{4})$/,
];
/** The country before a number, also without its plus: no Korean number begins with 82. The 0 behind it is often left standing. */
const COUNTRY = /^(?:\+|00)?820?/;
/** 1588 and the like have no 0 to be left out: these eight digits are the whole number. */
const WITHOUT_AREA = /^1[5689]\d{6}$/;

/**
 * A phone number as it is written in Korea: `010-1234-5678`, whatever stood between the digits, and whether or not the
 * country was named.
 * @returns null for what is no Korean number
 */
export function phoneOf(typed: string): string | null {
  const bare = inKorea(typed.replaceAll(/[\s().-]/g, ''));
  const [parts] = NUMBER.flatMap((pattern) => pattern.exec(bare)?.slice(1).join('-') ?? []);
  return parts ?? null;
}

function inKorea(digits: string): string {
  if (!COUNTRY.test(digits)) return digits;
  const rest = digits.replace(COUNTRY, '');
  return WITHOUT_AREA.test(rest) ? rest : `0${rest}`;
}

/**
 * What somebody wrote about a destination, its number as it is written in Korea.
 * @throws ProblemError request.invalid for what is no phone number
 * @param path of the destination in the body
 */
export function withPhone<T extends { readonly phone: string }>(written: T, path = ''): T {
  const phone = phoneOf(written.phone);
  if (phone !== null) return { ...written, phone };
  const errors = [{ in: 'body', path: `${path}/phone`, message: 'must be a Korean phone number' }];
  throw new ProblemError('request.invalid', { errors });
}

/**
 * How a number ends that is looked for: the whole of it, or its last four, seven or eight digits.
 * @returns null for what is no part of a number
 */
export function phoneEndOf(typed: string): string | null {
  const whole = phoneOf(typed);
  if (whole !== null) return whole;
  const [, middle, end] = /^(\d{3,4})?(\d{4})$/.exec(typed.replaceAll(/[\s.-]/g, '')) ?? [];
  if (end === undefined) return null;
  return middle === undefined ? end : `${middle}-${end}`;
}
