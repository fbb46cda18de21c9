import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** How long and how far, as people of this language say it. */
function tripWordsFor(locale: string) {
  const korean = locale.startsWith('ko');
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    duration: (minutes: number): string => {
      const hours = Math.floor(minutes / 60);
      const rest = Math.round(minutes % 60);
      const parts = [
        ...(hours > 0 ? [korean ? `${hours}시간` : `${hours} h`] : []),
        ...(rest > 0 || hours === 0 ? [korean ? `${rest}분` : `${rest} min`] : []),
      ];
      return parts.join(' ');
    },
    distance: (metres: number): string =>
      metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${number.format(metres / 1000)} km`,
  };
}

export function useTripWords() {
  const { i18n } = useTranslation();
  return useMemo(() => tripWordsFor(i18n.language), [i18n.language]);
}
