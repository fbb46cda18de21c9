import { useTranslation } from 'react-i18next';
import { Badge, type BadgeTone } from '../../../../ui/badge.tsx';
import { Meter } from '../../../../ui/meter.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { useDeskOfPage } from './desk-context.ts';
import { isOver, isReason, shownStatus } from './order-news.ts';

const tones: Record<ReturnType<typeof shownStatus>, BadgeTone> = {
  waiting: 'info',
  open: 'info',
  partly: 'warn',
  filled: 'good',
  cancelled: 'neutral',
  expired: 'neutral',
};

/** How the order stands that was sent from here last: it follows what happens to it. */
export function NewestOrder() {
  const { t } = useTranslation();
  const format = useStockFormat();
  const { newest } = useDeskOfPage();
  if (newest === null) return null;
  const status = shownStatus(newest);
  return (
    <div className="flex flex-col gap-1 rounded-2xl bg-sunken px-4 py-3 text-sm">
      <p className="flex items-center justify-between gap-2 font-semibold">
        <span className={newest.side === 'buy' ? 'text-rise' : 'text-fall'}>
          {t(`stocksTrading.side.${newest.side}`)} {format.count(newest.quantity)}
        </span>
        <Badge tone={tones[status]}>{t(`stocksTrading.status.${status}`)}</Badge>
      </p>
      <Meter
        label={t('stocksTrading.orders.progress', {
          quantity: format.count(newest.quantity),
          filled: format.count(newest.filledQuantity),
        })}
        value={newest.filledQuantity}
        max={newest.quantity}
        tone="good"
      />
      <p className="tnum text-muted">
        {t('stocksTrading.orders.progress', {
          quantity: format.count(newest.quantity),
          filled: format.count(newest.filledQuantity),
        })}
        {newest.averagePrice !== null && ` · ${format.price(newest.averagePrice)}`}
        {isOver(newest) && isReason(newest.reason) && <> · {t(`stocksTrading.reason.${newest.reason}`)}</>}
      </p>
    </div>
  );
}
