import { type Fields, fieldsOf } from '../../../gateways/call.ts';
import type { Spot } from '../trip.ts';

/** What a day is like, in words that a picture can be drawn of. */
export type Sky = 'clear' | 'clouds' | 'fog' | 'rain' | 'snow' | 'storm';

/** A day's forecast at one place. */
export interface Forecast {
  /** `YYYY-MM-DD`, as the place's own calendar has it. */
  readonly on: string;
  readonly sky: Sky;
  /** Degrees Celsius. */
  readonly lowC: number;
  readonly highC: number;
  /** Per cent; null where it is not said. */
  readonly rainPercent: number | null;
}

/** Weather is the same for ten kilometres around; and nobody outside learns a place to the metre. */
const TENTHS = 10;
/** How far ahead they forecast. */
export const FORECAST_DAYS = 16;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** The name of the square that a point lies in: one question, one answer for all in it. */
export const squareOf = ({ lat, lng }: Spot): string =>
  `${(Math.round(lat * TENTHS) / TENTHS).toFixed(1)},${(Math.round(lng * TENTHS) / TENTHS).toFixed(1)}`;

/** The question for a square, in the format of Open-Meteo. */
export function forecastUrl(base: string, square: string): string {
  const [lat = '', lng = ''] = square.split(',');
  const query = new URLSearchParams({
    ...{ latitude: lat, longitude: lng, timezone: 'auto', forecast_days: String(FORECAST_DAYS) },
    daily: 'weather_code,temperature_2m_max,temperature_2m_min,precipitation_probability_max',
  });
  return `${base}/forecast?${query.toString()}`;
}

/** Reads what they answered; days that cannot be understood are left out. Null when there is nothing to read. */
export function forecastsIn(body: unknown): Forecast[] | null {
  const daily = fieldsOf(fieldsOf(body)?.daily);
  const days = daily?.time;
  if (!daily || !Array.isArray(days)) return null;
  const found = days.slice(0, FORECAST_DAYS).flatMap((on: unknown, i): Forecast[] => {
    const code = numberAt(daily, 'weather_code', i);
    const lowC = numberAt(daily, 'temperature_2m_min', i);
    const highC = numberAt(daily, 'temperature_2m_max', i);
    if (typeof on !== 'string' || !DATE.test(on) || code === null || lowC === null || highC === null)
      return [];
    if (lowC < -90 || highC > 60 || lowC > highC) return [];
    const rain = numberAt(daily, 'precipitation_probability_max', i);
    const rainPercent = rain !== null && rain >= 0 && rain <= 100 ? Math.round(rain) : null;
    return [{ on, sky: skyOf(code), lowC: Math.round(lowC), highC: Math.round(highC), rainPercent }];
  });
  return found.length > 0 ? found : null;
}

function numberAt(daily: Fields, name: string, i: number): number | null {
  const list = daily[name];
  const value: unknown = Array.isArray(list) ? list[i] : null;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** WMO code table 4677, as Open-Meteo shortens it. */
function skyOf(code: number): Sky {
  if (code <= 1) return 'clear';
  if (code <= 3) return 'clouds';
  if (code <= 48) return 'fog';
  if ((code >= 71 && code <= 77) || code === 85 || code === 86) return 'snow';
  return code >= 95 ? 'storm' : 'rain';
}
