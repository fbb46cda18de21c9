import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../i18n/index.ts';
import { cronWords } from './cron-words.ts';

export type JobWords = {
  /** What people call the job; of one that nobody has named yet, the name it has in the code. */
  title: (job: string) => string;
  /** What it does, in a sentence; undefined for one that nobody has described. */
  what: (job: string) => string | undefined;
  /** When it runs, in words where there are some, else as it is written. */
  schedule: (pattern: string | null) => string;
};

export function useJobWords(): JobWords {
  const { t, i18n } = useTranslation();
  // Names come from the server, so these keys cannot be known to the compiler.
  const known = (job: string, part: 'title' | 'what'): string | undefined => {
    const key = `jobs.known.${job}.${part}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : undefined;
  };
  const spoken = (pattern: string): string => {
    const words = cronWords(pattern);
    if (words === null) return pattern;
    const at = 'at' in words ? words.at.join(', ') : '';
    switch (words.shape) {
      case 'seconds':
        return t('jobs.cron.seconds', { count: words.every });
      case 'minutes':
        return t('jobs.cron.minutes', { count: words.every });
      case 'hours':
        return t('jobs.cron.hours', { count: words.every });
      case 'hourly':
        return words.minute === 0 ? t('jobs.cron.sharp') : t('jobs.cron.hourly', { minute: words.minute });
      case 'daily':
        return t('jobs.cron.daily', { at });
      case 'between':
        return t('jobs.cron.between', { from: words.from, to: words.to, minute: words.minute });
      case 'weekly':
        return t('jobs.cron.weekly', { days: words.days.map(dayName).join(', '), at });
      case 'monthly':
        return t('jobs.cron.monthly', { day: words.day, at });
    }
  };
  return {
    title: (job) => known(job, 'title') ?? job,
    what: (job) => known(job, 'what'),
    schedule: (pattern) => (pattern === null ? t('jobs.cron.byHand') : spoken(pattern)),
  };
}

/** The name of a day of the week in the language that is chosen. */
function dayName(day: number): string {
  // 4 January 1970 was a Sunday.
  return new Intl.DateTimeFormat(currentLocale(), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(1970, 0, 4 + day)),
  );
}
