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
  async function told<T>(what: string, key: string, work: (path: string) => Promise<T>): Promise<T> {
    assertKey(key);
    try {
      // By the first characters of the name: a folder with a million entries is slow to work in.
      return await work(join(folder, key.slice(0, 2), key));
    } catch (cause) {
      throw new StorageFailure(`Could not ${what} ${key}`, { cause });
    }
  }

  return {
    put: ({ key, bytes }) =>
      told('write', key, async (path) => {
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
      told('read', key, async (path) => {
        try {
          return await readFile(path);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
          throw error;
        }
      }),

    remove: (key) =>
      told('remove', key, async (path) => {
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
