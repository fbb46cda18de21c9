import { useInfiniteQuery } from '@tanstack/react-query';
import { listingsQuery, type Quote, type SeasonId } from '../../../api/stocks.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';

const MOST = 20;

export interface FoundSymbols {
  readonly offers: readonly Quote[];
  /** They answer what was typed before. */
  readonly isOld: boolean;
  readonly isAsking: boolean;
  readonly isOffline: boolean;
  readonly error: unknown;
}

/** Symbols that fit what is typed, the busiest first. @param text null: nobody asks */
export function useSymbolOffers(seasonId: SeasonId, text: string | null): FoundSymbols {
  const typed = text?.trim() ?? '';
  const q = useDebounced(typed);
  const query = useInfiniteQuery({
    ...listingsQuery({ ...(q !== '' && { q }), sort: 'amount', seasonId }, MOST),
    enabled: text !== null,
  });
  return {
    offers: query.data?.pages[0]?.items ?? [],
    isOld: query.isPlaceholderData || q !== typed,
    isAsking: query.isPending,
    isOffline: query.fetchStatus === 'paused',
    error: query.error,
  };
}
