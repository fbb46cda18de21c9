import { useTranslation } from 'react-i18next';
import type { OrderStep } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Timeline } from '../../../ui/timeline.tsx';

/** What happened, in order, the newest last; a step that this version does not know keeps its own name. */
export function OrderTimeline({ steps }: { steps: readonly OrderStep[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = (step: string): string => {
    const key = `shopOrders.step.${step}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : step;
  };
  return (
    <Timeline
      label={t('shopOrders.timeline')}
      steps={steps.map(({ step, at, details: { refund, courier, trackingNo } }) => ({
        name: nameOf(step),
        at,
        aside: typeof refund === 'number' && refund > 0 ? format.won(refund) : undefined,
        notes: typeof trackingNo === 'string' ? [[courier, trackingNo].join(' ')] : [],
      }))}
    />
  );
}
