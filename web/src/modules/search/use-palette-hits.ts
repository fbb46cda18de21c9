import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { cleaned, groupsQuery, suggestionsQuery } from '../../api/search.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { mergeHits, type PaletteHit } from './palette-hits.ts';

export type PaletteHits = {
  hits: readonly PaletteHit[];
  /** What is shown answers an older text than the one in the field. */
  isStale: boolean;
  isBusy: boolean;
  corrected: string | null;
  error: Error | null;
};

/** Suggestions are quick and follow each syllable; the search itself, which forgives slips, waits for a pause. */
const SUGGEST_MS = 90;
const SEARCH_MS = 220;
const PER_KIND = 5;
const SUGGESTED = 8;

/**
 * What is found for a text that is being typed. Each answer is kept under its own text, so an old one that comes
 * late is never taken for the newest.
 */
export function usePaletteHits(typed: string): PaletteHits {
  const q = cleaned(typed);
  const early = useDebounced(q, SUGGEST_MS);
  const late = useDebounced(q, SEARCH_MS);
  const on = q !== '';
  const suggestions = useQuery({
    ...suggestionsQuery(early, SUGGESTED),
    enabled: on && early !== '',
    placeholderData: keepPreviousData,
  });
  const groups = useQuery({
    ...groupsQuery(late, PER_KIND),
    enabled: on && late !== '',
    placeholderData: keepPreviousData,
  });
  if (!on) return { hits: [], isStale: false, isBusy: false, corrected: null, error: null };
  const searched = late === q && !groups.isPlaceholderData ? groups.data : undefined;
  const suggested = early === q && !suggestions.isPlaceholderData ? suggestions.data : undefined;
  const isStale = searched === undefined && suggested === undefined;
  return {
    hits: mergeHits(
      (isStale ? suggestions.data : suggested)?.items ?? [],
      (isStale ? groups.data : searched)?.groups ?? [],
      PER_KIND,
    ),
    isStale,
    isBusy: groups.error === null && (late !== q || groups.isFetching || suggestions.isFetching),
    corrected: searched?.corrected ?? null,
    error: late === q ? groups.error : null,
  };
}
