import { useTranslation } from 'react-i18next';
import { TimeLeft } from '../../../ui/time-left.tsx';

/** How long places are still set aside for their buyer, by the server's clock. */
export function SeatsHeldFor({ until }: { until: string }) {
  const { t } = useTranslation();
  return (
    <TimeLeft
      until={until}
      text={(time) => t('ticketsBuying.held.for', { time })}
      hours={(count) => t('ticketsBuying.held.hours', { count })}
      over={t('ticketsBuying.held.over')}
    />
  );
}
