import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  type PlaceCard,
  type PlaceFilter,
  type PlaceKind,
  placesAtOnceQuery,
  placesQuery,
} from '../../../api/trips-places.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import type { PlaceSort } from './places-address.ts';

export interface FoundPlaces {
  /** Undefined: on their way. */
  readonly items: readonly PlaceCard[] | undefined;
  /** How many there are of each kind; null: there are more than were looked at. */
  readonly counts: ReadonlyMap<PlaceKind, number> | null;
  /** All that there is has been read. */
  readonly isWhole: boolean;
  readonly isOld: boolean;
  readonly error: unknown;
  readonly isLost: boolean;
  readonly retry: () => void;
  readonly more: { readonly isThere: boolean; readonly isLoading: boolean; readonly read: () => void };
}

/**
 * Places that fit. The first page is what the server remembers for everybody; where something narrows the list, all of
 * it is read beside that page, so that the map has every pin and the kinds their counts.
 */
export function usePlaces(filter: PlaceFilter, sort: PlaceSort): FoundPlaces {
  const { kind, ...rest } = filter;
  const local = useLocal();
  const isNarrow = Object.values(rest).some((value) => value !== undefined);
  const pages = useInfiniteQuery(placesQuery(filter));
  const all = useQuery({ ...placesAtOnceQuery(rest), enabled: isNarrow });
  const whole = isNarrow && all.data?.nextCursor === null && !all.isPlaceholderData ? all.data.items : null;
  const paged = useMemo(() => pages.data?.pages.flatMap(({ items }) => items), [pages.data]);
  const known = whole?.filter((place) => kind === undefined || place.kind === kind) ?? paged;
  const isWhole = whole !== null || (pages.data !== undefined && !pages.hasNextPage);
  const counts = useMemo(() => {
    if (whole === null) return null;
    const found = new Map<PlaceKind, number>();
    for (const place of whole) found.set(place.kind, (found.get(place.kind) ?? 0) + 1);
    return found;
  }, [whole]);
  const items =
    sort === 'name' && isWhole
      ? known?.toSorted((one, other) => local(one.name).localeCompare(local(other.name)))
      : known;
  const isFailed = pages.isError && whole === null;
  return {
    ...{ items, counts, isWhole, error: pages.error },
    isOld: whole === null && pages.isPlaceholderData,
    isLost: isFailed || (pages.fetchStatus === 'paused' && items === undefined),
    retry: () => void pages.refetch(),
    more: {
      isThere: whole === null && pages.hasNextPage,
      isLoading: pages.isFetchingNextPage,
      read: () => void pages.fetchNextPage(),
    },
  };
}
