import { useTranslation } from 'react-i18next';
import type { StatementItem } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';

/** The memo of a trade, as the exchange writes it: symbol, shares × price. */
const TRADE = /^(\S+) (\d+) × (\d+)$/;

/** What a movement is called and what is said of it: a trade by its side, its shares and its price. */
export function useMovementWords(): (item: Pick<StatementItem, 'kind' | 'amount' | 'memo'>) => {
  readonly title: string;
  readonly memo: string | null;
} {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ kind, amount, memo }) => {
    if (kind !== 'trade') return { title: t(`pay.kind.${kind}`), memo };
    const title = t(amount > 0 ? 'pay.trade.sold' : 'pay.trade.bought');
    const [, symbol, quantity, price] = TRADE.exec(memo ?? '') ?? [];
    if (symbol === undefined) return { title, memo };
    const words = { symbol, quantity: format.number(Number(quantity)), price: format.won(Number(price)) };
    return { title, memo: t('pay.trade.of', words) };
  };
}
