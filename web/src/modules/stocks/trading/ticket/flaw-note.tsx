import { useTranslation } from 'react-i18next';
import { Banner } from '../../../../ui/banner.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { onTick, tickOf } from '../ticks.ts';
import { useTrading } from '../use-live-symbol.ts';
import type { Flaw } from './draft.ts';

type Props = { flaw: { flaw: Flaw; price: number }; onPrice: (price: number) => void };

/** The rule that a price breaks, and the prices that keep it. */
export function FlawNote({ flaw: { flaw, price }, onPrice }: Props) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const { traded } = useTrading();
  const { lower, upper, ticks } = traded;
  const isOffTick = flaw === 'off-tick';
  const allowed = isOffTick
    ? [onTick(ticks, price, 'down'), onTick(ticks, price, 'up')]
    : [price > upper ? upper : lower];
  return (
    <div role="status">
      <Banner tone="warn">
        {isOffTick
          ? t('stocksTrading.rule.off-tick', {
              tick: format.price(tickOf(ticks, price)),
              down: format.price(allowed[0] ?? 0),
              up: format.price(allowed[1] ?? 0),
            })
          : t('stocksTrading.rule.out-of-limits', { lower: format.price(lower), upper: format.price(upper) })}
        <span className="mt-1 flex flex-wrap gap-x-4">
          {allowed.map((one) => (
            <button
              key={one}
              type="button"
              onClick={() => onPrice(one)}
              className="tap font-semibold underline underline-offset-4"
            >
              {t('stocksTrading.ticket.useNearest', { price: format.price(one) })}
            </button>
          ))}
        </span>
      </Banner>
    </div>
  );
}
