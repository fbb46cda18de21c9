import { Table2 } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Candle, CandleSpan } from '../../../../api/stocks-trading.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { cx } from '../../../../ui/cx.ts';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { directionOf } from '../../parts/change.ts';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { useSeoulTime } from '../seoul-time.ts';
import { useTrading } from '../use-live-symbol.ts';
import { CandleTable } from './candle-table.tsx';
import { SPANS, summaryOf } from './candles.ts';

const CandleCanvas = lazy(() =>
  import('./candle-canvas.tsx').then((module) => ({ default: module.CandleCanvas })),
);

/** Candles with volume; what they show is there as a sentence and as a table too. */
export function CandlePanel({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const name = useLocal()(traded.name);
  const [span, setSpan] = useState<CandleSpan>('1m');
  const [isTable, setTable] = useState(false);
  const [seen, setSeen] = useState<readonly Candle[]>([]);
  const summary = useSummary(seen, span);
  return (
    <section aria-label={t('stocksTrading.chart.title')} className={cx('flex flex-col', className)}>
      <div className="flex items-center justify-between border-b border-line px-1">
        <Choice
          label={t('stocksTrading.chart.span')}
          value={span}
          onChange={setSpan}
          options={SPANS.map((value) => ({ value, label: t(`stocksTrading.chart.spans.${value}`) }))}
        />
        <button
          type="button"
          aria-pressed={isTable}
          aria-label={t('stocksTrading.chart.asTable')}
          title={t('stocksTrading.chart.asTable')}
          onClick={() => setTable(!isTable)}
          className={cx(
            'inline-flex size-11 shrink-0 items-center justify-center rounded-full hover:bg-sunken',
            isTable ? 'text-accent' : 'text-muted',
          )}
        >
          <Table2 aria-hidden="true" className="size-4.5" />
        </button>
      </div>
      <div className="relative min-h-0 flex-1">
        <Suspense fallback={<Skeleton className="size-full" />}>
          <CandleCanvas span={span} label={`${name}. ${summary}`} onSeen={setSeen} />
        </Suspense>
        {isTable && (
          <div className="absolute inset-0 z-10 bg-surface">
            <CandleTable candles={seen} span={span} />
          </div>
        )}
      </div>
    </section>
  );
}

/** What a sighted person sees at a glance. */
function useSummary(candles: readonly Candle[], span: CandleSpan): string {
  const { t } = useTranslation();
  const format = useStockFormat();
  const time = useSeoulTime();
  return useMemo(() => {
    const summary = summaryOf(candles);
    if (summary === null) return t('stocksTrading.chart.empty');
    const { from, to, first, last, highest, lowest, volume } = summary;
    return t('stocksTrading.chart.summary', {
      span: t(`stocksTrading.chart.spans.${span}`),
      ...{ from: time.candle(from, span), to: time.candle(to, span) },
      ...{ first: format.price(first), last: format.price(last) },
      ...{ highest: format.price(highest), lowest: format.price(lowest), volume: format.count(volume) },
      direction: t(`stocksTrading.chart.direction.${directionOf(last - first)}`),
    });
  }, [candles, span, t, format, time]);
}

type ChoiceProps<V extends string> = {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: { value: V; label: string }[];
};

/** A few short choices close together. */
function Choice<V extends string>({ label, value, onChange, options }: ChoiceProps<V>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a line of buttons
    <div role="group" aria-label={label} className="no-scrollbar flex min-w-0 overflow-x-auto">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={cx(
            'min-h-11 min-w-8 px-1.5 text-sm font-semibold whitespace-nowrap focus-visible:-outline-offset-3 sm:px-2.5',
            option.value === value
              ? 'text-ink underline decoration-2 underline-offset-8'
              : 'text-muted hover:text-ink',
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
