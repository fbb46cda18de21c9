import { useTranslation } from 'react-i18next';
import type { House } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Card } from '../../../ui/card.tsx';
import type { SeatBoard } from '../picker/seat-board.ts';

/** How many places are what. */
export function HouseTotals({ house, board }: { house: House; board: SeatBoard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = [0, 0, 0, 0];
  for (const state of board.states) counts[state]! += 1;
  // Until the places themselves are read, as the server has counted them.
  const isRead = board.sequence >= 0;
  const items = [
    { label: t('ticketsBuying.house.free'), value: isRead ? counts[0]! : house.free },
    { label: t('ticketsBuying.house.held'), value: isRead ? counts[1]! : house.held },
    { label: t('ticketsBuying.house.sold'), value: isRead ? counts[2]! : house.sold },
    { label: t('ticketsBuying.house.blocked'), value: isRead ? counts[3]! : house.blocked },
    { label: t('ticketsBuying.house.capacity'), value: house.capacity },
    { label: t('ticketsBuying.house.waiting'), value: house.waiting },
  ];
  return (
    <Card className="py-4!">
      <dl aria-label={t('ticketsBuying.house.totals')} className="grid grid-cols-3 gap-4 sm:grid-cols-6">
        {items.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="tnum text-2xl font-extrabold tracking-tight">{format.number(value)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** What the operator's signs mean: each differs in form, not in colour alone. */
export function HouseLegend() {
  const { t } = useTranslation();
  const box = 'flex size-4 shrink-0 items-center justify-center rounded-[0.25rem] text-[0.6rem] leading-none';
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-1 text-sm text-muted">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`${box} bg-accent`} />
        {t('ticketsBuying.house.state.free')}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`${box} border border-ink text-ink`}>
          ／
        </span>
        {t('ticketsBuying.house.state.held')}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`${box} size-3! bg-muted`} />
        {t('ticketsBuying.house.state.sold')}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`${box} border border-ink text-ink`}>
          ✕
        </span>
        {t('ticketsBuying.house.state.blocked')}
      </li>
    </ul>
  );
}
