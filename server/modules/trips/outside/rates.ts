import { fieldsOf } from '../../../gateways/call.ts';

/** What one unit of a currency is worth in others. */
export interface Rates {
  /** Of which day, `YYYY-MM-DD`. */
  readonly on: string;
  /** Of one whole unit of the base, in millionths of a whole unit of each, by ISO 4217 code. */
  readonly ratesE6: Readonly<Record<string, number>>;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const CODE = /^[A-Z]{3}$/;
const MILLION = 1_000_000;
/** More than any real currency is off another, and with room to reckon. */
const HIGHEST = 1_000_000_000;
const MOST = 300;

/** The question for a currency, in the format of Frankfurter. */
export const ratesUrl = (base: string, currency: string): string =>
  `${base}/latest?${new URLSearchParams({ base: currency }).toString()}`;

/** Reads what they answered for a base; null when it is not about it, or says nothing that can be. */
export function ratesIn(body: unknown, currency: string): Rates | null {
  const fields = fieldsOf(body);
  const rates = fieldsOf(fields?.rates);
  const on = fields?.date;
  if (!fields || !rates || fields.base !== currency || typeof on !== 'string' || !DATE.test(on)) return null;
  const amount = fields.amount ?? 1;
  if (amount !== 1) return null;
  const ratesE6: Record<string, number> = {};
  for (const [code, rate] of Object.entries(rates).slice(0, MOST)) {
    if (!CODE.test(code) || typeof rate !== 'number' || !(rate > 0) || rate > HIGHEST) continue;
    const inMillionths = Math.round(rate * MILLION);
    if (inMillionths > 0) ratesE6[code] = inMillionths;
  }
  return Object.keys(ratesE6).length > 0 ? { on, ratesE6 } : null;
}
