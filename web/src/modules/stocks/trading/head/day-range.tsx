import { useTranslation } from 'react-i18next';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { useBoard, useTrading } from '../use-live-symbol.ts';

/** Where today's prices lie between the day's limits. */
export function DayRange() {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const { lower, upper } = traded;
  const format = useStockFormat(traded.currency);
  const quote = useBoard((board) => board.quote);
  const hasTraded = quote.high > 0;
  const low = hasTraded ? quote.low : quote.last;
  const high = hasTraded ? quote.high : quote.last;
  const place = (price: number): number =>
    upper > lower ? Math.min(100, Math.max(0, ((price - lower) / (upper - lower)) * 100)) : 50;
  const facts = [
    { label: t('stocksTrading.head.open'), value: quote.open > 0 ? format.price(quote.open) : '–' },
    { label: t('stocksTrading.head.high'), value: hasTraded ? format.price(high) : '–', tone: 'text-rise' },
    { label: t('stocksTrading.head.low'), value: hasTraded ? format.price(low) : '–', tone: 'text-fall' },
    { label: t('stocksTrading.head.volume'), value: format.count(quote.volume) },
  ];
  return (
    <div className="w-full text-xs sm:w-auto sm:max-w-md sm:min-w-80 sm:flex-1 sm:text-sm">
      <dl className="mb-2 flex flex-wrap justify-between gap-x-2 sm:gap-x-4">
        {facts.map(({ label, value, tone }) => (
          <div key={label} className="flex items-baseline gap-1 sm:gap-1.5">
            <dt className="text-muted">{label}</dt>
            <dd className={`tnum font-semibold ${tone ?? ''}`}>{value}</dd>
          </div>
        ))}
      </dl>
      <div
        role="img"
        aria-label={t('stocksTrading.head.range', {
          low: format.price(low),
          high: format.price(high),
          lower: format.price(lower),
          upper: format.price(upper),
        })}
        className="relative h-2 rounded-full bg-linear-to-r from-fall-soft via-line to-rise-soft"
      >
        <span
          className="absolute inset-y-0 rounded-full bg-line-strong/60"
          style={{ left: `${place(low)}%`, right: `${100 - place(high)}%` }}
        />
        <span
          className="absolute -top-0.5 size-3 -translate-x-1/2 rounded-full border-2 border-surface bg-ink"
          style={{ left: `${place(quote.last)}%` }}
        />
      </div>
      <div aria-hidden="true" className="tnum mt-1 flex justify-between text-xs text-muted">
        <span>
          {t('stocksTrading.head.lower')} {format.price(lower)}
        </span>
        <span>
          {t('stocksTrading.head.upper')} {format.price(upper)}
        </span>
      </div>
    </div>
  );
}
