import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import { cx } from './cx.ts';
import { Stars } from './stars.tsx';

type Props = {
  /** `histogram`: how many gave one star, two, and so on. */
  summary: { average: number | null; count: number; histogram: readonly number[] };
  /** Only reviews with so many stars. */
  chosen?: number | undefined;
  /** Without it the bars only show. */
  onChoose?: (rating: number | undefined) => void;
};

const barClass =
  'tnum grid min-h-8 w-full grid-cols-[2rem_minmax(0,1fr)_2.2rem] items-center gap-2 rounded-lg px-1 text-sm enabled:hover:bg-line/60 aria-pressed:bg-line';

/** The mean, and how many gave how much; each bar narrows the list down to itself. */
export function RatingSummary({ summary, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...summary.histogram);
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-6 rounded-3xl bg-sunken/70 p-5 sm:max-w-2xl sm:gap-x-12 sm:p-7">
      <div className="flex flex-col items-center gap-1 text-center">
        <p className="tnum text-5xl font-extrabold tracking-tight">{(summary.average ?? 0).toFixed(1)}</p>
        <Stars rating={summary.average ?? 0} />
        <p className="tnum text-sm text-muted">
          {t('shop.reviewsCount', { count: summary.count, shown: format.number(summary.count) })}
        </p>
      </div>
      <ul className="flex max-w-md flex-col" aria-label={t('shop.reviews.histogram')}>
        {[5, 4, 3, 2, 1].map((stars) => {
          const count = summary.histogram[stars - 1] ?? 0;
          const said = t('shop.reviews.starsCount', { stars, count, shown: format.number(count) });
          const bar = (
            <>
              <span className={cx('text-left', chosen === stars ? 'font-bold' : 'text-muted')}>
                {stars}
                <Star aria-hidden="true" className="ml-1 inline size-3.5 align-[-0.1em]" />
              </span>
              <span className="h-2 overflow-hidden rounded-full bg-line">
                <span
                  className="block h-full rounded-full bg-[#e0912f]"
                  style={{ width: `${(count / most) * 100}%` }}
                />
              </span>
              <span className="text-right text-muted">{format.number(count)}</span>
            </>
          );
          return (
            <li key={stars}>
              {onChoose === undefined ? (
                <span className={barClass}>
                  <span className="sr-only">{said}</span>
                  <span aria-hidden="true" className="contents">
                    {bar}
                  </span>
                </span>
              ) : (
                <button
                  type="button"
                  aria-pressed={chosen === stars}
                  aria-label={said}
                  disabled={count === 0 && chosen !== stars}
                  onClick={() => onChoose(chosen === stars ? undefined : stars)}
                  className={barClass}
                >
                  {bar}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
