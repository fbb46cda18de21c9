import { useTranslation } from 'react-i18next';

/** Minutes in words: of a day as a clock shows them, and as a length. */
export function useMinutes() {
  const { t, i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return {
    /** @param minute after midnight of the trip's local day */
    clock: (minute: number): string => format.format(new Date(minute * 60_000)),
    length: (minutes: number): string => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      if (hours === 0) return t('tripsAround.read.minutes', { count: rest });
      return rest === 0
        ? t('tripsAround.read.hours', { count: hours })
        : t('tripsAround.read.hoursMinutes', { hours, minutes: rest });
    },
  };
}
