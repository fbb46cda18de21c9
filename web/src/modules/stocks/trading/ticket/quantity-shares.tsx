import { useTranslation } from 'react-i18next';
import type { Side } from '../../../../api/stocks-trading.ts';
import { shareOf } from './draft.ts';

const PERCENTS = [10, 25, 50, 100] as const;

type Props = { most: number | null; side: Side; onQuantity: (quantity: number) => void };

/** So much of what money or shares allow. */
export function QuantityShares({ most, side, onQuantity }: Props) {
  const { t } = useTranslation();
  return (
    <div className="grid grid-cols-4 gap-1.5">
      {PERCENTS.map((percent) => {
        const quantity = shareOf(most ?? 0, percent);
        return (
          <button
            key={percent}
            type="button"
            disabled={quantity < 1}
            aria-label={t(
              side === 'buy' ? 'stocksTrading.ticket.share' : 'stocksTrading.ticket.shareOfHolding',
              {
                percent,
              },
            )}
            onClick={() => onQuantity(quantity)}
            className="tap tnum rounded-xl bg-sunken text-sm font-semibold hover:bg-line disabled:opacity-45 disabled:hover:bg-sunken"
          >
            {percent}%
          </button>
        );
      })}
    </div>
  );
}
