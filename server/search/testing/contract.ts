import { describe } from 'vitest';
import type { SearchIndex } from '../port.ts';
import { changesContract } from './contract-changes.ts';
import { filtersContract } from './contract-filters.ts';
import { nastyContract } from './contract-nasty.ts';
import { pagingContract } from './contract-paging.ts';
import { rebuildContract } from './contract-rebuild.ts';
import { wordsContract } from './contract-words.ts';

/** A store that holds the index of one scope, for one suite. */
export interface TestStore {
  /** Opens the index, as a process does that has just been started; opened twice, both are the same index. */
  open(): Promise<SearchIndex>;
  /** Resolves when what was written can be found. */
  settle(): Promise<void>;
}

/** Makes an empty store; it is closed and removed when the suite has ended. */
export type OpenStore = () => Promise<TestStore>;

/** What every search index does, whatever stands behind it. */
export function searchContract(name: string, openStore: OpenStore): void {
  describe(`${name}: words`, () => wordsContract(openStore));
  describe(`${name}: filters, sorts, facets`, () => filtersContract(openStore));
  describe(`${name}: paging`, () => pagingContract(openStore));
  describe(`${name}: changes`, () => changesContract(openStore));
  describe(`${name}: rebuild`, () => rebuildContract(openStore));
  describe(`${name}: nasty input`, () => nastyContract(openStore));
}

/** A store with documents in it. */
export async function filledStore(
  openStore: OpenStore,
  documents: Parameters<Awaited<ReturnType<SearchIndex['rebuild']>>['add']>[0],
): Promise<{ store: TestStore; index: SearchIndex }> {
  const store = await openStore();
  const index = await store.open();
  const rebuild = await index.rebuild('first');
  await rebuild.add(documents, 1);
  await rebuild.finish();
  await store.settle();
  return { store, index };
}
