import { digits } from '../../../lib/digits.ts';
import type { Locale } from '../kind.ts';

const TIMES = {
  ko: new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Seoul' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Seoul' }),
};

/** An amount as people write it: 5,000원, ₩5,000. @param amount of the smallest unit */
export function money(amount: number, currency: string, locale: Locale): string {
  const figure = digits(amount);
  if (currency !== 'KRW') return `${figure} ${currency}`;
  return locale === 'ko' ? `${figure}원` : `₩${figure}`;
}

/** A moment, in the time of Seoul. @param ms epoch milliseconds */
export const moment = (ms: number, locale: Locale): string =>
  `${TIMES[locale].format(ms)}${locale === 'en' ? ' (KST)' : ''}`;
