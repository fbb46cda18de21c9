import { Armchair } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SeatQuote } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Block } from '../../checkout/block.tsx';
import { ShowLine } from '../reservations/show-line.tsx';
import { useSeatName } from '../reservations/use-seat-name.ts';

/** What is bought: the show, and each place with its price. */
export function HeldSeats({ quote }: { quote: SeatQuote }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const seatName = useSeatName();
  return (
    <Block title={t('ticketsBuying.holdPage.seats', { count: quote.lines.length })}>
      <ShowLine
        show={quote.show}
        title={<p className="text-lg leading-snug font-bold">{local(quote.show.title)}</p>}
      />
      <ul className="mt-4 flex flex-col divide-y divide-line/70 border-t border-line/70">
        {quote.lines.map((line) => (
          <li key={line.seatId} className="flex items-center gap-3 py-3 last:pb-0">
            <Armchair aria-hidden="true" className="size-5 shrink-0 text-accent" />
            <span className="min-w-0 flex-1">
              <span className="block font-semibold">{seatName(line)}</span>
              <span className="block text-sm text-muted">{local(line.gradeName)}</span>
            </span>
            <span className="tnum shrink-0 text-right">
              <span className="block font-medium">{format.won(line.paid)}</span>
              {line.couponDiscount > 0 && (
                <s className="block text-sm text-muted">{format.won(line.price)}</s>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
