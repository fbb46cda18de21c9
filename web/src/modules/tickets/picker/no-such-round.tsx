import { Link } from '@tanstack/react-router';
import { TicketX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/states.tsx';

export function NoSuchRound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<TicketX aria-hidden="true" />}
      title={t('ticketsBuying.noRound')}
      action={
        <Link to="/tickets" className={buttonClass('primary')}>
          {t('ticketsBuying.toShows')}
        </Link>
      }
    >
      {t('ticketsBuying.noRoundLead')}
    </EmptyState>
  );
}
