import type { Part } from '../../../module.ts';
import type { TripsDependencies } from '../parts.ts';
import { ratesIn, ratesUrl } from './rates.ts';
import { registerOutsideRoutes } from './routes.ts';
import { outsideService } from './service.ts';
import { type Forecast, forecastsIn, forecastUrl } from './weather.ts';

export type Outside = Part;

const HOUR_MS = 3_600_000;
/** What was not answered is asked again after a while, and not by every page. */
const NOTHING_MS = 30_000;

/** Weather and exchange rates of others, where the operator has named them; without them nothing is asked and nothing is missing. */
export function createOutside(deps: TripsDependencies): Outside {
  const { createCache, config, monotonic, log } = deps;
  const { weatherUrl, ratesUrl: ratesBase } = config.outside;
  const service = (name: string) => outsideService({ name, fetch, monotonic, log });
  const weather = service('weather');
  const rates = service('rates');

  const forecasts = createCache<{ days: Forecast[] }>({
    name: 'trips.forecasts',
    load: (squares) =>
      each(squares, async (square) => {
        const days = weatherUrl ? forecastsIn(await weather.ask(forecastUrl(weatherUrl, square))) : null;
        return days && { days };
      }),
    ...{ maxEntries: 2_000, freshMs: HOUR_MS, staleMs: 6 * HOUR_MS, negativeMs: NOTHING_MS },
  });
  const exchange = createCache<NonNullable<ReturnType<typeof ratesIn>>>({
    name: 'trips.rates',
    load: (currencies) =>
      each(currencies, async (currency) =>
        ratesBase ? ratesIn(await rates.ask(ratesUrl(ratesBase, currency)), currency) : null,
      ),
    ...{ maxEntries: 200, freshMs: 6 * HOUR_MS, staleMs: 24 * HOUR_MS, negativeMs: NOTHING_MS },
  });
  return {
    routes: (app) =>
      registerOutsideRoutes(app, {
        ...deps,
        forecasts: weatherUrl ? forecasts : null,
        exchange: ratesBase ? exchange : null,
      }),
  };
}

async function each<T>(keys: readonly string[], load: (key: string) => Promise<T | null>) {
  return new Map(await Promise.all(keys.map(async (key) => [key, await load(key)] as const)));
}
