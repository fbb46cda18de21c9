import type { Executor } from '../db/dialect.ts';
import type { SequencedEvent } from '../events/outbox.ts';
import type { SearchDocument, SearchScope } from './document.ts';

/** How a module announces what can be searched. */
export interface Searchable {
  readonly kind: string;
  readonly scope: SearchScope;
  /** Names of the facets that results are counted by. */
  readonly facets?: readonly string[];
  /** Names of the events after which documents may have changed. */
  readonly events: readonly string[];
  /** Whose documents one of these events may have changed. */
  idsOf(event: SequencedEvent): readonly string[];
  /** The documents as they are now, in bulk; ids that are left out are taken out of the index. */
  documents(executor: Executor, ids: readonly string[]): Promise<readonly SearchDocument[]>;
  /** All ids, ascending, a page at a time: for a rebuild. */
  page(executor: Executor, after: string | null, limit: number): Promise<readonly string[]>;
}
