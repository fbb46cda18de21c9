import type { Company } from './companies.ts';
import { normal } from './fair.ts';

/** A candle of the past. Times are epoch milliseconds, prices won, on the tick. */
export interface PastCandle {
  readonly at: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export interface Past {
  readonly count: number;
  readonly spanMs: number;
  /** When the newest began. */
  readonly newestAt: number;
  /** Percent of one candle, one standard deviation. */
  readonly unrest: number;
  /** Shares of one candle, about. */
  readonly volume: number;
}

const STEPS = 6;

/**
 * What a company's price did before the demo began: walked backwards, so that it ends where the demo begins.
 * @param onTick the nearest price that may be asked
 * @param random from 0 to below 1
 * @returns oldest first
 */
export function pastOf(
  { price }: Pick<Company, 'price'>,
  { count, spanMs, newestAt, unrest, volume }: Past,
  onTick: (price: number) => number,
  random: () => number,
): PastCandle[] {
  const candles: PastCandle[] = [];
  let close = price;
  for (let i = 0; i < count; i += 1) {
    const path = [close];
    for (let step = 0; step < STEPS; step += 1) {
      path.push(path.at(-1)! * Math.exp((unrest / 100 / Math.sqrt(STEPS)) * normal(random)));
    }
    const open = path.at(-1)!;
    const swing = Math.abs(open - close) / close / (unrest / 100);
    candles.push({
      at: newestAt - i * spanMs,
      open: onTick(open),
      high: onTick(Math.max(...path)),
      low: onTick(Math.min(...path)),
      close: onTick(close),
      volume: Math.max(1, Math.round(volume * (0.5 + random() + swing * 0.5))),
    });
    close = open;
  }
  return candles.reverse();
}
