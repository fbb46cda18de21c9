import type { SearchConfig } from '../config/search.ts';
import type { Log } from '../telemetry/metrics.ts';
import type { SearchScope } from './document.ts';
import { openEmbeddedIndex, SearchThreads } from './embedded/index.ts';
import { openOpensearchIndex } from './opensearch/index.ts';
import type { SearchIndex } from './port.ts';

export interface SearchIndexes extends Readonly<Record<SearchScope, SearchIndex>> {
  /** Whether each instance has an index of its own, which it alone keeps fresh. */
  readonly isOwn: boolean;
  close(): Promise<void>;
}

/** Opens the index of a scope: embedded, unless MADANG_OPENSEARCH_URL names a server. Nothing is read yet. */
function openSearchIndex(
  scope: SearchScope,
  config: SearchConfig,
  dataDir: string,
  parts: { readonly log: Log; readonly threads: SearchThreads; readonly monotonic: () => number },
): SearchIndex {
  return config.opensearch
    ? openOpensearchIndex(scope, config.opensearch, parts)
    : openEmbeddedIndex({ scope, dataDir, ...parts });
}

/** Both indexes of an installation, on the same threads. @param monotonic milliseconds that only go forward */
export function openSearchIndexes(
  config: SearchConfig,
  dataDir: string,
  log: Log,
  monotonic: () => number,
): SearchIndexes {
  const parts = { log, monotonic, threads: new SearchThreads({ log }) };
  const open = (scope: SearchScope) => openSearchIndex(scope, config, dataDir, parts);
  const indexes = { public: open('public'), operators: open('operators') };
  return {
    ...indexes,
    isOwn: config.opensearch === null,
    close: async () => {
      await Promise.all([indexes.public.close(), indexes.operators.close()]);
      await parts.threads.close();
    },
  };
}
