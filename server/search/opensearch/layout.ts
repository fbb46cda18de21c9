import type { OpensearchConfig } from '../../config/search.ts';

/** Part of the names of indexes: raise it when the fields change, and every index is made anew. */
export const LAYOUT = 1;

/** Made of links by us; the server only cuts at the spaces between them. */
const LINKS = { type: 'text', analyzer: 'links', norms: false } as const;
/** Longer ones are not looked for by anybody; the server would refuse the document. */
const KEYWORD = { type: 'keyword', ignore_above: 1_000 } as const;

/** In this order candidates are wanted, so that the server can stop at the first of them. */
export const BEST_FIRST = ['magnitude', 'at', 'id', 'kind'] as const;

/** Settings and fields of an index that is filled before it is asked. */
export function layout({ replicas }: OpensearchConfig) {
  return {
    settings: {
      // One shard: an early end, counts and the order of pages are exact, and tens of millions of documents fit.
      number_of_shards: 1,
      number_of_replicas: replicas,
      refresh_interval: '-1',
      'sort.field': BEST_FIRST,
      'sort.order': ['desc', 'desc', 'asc', 'asc'],
      analysis: { analyzer: { links: { type: 'custom', tokenizer: 'whitespace' } } },
    },
    mappings: {
      dynamic: 'strict',
      // What is only there to be found need not be kept.
      _source: { excludes: ['title', 'text', 'initials', 'words', 'keys'] },
      properties: {
        kind: KEYWORD,
        id: KEYWORD,
        title: LINKS,
        text: LINKS,
        initials: LINKS,
        /** The words of titles, and what the keys of each are: near ones are looked up in them. */
        words: KEYWORD,
        keys: { ...KEYWORD, doc_values: false },
        facets: KEYWORD,
        price: { type: 'long' },
        at: { type: 'long' },
        magnitude: { type: 'byte' },
        /** What is shown. */
        shown: { type: 'object', enabled: false },
        /** Of the one entry that says up to where events are in the index. */
        position: { type: 'long', index: false, doc_values: false },
      },
    },
  };
}
