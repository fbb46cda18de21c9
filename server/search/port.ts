import type { DocumentKey, SearchDocument } from './document.ts';

export type SearchSort = 'relevance' | 'newest' | 'oldest' | 'price-asc' | 'price-desc' | 'popular';

export interface SearchQuery {
  /** What was typed, at most 200 characters, any of them; empty finds everything that the filters let through. */
  readonly q: string;
  /** Empty: every kind. */
  readonly kinds: readonly string[];
  /** Any value of a facet, all facets together: what somebody chose among the values that are counted. */
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** The same as conditions that nobody takes back: the counts of these facets are not without them. */
  readonly within?: Readonly<Record<string, readonly string[]>>;
  readonly priceFrom?: number;
  readonly priceTo?: number;
  /** Epoch milliseconds, the first included and the last not. */
  readonly from?: number;
  readonly to?: number;
  readonly sort: SearchSort;
  /** From `nextCursor` of the page before; bound to the query. */
  readonly cursor?: string;
  readonly limit: number;
  /** Whose texts are shown and highlighted; both are searched. */
  readonly locale: 'ko' | 'en';
  /** Names of the facets to count; none are counted on later pages. */
  readonly countFacets: readonly string[];
  /** false: nobody looks at the total, so it need not be counted. */
  readonly countTotal?: boolean;
  /** false: nobody reads what was found, ids are enough: titles and snippets are empty. */
  readonly hasTexts?: boolean;
}

/** A piece of text; marked where it was hit. */
export interface Fragment {
  readonly text: string;
  readonly isHit: boolean;
}

export interface SearchHit {
  readonly kind: string;
  readonly id: string;
  readonly title: readonly Fragment[];
  /** A part of the text around its hits; empty without one. */
  readonly snippet: readonly Fragment[];
  readonly price: number | null;
  readonly at: number;
  readonly link: string;
  readonly picture: string | null;
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface SearchResult {
  /** May be fewer than `limit`, also before the end: an index looks at so many candidates for a page, and no more. */
  readonly hits: readonly SearchHit[];
  readonly nextCursor: string | null;
  /** How many there are, counted up to a bound; exact unless the bound was met. */
  readonly total: { readonly count: number; readonly isExact: boolean };
  /**
   * By facet, the most frequent first. A facet that is chosen from is counted as if nothing of it were chosen, so that
   * its other values say what they would add; bounded as `total` is.
   */
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
  /** false: there may be more of some values than were counted. */
  readonly areFacetsExact: boolean;
  /** What was searched instead, where nothing was found for what was typed: another keyboard layout, a typing mistake. */
  readonly corrected: string | null;
}

export interface Suggestion {
  readonly kind: string;
  readonly id: string;
  readonly title: readonly Fragment[];
  readonly link: string;
}

/** The documents of one page of changes. */
export interface IndexChanges {
  readonly upserts: readonly SearchDocument[];
  readonly deletes: readonly DocumentKey[];
  /** Sequence of the newest event that these changes rest on: an older change never overwrites a newer one. */
  readonly sequence: number;
}

/** A new index beside the one in use, which goes on answering and taking changes. Taken up again after a crash by its id. */
export interface IndexRebuild {
  add(documents: readonly SearchDocument[], sequence: number): Promise<void>;
  /** Puts the new index in the place of the old one, in one step; changes made meanwhile are in it. */
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** One index of one scope: embedded (SQLite FTS5) or OpenSearch; the same contract tests run on both. */
export interface SearchIndex {
  /** @throws ProblemError request.invalid-cursor; search.unavailable; search.too-slow */
  search(query: SearchQuery): Promise<SearchResult>;
  /** Titles that begin with, or contain, what is being typed: half syllables and initials too. */
  suggest(
    q: string,
    kinds: readonly string[],
    locale: 'ko' | 'en',
    limit: number,
  ): Promise<readonly Suggestion[]>;
  apply(changes: IndexChanges): Promise<void>;
  /** The sequence up to which events are in the index; null when there is no index yet or it must be made anew. */
  position(): Promise<number | null>;
  /** @param id of the run: the same id goes on where it was */
  rebuild(id: string): Promise<IndexRebuild>;
  status(): Promise<{ readonly documents: number; readonly bytes: number }>;
  close(): Promise<void>;
}
