import { useTranslation } from 'react-i18next';
import type { OrderStep } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';

/** What happened, in order, the newest last; a step that this version does not know keeps its own name. */
export function OrderTimeline({ steps }: { steps: readonly OrderStep[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = (step: string): string => {
    const key = `shopOrders.step.${step}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : step;
  };
  return (
    <ol aria-label={t('shopOrders.timeline')} className="flex flex-col">
      {steps.map(({ step, at, details: { refund, courier, trackingNo } }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what has happened keeps its place
        <li key={index} className="relative flex gap-4 pb-5 last:pb-0">
          {index < steps.length - 1 && (
            <span aria-hidden="true" className="absolute top-4 bottom-[-0.5rem] left-[0.4rem] w-px bg-line" />
          )}
          <span
            aria-hidden="true"
            className={`mt-1.5 size-3.5 shrink-0 rounded-full border-2 border-paper ${
              index === steps.length - 1 ? 'bg-accent' : 'bg-line-strong'
            }`}
          />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-semibold">{nameOf(step)}</span>
              {typeof refund === 'number' && refund > 0 && (
                <span className="tnum font-medium">{format.won(refund)}</span>
              )}
            </p>
            <p className="tnum text-sm text-muted">
              <time dateTime={at}>{format.dateTime(at)}</time>
            </p>
            {typeof trackingNo === 'string' && (
              <p className="tnum text-sm text-muted">{[courier, trackingNo].join(' ')}</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
