import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandleSpan } from '../../../api/stocks-trading.ts';

/** The market's clock: a session begins at nine over there, wherever its reader is. */
export const ZONE = 'Asia/Seoul';

export function seoulTimesFor(locale: string) {
  const of = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
    return (at: number | string) => formatter.format(new Date(at));
  };
  const [clock, minute, day, moment, fullDay] = [
    of({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    of({ month: 'numeric', day: 'numeric' }),
    of({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    of({ year: 'numeric', month: 'numeric', day: 'numeric' }),
  ] as const;
  return {
    /** To the second, for the tape. */
    clock,
    minute,
    day,
    moment,
    /** What comes: without its day where that is the day of `now`. */
    coming: (at: number | string, now: number) => (day(at) === day(now) ? minute(at) : moment(at)),
    /** Of a candle, as long as its span needs it. */
    candle: (at: number, span: CandleSpan) => (span === '1d' ? fullDay(at) : moment(at)),
  };
}

export function useSeoulTime() {
  const { i18n } = useTranslation();
  return useMemo(() => seoulTimesFor(i18n.language), [i18n.language]);
}
