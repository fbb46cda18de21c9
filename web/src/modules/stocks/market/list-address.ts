import { cleaned } from '../../../api/search.ts';
import type { ListingFilter, ListingSort } from '../../../api/stocks.ts';
import { textOf } from '../../../routes/plain-search.ts';
import { type SeasonAddress, seasonAddress } from '../parts/season-address.ts';

export const LISTING_SORTS: readonly ListingSort[] = ['amount', 'volume', 'rise', 'fall', 'name'];

/** A list of symbols as it stands in the address: one that can be handed on, and that the way back leads to. */
export type ListAddress = SeasonAddress & { q?: string; sector?: string; sort?: ListingSort };

const SECTOR = /^[a-z][a-z-]{0,19}$/;

/** What no server would take is left out. */
export function listAddress(search: Record<string, unknown>): ListAddress {
  const q = cleaned(textOf(search, 'q') ?? '');
  const sector = textOf(search, 'sector');
  const sort = LISTING_SORTS.find((one) => one === textOf(search, 'sort'));
  return {
    ...seasonAddress(search),
    ...(q !== '' && { q }),
    ...(sector !== undefined && SECTOR.test(sector) && { sector }),
    ...(sort !== undefined && { sort }),
  };
}

export const filterOf = ({ season, q, sector, sort = 'amount' }: ListAddress): ListingFilter => ({
  ...{ q, sector, sort },
  seasonId: season,
});
