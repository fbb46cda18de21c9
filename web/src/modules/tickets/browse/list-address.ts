import { cleaned } from '../../../api/search.ts';
import type { ShowFilter } from '../../../api/tickets.ts';
import type { ShowSort } from '../../../api/tickets-types.ts';
import { textOf } from '../../../routes/plain-search.ts';

export const SHOW_SORTS: readonly ShowSort[] = ['soon', 'popular', 'rating', 'newest'];

/** A list of performances as it stands in the address: one that can be handed on, and that the way back leads to. */
export type ListAddress = {
  q?: string;
  genre?: string;
  region?: string;
  /** Days of the halls’ calendar, both included. */
  from?: string;
  to?: string;
  onSale?: 'true';
  sort?: ShowSort;
};

const NAME = /^[a-z][a-z-]{0,19}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));

/** What no server would take (a day that there is not, a sort that there is not) is left out. */
export function listAddress(search: Record<string, unknown>): ListAddress {
  const q = cleaned(textOf(search, 'q') ?? '');
  const genre = textOf(search, 'genre');
  const region = textOf(search, 'region');
  const from = textOf(search, 'from');
  const to = textOf(search, 'to');
  const sort = SHOW_SORTS.find((one) => one === textOf(search, 'sort'));
  return {
    ...(q !== '' && { q }),
    ...(genre !== undefined && NAME.test(genre) && { genre }),
    ...(region !== undefined && NAME.test(region) && { region }),
    ...(from !== undefined && isDay(from) && { from }),
    ...(to !== undefined && isDay(to) && { to }),
    ...(textOf(search, 'onSale') === 'true' && { onSale: 'true' as const }),
    ...(sort !== undefined && { sort }),
  };
}

/** Whether the last day is before the first: then neither counts. */
export const isTurned = ({ from, to }: ListAddress): boolean =>
  from !== undefined && to !== undefined && from > to;

const DAY_MS = 86_400_000;

export function filterOf(address: ListAddress): ShowFilter {
  const { q, genre, region, onSale, sort } = address;
  const [from, to] = isTurned(address) ? [] : [address.from, address.to];
  return {
    q,
    genre,
    region,
    onSale: onSale === 'true' || undefined,
    from: from && new Date(`${from}T00:00:00+09:00`).toISOString(),
    // The day that one names is meant as a whole.
    to: to && new Date(Date.parse(`${to}T00:00:00+09:00`) + DAY_MS).toISOString(),
    // What is searched stands by how well it fits, unless somebody chose.
    sort: sort ?? (q === undefined ? 'soon' : undefined),
  };
}

/** So many filters are chosen; the two ends of a period are one. */
export const chosenCount = ({ genre, region, from, to, onSale }: ListAddress): number =>
  [genre, region, from ?? to, onSale].filter((one) => one !== undefined).length;

/** Of the halls’ calendar. @param today such as `2026-11-22` */
export function quickDays(name: 'today' | 'weekend' | 'month', today: string): { from: string; to: string } {
  const after = (days: number): string =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
  if (name === 'today') return { from: today, to: today };
  if (name === 'month') return { from: today, to: after(30) };
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  // On a Sunday it is today and nothing more.
  return weekday === 0 ? { from: today, to: today } : { from: after(6 - weekday), to: after(7 - weekday) };
}
