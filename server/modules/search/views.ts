import { ProblemError } from '../../http/errors.ts';
import type { SearchHit, SearchIndex, SearchQuery } from '../../search/port.ts';
import type { Searchable } from '../../search/searchable.ts';
import type { Groups, Hit, KindPage, KindQuery } from './schemas.ts';

type Locale = 'ko' | 'en';

const hitView = ({ at, ...hit }: SearchHit): Hit =>
  ({ ...hit, at: new Date(at).toISOString() }) as unknown as Hit;

const plain = (q: string, locale: Locale, limit: number): Omit<SearchQuery, 'kinds'> => ({
  q,
  facets: {},
  sort: 'relevance',
  limit,
  locale,
  countFacets: [],
});

/** The best of each kind; kinds without a hit are left out. */
export async function searchGroups(
  index: SearchIndex,
  kinds: readonly string[],
  { q, locale, limit }: { q: string; locale: Locale; limit: number },
): Promise<Groups> {
  const results = await Promise.all(
    kinds.map((kind) => index.search({ ...plain(q, locale, limit), kinds: [kind], countTotal: false })),
  );
  const found = results.map((result, i) => ({ kind: kinds[i]!, ...result }));
  // Where one kind has what was typed, no other shows what may have been meant.
  const asTyped = found.filter(({ hits, corrected }) => hits.length > 0 && corrected === null);
  const shown = asTyped.length > 0 ? asTyped : found.filter(({ hits }) => hits.length > 0);
  return {
    groups: shown.map(({ kind, hits, nextCursor }) => ({
      kind,
      items: hits.map(hitView),
      more: nextCursor !== null,
    })),
    corrected: asTyped.length > 0 ? null : (shown[0]?.corrected ?? null),
  };
}

/**
 * One kind, filtered and sorted, a page at a time.
 * @throws ProblemError request.invalid-cursor; search.unavailable; search.too-slow
 */
export async function searchKind(
  index: SearchIndex,
  { kind, facets: countFacets = [] }: Searchable,
  query: KindQuery & { readonly locale: Locale },
): Promise<KindPage> {
  const { q = '', facet, from, to, priceFrom, priceTo, cursor, sort = 'relevance', limit = 20 } = query;
  const { hits, ...result } = await index.search({
    ...plain(q, query.locale, limit),
    kinds: [kind],
    facets: facetsOf(facet),
    sort,
    countFacets,
    ...(priceFrom !== undefined && { priceFrom }),
    ...(priceTo !== undefined && { priceTo }),
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(to !== undefined && { to: Date.parse(to) }),
    ...(cursor !== undefined && { cursor }),
  });
  return { items: hits.map(hitView), ...result } as KindPage;
}

/** `['region:jeju', 'region:seoul']` → `{ region: ['jeju', 'seoul'] }`. */
function facetsOf(facet: KindQuery['facet'] = []): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const one of typeof facet === 'string' ? [facet] : facet) {
    const at = one.indexOf(':');
    values.set(one.slice(0, at), [...(values.get(one.slice(0, at)) ?? []), one.slice(at + 1)]);
  }
  return Object.fromEntries(values);
}

/** @throws ProblemError search.unknown-kind */
export function searchableOf(searchables: readonly Searchable[], kind: string): Searchable {
  const found = searchables.find((searchable) => searchable.kind === kind);
  if (!found)
    throw new ProblemError('search.unknown-kind', {
      kinds: searchables.map((searchable) => searchable.kind),
    });
  return found;
}
