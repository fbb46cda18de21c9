import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';
import { directionClass, directionOf, MARKS, rateOf } from './change.ts';
import { useStockFormat } from './use-stock-format.ts';

type Props = {
  /** What it is now, and by how much it differs from before; the rate is made of both. */
  last: number;
  change: number;
  /** `rate`: only the percentage, where room is short; `change`: only the difference. */
  show?: 'both' | 'rate' | 'change';
  /** In points with two places, not in money. */
  isIndex?: boolean;
  className?: string;
};

/** ▲ 1,200 (+1.56%): direction by mark, sign and colour, and by a word for who hears it. */
export function ChangeLabel({ last, change, show = 'both', isIndex = false, className }: Props) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const direction = directionOf(change);
  const rate = format.rate(rateOf(last, change));
  return (
    <span
      className={cx('relative tnum whitespace-nowrap font-semibold', directionClass[direction], className)}
    >
      <span className="sr-only">{t(`stocks.direction.${direction}`)} </span>
      {direction !== 'even' && (
        <span aria-hidden="true" className="mr-0.5 text-[0.8em]">
          {MARKS[direction]}
        </span>
      )}
      {show !== 'rate' && format[isIndex ? 'index' : 'price'](Math.abs(change))}
      {show === 'both' && ' '}
      {show === 'both' ? `(${rate})` : show === 'rate' && rate}
    </span>
  );
}

type ProfitProps = { profit: number; cost: number; currency?: string; className?: string };

/** What was won or lost over a cost: +12,000원 (+3.40%). */
export function ProfitLabel({ profit, cost, currency, className }: ProfitProps) {
  const { t } = useTranslation();
  const format = useStockFormat(currency);
  const direction = directionOf(profit);
  return (
    <span className={cx('relative tnum font-semibold', directionClass[direction], className)}>
      <span className="sr-only">{t(`stocks.result.${direction}`)} </span>
      <span className="whitespace-nowrap">{format.signedMoney(profit)}</span>
      {cost > 0 && <span className="whitespace-nowrap"> ({format.rate(profit / cost)})</span>}
    </span>
  );
}
