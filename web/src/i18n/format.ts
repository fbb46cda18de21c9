import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type Time = string | number | Date;

/** Numbers, money and times as people of this language write them. */
export function formatsFor(locale: string) {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric' });
  const day = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', weekday: 'short' });
  const shortDate = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const shortDay = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
  const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long' });
  const dateTime = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  const moment = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hour12: false });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const korean = locale.startsWith('ko');
  // A Korean wallet writes 12,000원; elsewhere the sign comes first.
  const won = (amount: number) =>
    korean
      ? `${amount < 0 ? '−' : ''}${number.format(Math.abs(amount))}원`
      : `${amount < 0 ? '−' : ''}₩${number.format(Math.abs(amount))}`;
  return {
    number: (value: number) => number.format(value),
    won,
    signedWon: (amount: number) => (amount > 0 ? `+${won(amount)}` : won(amount)),
    compactWon: (amount: number) => (korean ? `${compact.format(amount)}원` : `₩${compact.format(amount)}`),
    date: (value: Time) => date.format(new Date(value)),
    day: (value: Time) => day.format(new Date(value)),
    /** A day of any year, in a table. */
    shortDate: (value: Time) => shortDate.format(new Date(value)),
    /** Below a chart. */
    shortDay: (value: Time) => shortDay.format(new Date(value)),
    month: (value: Time) => month.format(new Date(value)),
    dateTime: (value: Time) => dateTime.format(new Date(value)),
    /** A time of these weeks, where room is short. */
    moment: (value: Time) => moment.format(new Date(value)),
    exact: (value: Time) => exact.format(new Date(value)),
    time: (value: Time) => time.format(new Date(value)),
    /** To the second, for a log. */
    clock: (value: Time) => clock.format(new Date(value)),
    relative: (value: Time, nowMs: number = Date.now()) => {
      const seconds = Math.round((new Date(value).getTime() - nowMs) / 1000);
      const size = Math.abs(seconds);
      if (size < 60) return relative.format(seconds, 'second');
      if (size < 3600) return relative.format(Math.round(seconds / 60), 'minute');
      if (size < 86_400) return relative.format(Math.round(seconds / 3600), 'hour');
      return relative.format(Math.round(seconds / 86_400), 'day');
    },
  };
}

export type Formats = ReturnType<typeof formatsFor>;

export function useFormat(): Formats {
  const { i18n } = useTranslation();
  return useMemo(() => formatsFor(i18n.language), [i18n.language]);
}
