import { pino } from 'pino';
import type { OpensearchConfig } from '../../server/config/search.ts';
import { openSearchIndexes } from '../../server/search/open.ts';
import type { SearchQuery } from '../../server/search/port.ts';
import type { Kind } from '../report/model.ts';
import { chunksOf, type Method, PAGE } from './method.ts';

const log = pino({ level: 'error' });
/** Pages of everything that holds a word. */
const LARGE_PAGE = 100;

export interface IndexOptions {
  readonly name: string;
  readonly kind: Kind;
  /** Where the files of embedded indexes lie. */
  readonly dataDir: string;
  /** null: embedded. */
  readonly opensearch: OpensearchConfig | null;
  readonly serverPid: number | null;
}

/** The product's own index, asked through its port: what the routes ask as well. */
export function indexMethod({ name, kind, dataDir, opensearch, serverPid }: IndexOptions): Method {
  const indexes = openSearchIndexes({ opensearch }, dataDir, log, () => performance.now());
  const index = indexes.public;
  const queryOf = (q: string, own: Partial<SearchQuery> = {}): SearchQuery => ({
    ...{ q, kinds: ['drop'], facets: {}, sort: 'relevance', limit: PAGE, locale: 'ko', countFacets: [] },
    ...own,
  });
  return {
    name,
    kind,
    serverPid,
    build: async (corpus) => {
      const rebuild = await index.rebuild('bench');
      for (const chunk of chunksOf(corpus)) await rebuild.add(chunk, 1);
      await rebuild.finish();
    },
    bytes: async () => (await index.status()).bytes,
    search: async (q) => {
      const { hits, total } = await index.search(queryOf(q));
      return { ids: hits.map(({ id }) => id), count: total.count, isExact: total.isExact };
    },
    everything: async (q) => {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await index.search(
          queryOf(q, { limit: LARGE_PAGE, ...(cursor !== null && { cursor }) }),
        );
        ids.push(...page.hits.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return ids;
    },
    close: () => indexes.close(),
  };
}
