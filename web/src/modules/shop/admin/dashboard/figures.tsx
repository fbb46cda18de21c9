import { TrendingDown, TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/format.ts';
import { cx } from '../../../../ui/cx.ts';
import type { Day } from './day-chart.tsx';
import { type Sums, sumsOf } from './sums.ts';

const shown = ['amount', 'orders', 'average', 'refunded'] as const satisfies readonly (keyof Sums)[];

/** The sums of the period, each beside what it was in the period before. */
export function Figures({ days, before }: { days: Day[]; before: Day[] | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = sumsOf(days);
  const then = before && sumsOf(before);
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {shown.map((name) => (
        <div key={name} className="rounded-3xl border border-line/70 bg-surface p-4 shadow-card sm:p-5">
          <dt className="text-sm text-muted">{t(`shopAdmin.dashboard.figures.${name}`)}</dt>
          <dd className="tnum mt-1 text-xl font-extrabold tracking-tight sm:text-2xl">
            {name === 'orders' ? format.number(now[name]) : format.won(now[name])}
          </dd>
          <dd className="mt-1 min-h-5 text-sm">
            {then && <Change now={now[name]} then={then[name]} isGood={name !== 'refunded'} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How much more or less than before; @param isGood whether more is better */
function Change({ now, then, isGood }: { now: number; then: number; isGood: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (then === 0 || now === then) return null;
  const rate = (now / then - 1) * 100;
  const Icon = rate > 0 ? TrendingUp : TrendingDown;
  return (
    <span className={cx('inline-flex items-center gap-1', rate > 0 === isGood ? 'text-good' : 'text-bad')}>
      <Icon aria-hidden="true" className="size-4" />
      {t(rate > 0 ? 'shopAdmin.dashboard.more' : 'shopAdmin.dashboard.less', {
        value: format.number(Math.abs(rate)),
      })}
    </span>
  );
}
