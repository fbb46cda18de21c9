import { useTranslation } from 'react-i18next';

/** Seconds as one says them of something that nobody knows exactly. */
export function useWaitWords(): (seconds: number) => string {
  const { t } = useTranslation();
  return (seconds) => {
    if (seconds <= 60) return t('waitingRoom.wait.soon');
    const minutes = Math.ceil(seconds / 60);
    if (minutes < 60) return t('waitingRoom.wait.minutes', { minutes });
    return t('waitingRoom.wait.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  };
}
