import type { Database } from '../../db/open.ts';
import { readEntries } from './queries.ts';
import { type Entry, entryKey } from './room.ts';

/** Where a poll finds its entry. */
export type FindEntry = (roomId: string, accountId: string) => Promise<Entry | null>;

interface Asking {
  readonly key: readonly [roomId: string, accountId: string];
  readonly resolve: (entry: Entry | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads entries for polls: all that ask in the same turn of the event loop share a statement, as a crowd that waits does
 * nothing but ask.
 */
export function createFindEntry({ reader }: Pick<Database, 'reader'>): FindEntry {
  let asking: Asking[] = [];

  async function readAll(): Promise<void> {
    const all = asking;
    asking = [];
    try {
      const keys = all.map(({ key }) => key);
      const found = new Map<string, Entry>();
      for (const entry of await readEntries(reader, keys)) {
        found.set(entryKey(entry.roomId, entry.accountId), entry);
      }
      for (const { key, resolve } of all) resolve(found.get(entryKey(...key)) ?? null);
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  }

  return (roomId, accountId) =>
    new Promise((resolve, reject) => {
      if (asking.length === 0) setImmediate(() => void readAll());
      asking.push({ key: [roomId, accountId], resolve, reject });
    });
}
