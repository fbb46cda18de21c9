import { useTranslation } from 'react-i18next';
import type { Candle, CandleSpan } from '../../../../api/stocks-trading.ts';
import { ChangeLabel } from '../../parts/change-label.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { useSeoulTime } from '../seoul-time.ts';

const ROWS = 100;

/** The candles that are in sight, in numbers. */
export function CandleTable({ candles, span }: { candles: readonly Candle[]; span: CandleSpan }) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const time = useSeoulTime();
  const columns = ['open', 'high', 'low', 'close', 'change', 'volume'] as const;
  const shown = candles.slice(-ROWS).toReversed();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div tabIndex={0} className="h-full overflow-auto text-sm focus-visible:-outline-offset-3">
      <table className="tnum w-full">
        <caption className="sr-only">
          {t('stocksTrading.chart.caption', { span: t(`stocksTrading.chart.spans.${span}`) })}
        </caption>
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            <th className="px-2 py-1.5 text-left font-normal">{t('stocksTrading.chart.time')}</th>
            {columns.map((column) => (
              <th key={column} className="px-2 py-1.5 text-right font-normal">
                {t(`stocksTrading.chart.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(([at, open, high, low, close, volume]) => (
            <tr key={at} className="border-t border-line/60">
              <th scope="row" className="px-2 py-1 text-left font-normal whitespace-nowrap text-muted">
                {time.candle(at, span)}
              </th>
              {[open, high, low, close].map((price, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four columns that stay
                <td key={index} className="px-2 py-1 text-right">
                  {format.price(price)}
                </td>
              ))}
              <td className="px-2 py-1 text-right">
                <ChangeLabel last={close} change={close - open} show="rate" />
              </td>
              <td className="px-2 py-1 text-right">{format.count(volume)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className="py-12 text-center text-muted">{t('stocksTrading.chart.empty')}</p>}
    </div>
  );
}
