import { useTranslation } from 'react-i18next';
import type { TraceLine } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { cx } from '../../../ui/cx.ts';

type Reckoned = { items: number; shipping: number; total: number; trace: readonly TraceLine[] };

type Props = {
  of: Reckoned;
  /** What the last line is called. */
  label: string;
  /** The server is still reckoning: what stands here may change. */
  stale?: boolean;
};

/** A total, explained: each rule that took something off, or added it, has a line of its own. */
export function Totals({ of: { items, shipping, total, trace }, label, stale = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useLocal();
  const off = trace.filter((line) => line.kind === 'promotion' || line.kind === 'coupon');
  const sent = trace.filter((line) => line.kind === 'shipping' || line.kind === 'free-shipping');
  return (
    <dl aria-busy={stale} className={cx('flex flex-col gap-2.5 transition-opacity', stale && 'opacity-50')}>
      <Row label={t('shopOrders.totals.items')} value={format.won(items)} />
      {off.map((line, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one explanation keep their order
          key={index}
          label={
            <>
              <span className="mr-1.5 text-xs font-semibold text-good">
                {t(line.kind === 'coupon' ? 'shopOrders.totals.coupon' : 'shopOrders.totals.promotion')}
              </span>
              {named(line.name)}
            </>
          }
          value={format.won(line.amount)}
          tone="good"
        />
      ))}
      {sent.length === 0 ? (
        <Row
          label={t('shopOrders.totals.shipping')}
          value={shipping === 0 ? t('shopOrders.totals.free') : format.won(shipping)}
        />
      ) : (
        sent.map((line, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one explanation keep their order
            key={index}
            label={named(line.name)}
            value={format.won(line.amount)}
            tone={line.amount < 0 ? 'good' : undefined}
          />
        ))
      )}
      <div className="mt-1.5 flex items-baseline justify-between gap-4 border-t border-line pt-4">
        <dt className="font-bold">{label}</dt>
        <dd className="tnum text-2xl font-extrabold tracking-tight">{format.won(total)}</dd>
      </div>
    </dl>
  );
}

type RowProps = { label: React.ReactNode; value: string; tone?: 'good' | undefined };

function Row({ label, value, tone }: RowProps) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="min-w-0 text-muted">{label}</dt>
      <dd className={cx('tnum shrink-0 font-medium', tone === 'good' && 'text-good')}>{value}</dd>
    </div>
  );
}
