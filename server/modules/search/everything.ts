import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import { headOfOutbox } from '../../events/outbox.ts';
import type { SearchScope } from '../../search/document.ts';
import type { SearchIndexes } from '../../search/open.ts';
import type { IndexRebuild } from '../../search/port.ts';
import type { Searchable } from '../../search/searchable.ts';

/** The name of a document, wherever it is indexed. */
export interface Name {
  readonly kind: string;
  readonly id: string;
}

export const keyOf = ({ kind, id }: Name): string => `${kind}:${id}`;

/** All documents, a page of names at a time, ascending by kind and id. */
export interface Everything {
  page(executor: Executor, after: string | null, limit: number): Promise<readonly Name[]>;
}

/** @param searchables of the scopes that are wanted */
export function everythingOf(searchables: readonly Searchable[]): Everything {
  const inOrder = searchables.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  return {
    async page(executor, after, limit) {
      const split = after?.indexOf(':') ?? 0;
      const [kindAfter, idAfter] =
        after === null ? ['', null] : [after.slice(0, split), after.slice(split + 1)];
      const names: Name[] = [];
      for (const { kind, page } of inOrder.filter((one) => one.kind >= kindAfter)) {
        const wanted = limit - names.length;
        const ids = await page(executor, kind === kindAfter ? idAfter : null, wanted);
        names.push(...ids.map((id) => ({ kind, id })));
        if (ids.length >= wanted) break;
      }
      return names;
    },
  };
}

/** Fills new indexes of some scopes, beside those in use. */
export interface Filling {
  /** Says where following begins: before anything is read. A second time changes nothing. */
  begin(): Promise<void>;
  add(names: readonly Name[]): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/**
 * @param id of the run: the same id goes on where it was
 * @param scopes what is made anew
 */
export function fillingOf(
  id: string,
  scopes: readonly SearchScope[],
  { database, indexes, searchables }: FillingParts,
): Filling {
  const rebuilds = new Map<SearchScope, Promise<IndexRebuild>>();
  const rebuildOf = (scope: SearchScope): Promise<IndexRebuild> => {
    const known = rebuilds.get(scope) ?? indexes[scope].rebuild(id);
    rebuilds.set(scope, known);
    return known;
  };

  async function add(scope: SearchScope, names: readonly Name[]): Promise<void> {
    const rebuild = await rebuildOf(scope);
    // One connection: documents of a replica that lags behind must not be called newer than they are.
    await database.background.connection().execute(async (executor) => {
      const sequence = await headOfOutbox(executor);
      const ofScope = searchables.filter((searchable) => searchable.scope === scope);
      for (const { kind, documents } of ofScope) {
        const ids = names.filter((name) => name.kind === kind).map((name) => name.id);
        if (ids.length > 0) await rebuild.add(await documents(executor, ids), sequence);
      }
      if (names.length === 0) await rebuild.add([], sequence);
    });
  }

  return {
    begin: async () => {
      for (const scope of scopes) await add(scope, []);
    },
    add: async (names) => {
      for (const scope of scopes) if (names.length > 0) await add(scope, names);
    },
    finish: async () => {
      for (const scope of scopes) await (await rebuildOf(scope)).finish();
    },
    abandon: async () => {
      for (const scope of scopes) await (await rebuildOf(scope)).abandon();
    },
  };
}

export interface FillingParts {
  readonly database: Database;
  readonly indexes: SearchIndexes;
  readonly searchables: readonly Searchable[];
}
