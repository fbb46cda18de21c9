import { ProblemError } from '../../../http/errors.ts';
import type { SearchIndex } from '../../../search/port.ts';
import type { Asked } from './listing.ts';
import type { ProductPage } from './schemas.ts';
import { NO_SCORE, SCORE } from './searchable.ts';

/** Which rating, and where in it: `r4.7,…`; `rnone,` begins with those that nobody has rated. */
const CURSOR = /^r([1-5]\.[0-9]|none),(.{0,220})$/;
/** Ratings are looked at one after the other; a page that meets more of them is short, and goes on. */
const MAX_LOOKS = 15;

const rank = (score: string): number => (score === NO_SCORE ? 0 : Number(score));

/**
 * The best rated first, to a tenth of a star, and within a tenth the most popular. An index has no such order, but it
 * filters by a facet: so the ratings that there are are counted, and asked for one after the other.
 * @throws ProblemError request.invalid-cursor, and what the index throws
 */
export async function searchByRating(
  index: Pick<SearchIndex, 'search'>,
  asked: Asked,
  cursor: string | undefined,
): Promise<Omit<ProductPage, 'items'> & { readonly ids: readonly string[] }> {
  const from = cursor === undefined ? null : CURSOR.exec(cursor);
  if (cursor !== undefined && !from) throw new ProblemError('request.invalid-cursor');
  const countFacets = cursor === undefined ? [...asked.countFacets, SCORE] : [SCORE];
  const counted = await index.search({ ...asked, limit: 1, countFacets, countTotal: true });
  const { [SCORE]: scored = [], ...facets } = counted.facets;
  const scores = scored
    .map(({ value }) => value)
    .filter((score) => !from || rank(score) <= rank(from[1] ?? ''))
    .sort((a, b) => rank(b) - rank(a));
  const ids: string[] = [];
  let nextCursor: string | null = null;
  for (const [looks, score] of scores.entries()) {
    if (ids.length >= asked.limit || looks >= MAX_LOOKS) {
      nextCursor = `r${score},`;
      break;
    }
    const inner = from?.[1] === score && from[2] ? { cursor: from[2] } : {};
    const limit = asked.limit - ids.length;
    const within = { ...asked.within, [SCORE]: [score] };
    const part = await index.search({
      ...asked,
      within,
      limit,
      countFacets: [],
      countTotal: false,
      ...inner,
    });
    ids.push(...part.hits.map(({ id }) => id));
    if (part.nextCursor !== null) {
      nextCursor = `r${score},${part.nextCursor}`;
      break;
    }
  }
  return {
    ids,
    nextCursor,
    total: { ...counted.total },
    facets:
      cursor === undefined
        ? Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, [...values]]))
        : {},
    areFacetsExact: counted.areFacetsExact,
    corrected: counted.corrected,
  };
}
