import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../../api/error.ts';
import type { OrderQuote } from '../../../../api/stocks-trading.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import type { Draft } from './draft.ts';

type Props = { quote: OrderQuote | undefined; side: Draft['side'] };

/** The rule that would refuse the order, as the server says; one that is not written yet is refused by none. */
export function Refusal({ quote, side }: Props) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const errorText = useErrorText();
  const refusal = quote?.refusal ?? null;
  if (quote === undefined || refusal === null) return <p role="status" className="empty:hidden" />;
  const { code } = refusal;
  const quantity = format.count(quote.maxQuantity);
  const text =
    code === 'stocks.insufficient-shares'
      ? t('stocksTrading.rule.shares', { quantity })
      : code.includes('insufficient') && side === 'buy'
        ? t('stocksTrading.rule.money', { quantity })
        : errorText(new ApiError({ status: 409, code, title: code }));
  return (
    <p role="status" className="rounded-xl bg-warn-soft px-3 py-2 font-medium text-warn">
      {text}
    </p>
  );
}
