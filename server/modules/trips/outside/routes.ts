import type { Cache } from '../../../cache/index.ts';
import { callerOf } from '../../../http/auth.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { personIn, readTrip } from '../editing/reading.ts';
import type { TripsDependencies } from '../parts.ts';
import { daysThere } from './days.ts';
import type { Rates } from './rates.ts';
import { ExchangeRates, RatesQuery, Weather, WeatherParams } from './schemas.ts';
import { type Forecast, squareOf } from './weather.ts';

export interface OutsideParts extends TripsDependencies {
  /** By square; null where nobody is asked. */
  readonly forecasts: Cache<{ days: Forecast[] }> | null;
  /** By currency; null where nobody is asked. */
  readonly exchange: Cache<Rates> | null;
}

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const member = { access: 'member' } as const;
const TAGS = ['Trips'];
const SEOUL_MS = 9 * 3_600_000;
/** A forecast reaches sixteen days, so there are never more. */
const MOST_SQUARES = 16;

/** The weather on a trip, and what other currencies are worth. */
export function registerOutsideRoutes(app: App, { reads, now, forecasts, exchange }: OutsideParts): void {
  app.get(
    '/trips/:tripId/weather',
    {
      config: member,
      schema: {
        operationId: 'readTripWeather',
        tags: TAGS,
        summary: 'The weather of those days of a trip that a forecast reaches',
        params: WeatherParams,
        response: { 200: Weather, ...PROBLEMS },
      },
    },
    async (request) => {
      const trip = await readTrip(reads.of(request), request.params.tripId);
      if (!trip || !personIn(trip, callerOf(request).accountId)) throw new ProblemError('trips.not-found');
      if (!forecasts) return { isOn: false, days: [] };
      const today = new Date(now() + SEOUL_MS).toISOString().slice(0, 10);
      const days = daysThere(trip, today);
      const squares = [...new Set(days.map(({ spot }) => squareOf(spot)))].slice(0, MOST_SQUARES);
      const found = await forecasts.getMany(squares);
      return {
        isOn: true,
        days: days.flatMap(({ dayId, on, spot }) => {
          const forecast = found.get(squareOf(spot))?.days.find((day) => day.on === on);
          return forecast ? [{ dayId, ...forecast }] : [];
        }),
      };
    },
  );

  app.get(
    '/trips/rates',
    {
      config: member,
      schema: {
        operationId: 'readExchangeRates',
        tags: TAGS,
        summary: 'What a currency is worth in others',
        querystring: RatesQuery,
        response: { 200: ExchangeRates, ...PROBLEMS },
      },
    },
    async (request) => {
      const { base } = request.query;
      const rates = (await exchange?.get(base)) ?? null;
      return {
        isOn: exchange !== null,
        base,
        on: rates?.on ?? null,
        ratesE6: { ...rates?.ratesE6 },
      };
    },
  );
}
