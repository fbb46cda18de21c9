import type { Cache, CreateCache } from '../../../cache/index.ts';
import type { Executor } from '../../../db/dialect.ts';
import type { SearchIndex } from '../../../search/port.ts';
import { isUnavailable } from './listing.ts';
import type { RankingName } from './schemas.ts';

const RANKED = 100;
const ALL = 'all';
const FRESH_MS = 30_000;

/** The key of a ranking. @param categoryId null: the whole shop */
export const rankingKey = (list: RankingName, categoryId: string | null): string =>
  `${list}:${categoryId ?? ALL}`;

/**
 * What is ranked, by `rankingKey`: as it was last worked out, and before that by what the search index knows, or the
 * newest first.
 */
export function rememberRankings(
  executor: Executor,
  createCache: CreateCache,
  index: SearchIndex,
): Cache<readonly string[]> {
  return createCache<readonly string[]>({
    name: 'shop.rankings',
    load: async (keys) => {
      const found = new Map<string, readonly string[]>();
      for (const key of keys) found.set(key, await ranked(executor, index, key));
      return found;
    },
    // A job works them out anew every few minutes: who sees them a minute later misses nothing.
    freshMs: FRESH_MS,
    staleMs: FRESH_MS,
  });
}

async function ranked(executor: Executor, index: SearchIndex, key: string): Promise<string[]> {
  const rows = await executor
    .selectFrom('shop_rankings')
    .select('product_id')
    .where('list', '=', key)
    .orderBy('position')
    .limit(RANKED)
    .execute();
  if (rows.length > 0) return rows.map((row) => row.product_id);
  const [list, category = ALL] = key.split(':');
  try {
    const { hits } = await index.search({
      q: '',
      kinds: ['product'],
      facets: category === ALL ? {} : { category: [category] },
      sort: list === 'new' ? 'newest' : 'popular',
      limit: RANKED,
      locale: 'ko',
      countFacets: [],
      countTotal: false,
    });
    if (hits.length > 0) return hits.map(({ id }) => id);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
  return newest(executor, category);
}

async function newest(executor: Executor, category: string): Promise<string[]> {
  let select = executor.selectFrom('shop_products').select('id').where('status', '=', 'on-sale');
  if (category !== ALL) select = select.where('category_id', '=', category);
  const rows = await select.orderBy('id', 'desc').limit(RANKED).execute();
  return rows.map(({ id }) => id);
}
