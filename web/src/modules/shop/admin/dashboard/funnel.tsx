import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/format.ts';

const STEPS = ['views', 'cartAdds', 'checkouts', 'orders'] as const;
export type FunnelFigures = Record<(typeof STEPS)[number], number>;

/** From a look to an order: how many, and how many of those of the step before. */
export function Funnel({ figures }: { figures: FunnelFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...STEPS.map((step) => figures[step]));
  const share = (part: number, whole: number): string =>
    whole === 0 ? '—' : `${format.number((part / whole) * 100)}%`;
  return (
    <>
      <p className="mb-4 flex items-baseline justify-between gap-4">
        <span className="text-muted">{t('shopAdmin.dashboard.conversion')}</span>
        <span className="tnum text-2xl font-extrabold">{share(figures.orders, figures.views)}</span>
      </p>
      <ol className="flex flex-col gap-3.5">
        {STEPS.map((step, index) => {
          const before = STEPS[index - 1];
          return (
            <li key={step}>
              <p className="mb-1 flex items-baseline justify-between gap-3">
                <span className="font-semibold">{t(`shopAdmin.dashboard.funnel.${step}`)}</span>
                <span className="tnum">
                  {format.number(figures[step])}
                  {before !== undefined && (
                    <span className="ml-2 inline-block min-w-14 text-right text-sm text-muted">
                      {share(figures[step], figures[before])}
                    </span>
                  )}
                </span>
              </p>
              <div aria-hidden="true" className="h-3 rounded-full bg-sunken">
                <div
                  className="h-full rounded-full bg-good"
                  style={{
                    width: `${(figures[step] / most) * 100}%`,
                    opacity: 1 - index * 0.17,
                  }}
                />
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
