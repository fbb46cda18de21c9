import { cleaned } from '../../../api/search.ts';
import type { ExploreQuery } from '../../../api/trips-around.ts';
import { textOf } from '../../../routes/plain-search.ts';

/** How long a trip may be to be shown, as it is chosen. */
export const LENGTHS = ['1', '2', '3', '4-7', '8-90'] as const;

/** What is looked for among the public trips, as it stands in the address. */
export type ExploreAddress = { q?: string; region?: string; days?: (typeof LENGTHS)[number]; sort?: 'liked' };

/** What no server would take is left out. */
export function exploreAddress(search: Record<string, unknown>): ExploreAddress {
  const q = cleaned(textOf(search, 'q') ?? '');
  const region = textOf(search, 'region');
  const days = LENGTHS.find((length) => length === textOf(search, 'days'));
  return {
    ...(q !== '' && { q }),
    ...(region !== undefined && /^[0-9]{2}$/.test(region) && { region }),
    ...(days !== undefined && { days }),
    ...(textOf(search, 'sort') === 'liked' && { sort: 'liked' as const }),
  };
}

/** What the server is asked. */
export function queryOf({ q, region, days, sort }: ExploreAddress): ExploreQuery {
  return {
    ...(q !== undefined && { q }),
    ...(region !== undefined && { region }),
    ...(days !== undefined && { days }),
    sort: sort ?? 'new',
  };
}
