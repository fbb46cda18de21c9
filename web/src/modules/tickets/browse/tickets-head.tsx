import { Link } from '@tanstack/react-router';
import { Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BackIcon, backClass } from '../../../ui/page.tsx';
import { ShowSearch } from './show-search.tsx';

export function BackToTickets() {
  const { t } = useTranslation();
  return (
    <Link to="/tickets" className={backClass}>
      <BackIcon />
      {t('tickets.title')}
    </Link>
  );
}

/** The field that searches performances, and the way to what one has reserved. */
export function TicketsHead({ q }: { q: string }) {
  const { t } = useTranslation();
  return (
    <div className="mb-6 flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <ShowSearch q={q} />
      </div>
      <Link
        to="/tickets/reservations"
        aria-label={t('tickets.home.mine')}
        title={t('tickets.home.mine')}
        className="inline-flex h-12 min-w-12 shrink-0 items-center justify-center gap-2 rounded-2xl font-semibold hover:bg-sunken sm:px-4"
      >
        <Ticket aria-hidden="true" className="size-6" />
        <span aria-hidden="true" className="max-sm:hidden">
          {t('tickets.home.mine')}
        </span>
      </Link>
    </div>
  );
}
