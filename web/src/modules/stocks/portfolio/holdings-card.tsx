import { Link } from '@tanstack/react-router';
import { ChartPie } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StockHolding } from '../../../api/stocks.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { ChangeLabel, ProfitLabel } from '../parts/change-label.tsx';
import { Flashing } from '../parts/flashing.tsx';
import { StockAvatar } from '../parts/stock-avatar.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import type { Valued } from './valued.ts';

type Holding = Valued<StockHolding>;

/** What one holds, the most valuable first. */
export function HoldingsCard({ items, currency }: { items: readonly Holding[]; currency: string }) {
  const { t } = useTranslation();
  const shown = items.filter(({ quantity }) => quantity > 0).sort((a, b) => b.value - a.value);
  return (
    <Card className="pb-3!">
      <Section title={t('stocks.holdings.title')}>
        {shown.length === 0 ? (
          <EmptyState
            icon={<ChartPie aria-hidden="true" />}
            title={t('stocks.holdings.none')}
            action={
              <Link to="/stocks" className={buttonClass('primary')}>
                {t('stocks.toStocks')}
              </Link>
            }
          >
            {t('stocks.holdings.noneLead')}
          </EmptyState>
        ) : (
          <ul aria-label={t('stocks.holdings.title')} className="divide-y divide-line/60">
            {shown.map((holding) => (
              <li key={holding.symbol}>
                <HoldingRow holding={holding} currency={currency} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Card>
  );
}

function HoldingRow({ holding, currency }: { holding: Holding; currency: string }) {
  const { t } = useTranslation();
  const local = useLocal();
  const format = useStockFormat(currency);
  const { symbol, quantity, sellable, averageCost, cost, last, change, value, profit } = holding;
  const name = local(holding.name);
  return (
    <div className="relative -mx-2 rounded-2xl px-2 py-3 hover:bg-sunken/60">
      <div className="flex items-center gap-3">
        <StockAvatar name={name} color={holding.color} />
        <div className="min-w-0 flex-1">
          <p className="line-clamp-2 leading-snug font-semibold">
            <Link
              to="/stocks/$symbol"
              params={{ symbol }}
              className="after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-accent"
            >
              {name}
            </Link>
          </p>
          <p className="tnum text-sm text-muted">
            {t('stocks.shares', { count: quantity, shown: format.count(quantity) })}
            {sellable < quantity && ` · ${t('stocks.holdings.sellable', { shown: format.count(sellable) })}`}
          </p>
        </div>
        <div className="shrink-0 text-right">
          <p className="tnum font-bold">
            <Flashing value={value}>{format.money(value)}</Flashing>
          </p>
          <ProfitLabel profit={profit} cost={cost} currency={currency} className="text-sm" />
        </div>
      </div>
      <p className="tnum mt-1.5 flex flex-wrap gap-x-4 text-sm text-muted sm:pl-14">
        <span>{t('stocks.holdings.average', { price: format.money(Math.round(averageCost)) })}</span>
        <span>
          {t('stocks.holdings.last', { price: format.money(last) })}{' '}
          <ChangeLabel last={last} change={change} show="rate" />
        </span>
      </p>
    </div>
  );
}
