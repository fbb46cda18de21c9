import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/hooks.ts';
import { holdingsQuery } from '../../../../api/stocks-trading.ts';
import { Facts } from '../../../../ui/card.tsx';
import { ProfitLabel } from '../../parts/change-label.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { useBoard, useTrading } from '../use-live-symbol.ts';

/** What one has of the symbol, and what it has won or lost at the price of this moment. */
export function MyHolding() {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const format = useStockFormat(traded.currency);
  const isMember = useSession().status === 'member';
  const holdings = useQuery({ ...holdingsQuery(traded.seasonId), enabled: isMember });
  const last = useBoard((board) => board.quote.last);
  if (!isMember || holdings.data === undefined) return null;
  const holding = holdings.data.items.find(({ symbol }) => symbol === traded.symbol);
  return (
    <section aria-label={t('stocksTrading.holding.title')} className="flex flex-col gap-2 text-sm">
      <h2 className="text-base font-bold">{t('stocksTrading.holding.title')}</h2>
      {holding === undefined || holding.quantity === 0 ? (
        <p className="text-muted">{t('stocksTrading.holding.none')}</p>
      ) : (
        <Facts
          items={[
            { label: t('stocksTrading.holding.quantity'), value: format.count(holding.quantity) },
            { label: t('stocksTrading.holding.sellable'), value: format.count(holding.sellable) },
            {
              label: t('stocksTrading.holding.average'),
              value: format.money(Math.round(holding.averageCost)),
            },
            { label: t('stocksTrading.holding.value'), value: format.money(last * holding.quantity) },
            {
              label: t('stocksTrading.holding.profit'),
              value: (
                <ProfitLabel
                  profit={last * holding.quantity - holding.cost}
                  cost={holding.cost}
                  currency={traded.currency}
                />
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
