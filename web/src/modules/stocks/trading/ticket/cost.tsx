import { useTranslation } from 'react-i18next';
import type { OrderQuote } from '../../../../api/stocks-trading.ts';
import { Facts } from '../../../../ui/card.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { useTrading } from '../use-live-symbol.ts';
import { type Draft, hasPrice } from './draft.ts';

type Props = { draft: Draft; quote: OrderQuote | undefined };

/** What it comes to with fee and tax, as the server reckons it. */
export function Cost({ draft, quote }: Props) {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const format = useStockFormat(traded.currency);
  const { side, type, quantity } = draft;
  // Written before the server has answered, or without an account: what can be said without it.
  const known = quantity === null ? undefined : quote;
  const amount = known?.amount ?? (hasPrice(type) ? (draft.price ?? 0) * (quantity ?? 0) : null);
  const money = (value: number | null | undefined) => (value == null ? '–' : format.money(value));
  const items = [
    { label: t('stocksTrading.ticket.amount'), value: money(amount) },
    { label: t('stocksTrading.ticket.fee'), value: money(known?.fee) },
    ...(side === 'sell' ? [{ label: t('stocksTrading.ticket.tax'), value: money(known?.tax) }] : []),
    {
      label: t(side === 'buy' ? 'stocksTrading.ticket.totalBuy' : 'stocksTrading.ticket.totalSell'),
      value: <strong className="text-lg">{money(known?.total)}</strong>,
    },
  ];
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3 text-sm">
      <Facts items={items} />
      {side === 'buy' && type === 'market' && (
        <p className="text-muted">{t('stocksTrading.ticket.marketNote')}</p>
      )}
    </div>
  );
}
