import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Side } from '../../../../api/stocks-trading.ts';
import { cx } from '../../../../ui/cx.ts';
import { type Direction, directionClass } from '../../parts/change.ts';
import { useStockFormat } from '../../parts/use-stock-format.ts';

type Props = {
  side: Side;
  /** 0 where nobody asks: the line keeps its place. */
  price: number;
  quantity: number;
  orders: number;
  /** Of the longest bar, percent. */
  share: number;
  direction: Direction;
  isLast: boolean;
  isMine: boolean;
  limit: 'upper' | 'lower' | null;
  onPick: (price: number) => void;
};

const lineClass = 'grid h-9 w-full grid-cols-[1fr_6rem_1fr] items-stretch lg:h-7.5';

/** One price of the book; drawn anew only when something of it has changed. */
export const BookRow = memo(function BookRow(props: Props) {
  const { side, price, quantity, orders, share, direction, isLast, isMine, limit, onPick } = props;
  const { t } = useTranslation();
  const format = useStockFormat();
  if (price === 0) return <li aria-hidden="true" className={lineClass} />;
  const isAsk = side === 'sell';
  const amount = (
    <span className={cx('relative flex items-center overflow-hidden px-2', !isAsk && 'justify-end')}>
      <span
        className={cx(
          'absolute inset-x-0 inset-y-0.5',
          isAsk ? 'origin-right bg-fall-soft' : 'origin-left bg-rise-soft',
        )}
        // Scaled, not sized: many a second cost no layout.
        style={{ transform: `scaleX(${share / 100})` }}
      />
      <span
        className={cx(
          'relative flex w-full items-baseline justify-between gap-1',
          !isAsk && 'flex-row-reverse',
        )}
      >
        <span className="tnum text-[0.7rem] text-muted">{format.count(orders)}</span>
        <span className="tnum">{format.count(quantity)}</span>
      </span>
    </span>
  );
  return (
    <li>
      <button
        type="button"
        // With one-tap orders the second half of a double click would be another order, perhaps at a price that has moved here.
        onClick={(event) => event.detail <= 1 && onPick(price)}
        onKeyDown={(event) => event.key === 'Enter' && event.repeat && event.preventDefault()}
        aria-label={t('stocksTrading.book.pick', {
          side: t(isAsk ? 'stocksTrading.book.ask' : 'stocksTrading.book.bid'),
          price: format.price(price),
          quantity: format.count(quantity),
          orders: format.count(orders),
        })}
        className={cx(lineClass, 'text-left hover:bg-sunken focus-visible:-outline-offset-3')}
      >
        {isAsk ? amount : <span />}
        <span
          className={cx(
            'tnum relative flex items-center justify-center font-semibold',
            directionClass[direction],
            isLast && 'rounded-md ring-1 ring-current ring-inset',
          )}
        >
          {isMine && (
            <span
              title={t('stocksTrading.book.mine')}
              className="absolute left-0.5 size-1.5 rounded-full bg-accent"
            />
          )}
          {format.price(price)}
          {limit !== null && (
            <span
              className="absolute right-0.5 text-[0.6rem] leading-none"
              title={t(`stocksTrading.book.${limit}`)}
            >
              {limit === 'upper' ? '↑' : '↓'}
            </span>
          )}
        </span>
        {isAsk ? <span /> : amount}
      </button>
    </li>
  );
});
