import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TapeTrade } from '../../../../api/stocks-trading.ts';
import { cx } from '../../../../ui/cx.ts';
import { ListSkeleton } from '../../../../ui/skeleton.tsx';
import { directionClass, directionOf } from '../../parts/change.ts';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { useSeoulTime } from '../seoul-time.ts';
import { useBoard, useTrading } from '../use-live-symbol.ts';

/** What was traded lately. */
export function Tape() {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const tape = useBoard((board) => board.tape);
  const isRead = useBoard((board) => board.isTapeRead);
  return (
    <section aria-label={t('stocksTrading.tape.title')} className="flex h-full min-h-72 flex-col text-sm">
      {!isRead && tape.length === 0 ? (
        <ListSkeleton rows={4} />
      ) : tape.length === 0 ? (
        <p className="m-auto py-12 text-muted">{t('stocksTrading.tape.empty')}</p>
      ) : (
        <div
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-[32rem] overflow-y-auto overscroll-contain focus-visible:-outline-offset-3"
        >
          <table className="w-full table-fixed">
            <caption className="sr-only">{t('stocksTrading.tape.caption')}</caption>
            <thead className="sticky top-0 bg-surface text-xs text-muted">
              <tr>
                <th className="px-2 py-1.5 text-left font-normal">{t('stocksTrading.tape.time')}</th>
                <th className="px-2 py-1.5 text-right font-normal">{t('stocksTrading.tape.price')}</th>
                <th className="px-2 py-1.5 text-right font-normal">{t('stocksTrading.tape.quantity')}</th>
              </tr>
            </thead>
            <tbody>
              {tape.map((trade) => (
                <TapeRow key={trade.tradeNo} trade={trade} reference={traded.reference} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const TapeRow = memo(function TapeRow({ trade, reference }: { trade: TapeTrade; reference: number }) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const time = useSeoulTime();
  const { taker } = trade;
  return (
    <tr className="h-8 border-t border-line/60">
      <td className="tnum px-2 text-muted">{time.clock(trade.at)}</td>
      <td
        className={cx(
          'tnum px-2 text-right font-semibold',
          directionClass[directionOf(trade.price - reference)],
        )}
      >
        {format.price(trade.price)}
      </td>
      <td
        className={cx(
          'tnum px-2 text-right',
          taker === 'buy' ? 'text-rise' : taker === 'sell' ? 'text-fall' : 'text-muted',
        )}
      >
        <span className="sr-only">{t(`stocksTrading.tape.${taker ?? 'auction'}`)} </span>
        {taker !== null && (
          <span aria-hidden="true" className="mr-1">
            {taker === 'buy' ? '+' : '−'}
          </span>
        )}
        {format.count(trade.quantity)}
      </td>
    </tr>
  );
});
