import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Candle, CandleSpan } from '../../../../api/stocks-trading.ts';
import { EmptyState, ErrorState } from '../../../../ui/states.tsx';
import { useThemeName } from '../../../../ui/use-theme-name.ts';
import { useTrading } from '../use-live-symbol.ts';
import { candleSource } from './candle-source.ts';
import { type KLine, kline } from './kline.ts';

type Props = { span: CandleSpan; label: string; onSeen: (candles: readonly Candle[]) => void };

const MOVES: Record<string, Parameters<KLine['move']>[0]> = {
  ArrowLeft: 'older',
  ArrowRight: 'newer',
  End: 'now',
  '+': 'nearer',
  '=': 'nearer',
  '-': 'farther',
};
/** How soon the candles are read again after trades were missed, at random so that not all ask at once. */
const AFRESH_MS = { least: 300, spread: 1_200 };

/** The chart itself: moved by mouse, finger or keyboard. Painted; what it shows stands in words beside it. */
export function CandleCanvas({ span, label, onSeen }: Props) {
  const { t, i18n } = useTranslation();
  const { traded, live } = useTrading();
  const { symbol } = traded;
  const theme = useThemeName();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<KLine | null>(null);
  const seen = useRef(onSeen);
  seen.current = onSeen;
  const [state, setState] = useState<{ isEmpty: boolean; error: unknown }>({ isEmpty: false, error: null });
  const locale = i18n.language;
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const words = {
      ...{ locale, open: t('stocksTrading.chart.short.open'), high: t('stocksTrading.chart.short.high') },
      ...{ low: t('stocksTrading.chart.short.low'), close: t('stocksTrading.chart.short.close') },
      volume: t('stocksTrading.chart.short.volume'),
    };
    const made = kline(element, words, (candles) => seen.current(candles));
    chart.current = made;
    return () => {
      chart.current = null;
      made.end();
    };
  }, [locale, t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another chart
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const source = candleSource(symbol, span, live, {
      state: (next) =>
        setState((before) =>
          before.isEmpty === next.isEmpty && before.error === next.error ? before : next,
        ),
      gap: () => {
        soon ??= setTimeout(
          () => {
            soon = undefined;
            chart.current?.reload();
          },
          AFRESH_MS.least + Math.random() * AFRESH_MS.spread,
        );
      },
    });
    chart.current?.setSource(source, symbol, span);
    return () => clearTimeout(soon);
  }, [symbol, span, live, locale]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is what it is painted anew for
  useEffect(() => chart.current?.repaint(), [theme]);
  return (
    <div className="relative h-full">
      <div
        ref={box}
        role="img"
        aria-label={label}
        title={t('stocksTrading.chart.keys')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by keys
        tabIndex={0}
        onKeyDown={(event) => {
          const move = MOVES[event.key];
          if (move === undefined) return;
          event.preventDefault();
          chart.current?.move(move);
        }}
        className="h-full w-full touch-pan-y focus-visible:-outline-offset-3"
      />
      {(state.isEmpty || state.error !== null) && (
        <div className="absolute inset-0 flex items-center justify-center bg-surface/90">
          {state.error !== null ? (
            <ErrorState error={state.error} onRetry={() => chart.current?.reload()} />
          ) : (
            <EmptyState icon={null} title={t('stocksTrading.chart.empty')}>
              {t('stocksTrading.chart.emptyLead')}
            </EmptyState>
          )}
        </div>
      )}
    </div>
  );
}
