import type { Job } from '../../../jobs/job.ts';
import { createPurge, type Found, shelfOf } from '../../../upkeep/index.ts';

/**
 * Candles of single minutes, which nobody looks at after a while; those of days stay.
 * @param keptMs milliseconds
 */
export const purgeCandles = (keptMs: number): Job<Found> =>
  createPurge({
    name: 'stocks.purge-candles',
    schedule: '55 4 * * *',
    shelves: [
      shelfOf('stocks_candles', {
        name: 'minutes',
        key: ['symbol', 'at'],
        stretch: (at) => ({
          index: 'stocks_candles_old',
          where: { span: '1m' },
          atMost: { at: at - keptMs },
          order: ['at', 'symbol'],
        }),
      }),
    ],
  });
