import { type Chart, dispose, init, type KLineData, type Period, registerLocale } from 'klinecharts';
import type { Candle, CandleSpan } from '../../../../api/stocks-trading.ts';
import { seoulTimesFor, ZONE } from '../seoul-time.ts';
import { chartLooks } from './chart-looks.ts';

/** Words of the line that says a candle in numbers. */
export type ChartWords = Readonly<Record<'locale' | 'open' | 'high' | 'low' | 'close' | 'volume', string>>;
/** Where candles come from. */
export interface CandleSource {
  /** Older than `until` (epoch milliseconds), or the newest; in order of time. */
  readonly read: (until: number | undefined) => Promise<{ candles: readonly Candle[]; hasMore: boolean }>;
  /** Hears the newest candle whenever it has changed. @returns how to stop */
  readonly follow: (listener: (candle: Candle) => void) => () => void;
}
export interface KLine {
  readonly setSource: (source: CandleSource, symbol: string, span: CandleSpan) => void;
  /** Reads again what is shown. */
  readonly reload: () => void;
  readonly repaint: () => void;
  readonly move: (way: 'older' | 'newer' | 'now' | 'nearer' | 'farther') => void;
  readonly end: () => void;
}

const PERIODS: Record<CandleSpan, Period> = {
  '1m': { type: 'minute', span: 1 },
  '3m': { type: 'minute', span: 3 },
  '5m': { type: 'minute', span: 5 },
  '15m': { type: 'minute', span: 15 },
  '30m': { type: 'minute', span: 30 },
  '1h': { type: 'hour', span: 1 },
  '1d': { type: 'day', span: 1 },
};
const VOLUME_HEIGHT = 72;
const WORDS_MS = 400;

const dataOf = ([timestamp, open, high, low, close, volume]: Candle): KLineData => ({
  ...{ timestamp, open, high, low, close, volume },
});
const candleOf = ({ timestamp, open, high, low, close, volume }: KLineData): Candle => [
  ...([timestamp, open, high, low, close] as const),
  volume ?? 0,
];

/** Candles and volume in an element. @param onSeen hears which candles are in sight, soon after each move */
export function kline(
  element: HTMLElement,
  words: ChartWords,
  onSeen: (candles: readonly Candle[]) => void,
): KLine {
  const chart = open(element, words);
  chart.createIndicator({ name: 'VOL', calcParams: [], shortName: words.volume });
  const volume = chart.getIndicators({ name: 'VOL' })[0];
  if (volume) chart.setPaneOptions({ id: volume.paneId, height: VOLUME_HEIGHT, minHeight: 40 });
  let later: ReturnType<typeof setTimeout> | undefined;
  const seen = (): void => {
    // Words follow the picture, which moves with each trade.
    later ??= setTimeout(() => {
      later = undefined;
      const { from, to } = chart.getVisibleRange();
      onSeen(chart.getDataList().slice(from, to).map(candleOf));
    }, WORDS_MS);
  };
  chart.subscribeAction('onVisibleRangeChange', seen);
  const watcher = new ResizeObserver(() => chart.resize());
  watcher.observe(element);
  let stop = (): void => {};
  return {
    setSource: (source, symbol, span) => {
      stop();
      chart.setSymbol({ ticker: symbol, pricePrecision: 0, volumePrecision: 0 });
      chart.setPeriod(PERIODS[span]);
      chart.setDataLoader({
        getBars: async ({ type, timestamp, callback }) => {
          // Only what is older comes in pages; what is newer comes live.
          if (type === 'backward') return callback([], false);
          const until = type === 'forward' && timestamp !== null ? timestamp : undefined;
          const { candles, hasMore } = await source.read(until);
          callback(candles.map(dataOf), { forward: hasMore, backward: false });
          seen();
        },
        subscribeBar: ({ callback }) => {
          stop = source.follow((candle) => {
            callback(dataOf(candle));
            seen();
          });
        },
        unsubscribeBar: () => stop(),
      });
    },
    reload: () => chart.resetData(),
    repaint: () => chart.setStyles(chartLooks()),
    move: (way) => {
      const step = chart.getBarSpace().bar * 5;
      if (way === 'older') chart.scrollByDistance(step);
      else if (way === 'newer') chart.scrollByDistance(-step);
      else if (way === 'now') chart.scrollToRealTime();
      else chart.zoomAtCoordinate(way === 'nearer' ? 0.15 : -0.15);
    },
    end: () => {
      stop();
      clearTimeout(later);
      watcher.disconnect();
      dispose(element);
    },
  };
}

function open(element: HTMLElement, words: ChartWords): Chart {
  const times = seoulTimesFor(words.locale);
  const whole = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 0 });
  const compact = new Intl.NumberFormat(words.locale, { notation: 'compact', maximumFractionDigits: 1 });
  // What was made short already, with a unit behind it, stays.
  const separated = (value: string | number): string =>
    Number.isFinite(Number(value)) ? whole.format(Number(value)) : String(value);
  const name = `madang-${words.locale}`;
  registerLocale(name, {
    ...{ open: `${words.open} `, high: `${words.high} `, low: `${words.low} `, close: `${words.close} ` },
    ...{ volume: `${words.volume} `, time: '', change: '', turnover: '' },
    ...{ second: '', minute: '', hour: '', day: '', week: '', month: '', year: '' },
  });
  const chart = init(element, {
    locale: name,
    timezone: ZONE,
    styles: chartLooks(),
    // The page has keys of its own, and a chart in it is not all there is.
    hotkey: { enabled: false },
    thousandsSeparator: { sign: ',', format: separated },
    formatter: {
      formatBigNumber: (value) => compact.format(Number(value)),
      formatDate: ({ timestamp, type }) =>
        type === 'xAxis' ? axisTime(timestamp, times) : times.moment(timestamp),
    },
  });
  if (chart === null) throw new Error('A chart needs an element that is on the page');
  return chart;
}

/** Midnight in Seoul is a day, every other moment a time of it. */
function axisTime(timestamp: number, times: ReturnType<typeof seoulTimesFor>): string {
  const minute = times.minute(timestamp);
  return minute === '00:00' ? times.day(timestamp) : minute;
}
