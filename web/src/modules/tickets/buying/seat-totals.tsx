import { useTranslation } from 'react-i18next';
import type { SeatQuote } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';

/** A total, explained. */
export function SeatTotals({ quote, isStale }: { quote: SeatQuote; isStale: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl
      aria-busy={isStale}
      className={cx('flex flex-col gap-2.5 transition-opacity', isStale && 'opacity-50')}
    >
      <div className="flex items-baseline justify-between gap-4">
        <dt className="text-muted">{t('ticketsBuying.pay.items')}</dt>
        <dd className="tnum font-medium">{format.won(quote.items)}</dd>
      </div>
      {quote.couponDiscount > 0 && (
        <div className="flex items-baseline justify-between gap-4">
          <dt className="text-muted">{t('ticketsBuying.pay.coupon')}</dt>
          <dd className="tnum font-medium text-good">{format.won(-quote.couponDiscount)}</dd>
        </div>
      )}
      <div className="mt-1.5 flex items-baseline justify-between gap-4 border-t border-line pt-4">
        <dt className="font-bold">{t('ticketsBuying.pay.total')}</dt>
        <dd className="tnum text-2xl font-extrabold tracking-tight">{format.won(quote.total)}</dd>
      </div>
    </dl>
  );
}
