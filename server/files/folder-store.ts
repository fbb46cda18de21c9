import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertKey, type FileStore, StorageFailure } from './store.ts';

/** What is being written; a crash leaves it, and `remove` takes it away. */
const PART = '.part';

/**
 * Objects as files of a folder. A file is written beside its place, flushed, and renamed, so that its name never
 * stands for half of it.
 * @param folder made when the first object is written
 */
export function folderStore(folder: string): FileStore {
  /** By the first characters of the name: a folder with a million entries is slow to work in. */
  const pathOf = (key: string): string => {
    assertKey(key);
    return join(folder, key.slice(0, 2), key);
  };

  return {
    put: ({ key, bytes }) =>
      told(`write ${key}`, async () => {
        const path = pathOf(key);
        const made = await mkdir(dirname(path), { recursive: true });
        const file = await open(path + PART, 'w');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(path + PART, path);
        await syncFolder(dirname(path));
        // A folder that is new must be found again too.
        if (made !== undefined) await syncFolder(dirname(dirname(path)));
      }),

    get: (key) =>
      told(`read ${key}`, async () => {
        try {
          return await readFile(pathOf(key));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
          throw error;
        }
      }),

    remove: (key) =>
      told(`remove ${key}`, async () => {
        const path = pathOf(key);
        await rm(path, { force: true });
        await rm(path + PART, { force: true });
      }),
  };
}

/** A name is durable when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new StorageFailure(`Could not ${what}`, { cause });
  }
}
