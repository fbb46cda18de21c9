import Type, { type Static } from 'typebox';

const ADDRESS = Type.String({ default: '', pattern: '^(https?://[^\\s?#]+)?$' });

export const OUTSIDE_SETTINGS = Type.Object({
  WEATHER_API_URL: ADDRESS,
  RATES_API_URL: ADDRESS,
});

/** What trips ask of others, where the operator wants it. Addresses without a slash at the end. */
export interface OutsideConfig {
  /** Answers `/forecast` as Open-Meteo does; null: there is no weather. */
  readonly weatherUrl: string | null;
  /** Answers `/latest` as Frankfurter does; null: rates are written by hand. */
  readonly ratesUrl: string | null;
}

export function readOutsideConfig(env: Static<typeof OUTSIDE_SETTINGS>): OutsideConfig {
  const read = (url: string) => (url === '' ? null : url.replace(/\/+$/, ''));
  return Object.freeze({ weatherUrl: read(env.WEATHER_API_URL), ratesUrl: read(env.RATES_API_URL) });
}
