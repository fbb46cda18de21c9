import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Hold } from '../../../api/tickets-seats.ts';
import { SeatsHeldFor } from '../buying/seats-held-for.tsx';

/** The member holds places of this round already: the way to pay for them. */
export function HeldAlready({ holds }: { holds: readonly Hold[] }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-2">
      {holds.map((hold) => (
        <li key={hold.holdId}>
          <Link
            to="/tickets/holds/$holdId"
            params={{ holdId: hold.holdId }}
            className="tap flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-2xl bg-warn-soft px-4 py-2.5 hover:brightness-97"
          >
            <span className="font-semibold">
              {t(hold.kind === 'offer' ? 'ticketsBuying.held.offered' : 'ticketsBuying.held.holds', {
                count: hold.seats.length,
              })}
            </span>
            <span className="flex items-center gap-3">
              <SeatsHeldFor until={hold.expiresAt} />
              <span className="font-semibold underline underline-offset-4">
                {t('ticketsBuying.held.goOn')}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
