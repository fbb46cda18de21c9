import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../../api/clock.ts';
import { profitsQuery, type SeasonId } from '../../../api/stocks.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Card, Section } from '../../../ui/card.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { directionClass, directionOf } from '../parts/change.ts';
import { ProfitLabel } from '../parts/change-label.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { byPeriod, dayInSeoul, type Period, spanOf } from './profits.ts';

const DAYS: Record<Period, number> = { day: 31, month: 365 };

/** What selling has brought, by day or by month, fees and taxes taken off. */
export function ProfitsCard({ seasonId, currency }: { seasonId: SeasonId; currency: string }) {
  const { t } = useTranslation();
  const { day: dayOf, month: monthOf } = useFormat();
  const format = useStockFormat(currency);
  const [period, setPeriod] = useState<Period>('day');
  const profits = useQuery(profitsQuery(spanOf(dayInSeoul(serverNowMs()), DAYS[period]), seasonId));
  const sums = profits.data && byPeriod(profits.data.items, period);
  const most = Math.max(1, ...(sums ?? []).map(({ profit }) => Math.abs(profit)));
  const total = sums?.reduce((sum, { profit }) => sum + profit, 0) ?? 0;
  return (
    <Card>
      <Section title={t('stocks.profits.title')}>
        <div className="mb-3">
          <Segmented
            label={t('stocks.profits.period')}
            value={period}
            onChange={setPeriod}
            tabs={[
              { value: 'day', label: t('stocks.profits.byDay') },
              { value: 'month', label: t('stocks.profits.byMonth') },
            ]}
          />
        </div>
        {sums === undefined &&
          (profits.isError || profits.fetchStatus === 'paused' ? (
            <ErrorState error={profits.error} onRetry={() => void profits.refetch()} />
          ) : (
            <ListSkeleton rows={3} />
          ))}
        {sums?.length === 0 && <p className="pb-2 text-muted">{t('stocks.profits.none')}</p>}
        {sums !== undefined && sums.length > 0 && (
          <table className="w-full">
            <caption className="pb-2 text-left text-sm text-muted">
              {t(`stocks.profits.span.${period}`)} <ProfitLabel profit={total} cost={0} currency={currency} />
            </caption>
            <thead className="sr-only">
              <tr>
                <th scope="col">{t(`stocks.profits.${period === 'day' ? 'byDay' : 'byMonth'}`)}</th>
                <th scope="col">{t('stocks.profits.profit')}</th>
              </tr>
            </thead>
            <tbody>
              {sums.map(({ key, profit, fee, tax }) => (
                <tr key={key} className="border-t border-line/60">
                  <th scope="row" className="py-2.5 pr-4 text-left font-medium whitespace-nowrap">
                    {period === 'day' ? dayOf(`${key}T12:00:00+09:00`) : monthOf(`${key}-15T12:00:00+09:00`)}
                  </th>
                  <td className="w-full py-2.5 text-right">
                    <ProfitLabel profit={profit} cost={0} currency={currency} />
                    <span className="tnum block text-sm text-muted">
                      {t('stocks.profits.taken', { amount: format.money(fee + tax) })}
                    </span>
                    <span
                      aria-hidden="true"
                      className={`mt-1 ml-auto block h-1.5 rounded-full bg-current ${directionClass[directionOf(profit)]}`}
                      style={{ width: `${(Math.abs(profit) / most) * 100}%` }}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </Card>
  );
}
