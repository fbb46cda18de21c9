import type { Executor } from '../../db/dialect.ts';
import type { FileStore } from '../../files/store.ts';
import type { PictureType } from '../../lib/picture-schema.ts';
import { findStored } from './queries.ts';
import { keyOf, type StoredFile, type StoredType } from './stored-file.ts';

/** What is asked for again and again is read from the store once a minute. */
const KEPT_BYTES = 16 * 1024 * 1024;
const KEPT_MS = 60_000;

export interface Wanted {
  readonly hash: string;
  readonly width: number;
  readonly type: PictureType;
}
interface Kept {
  readonly bytes: Promise<Buffer | null>;
  size: number;
  readonly until: number;
}

/** Stored pictures for reading: a crowd that opens the same page at once reads each of them once. */
export interface Shelf {
  /**
   * @returns the bytes, or null when there is no such picture
   * @throws StorageFailure
   */
  read(wanted: Wanted): Promise<Buffer | null>;
  /** It was removed. */
  forget(file: StoredFile): void;
}

/** @param now milliseconds that only go forward */
export function createShelf(reader: Executor, store: FileStore, now: () => number): Shelf {
  const kept = new Map<string, Kept>();
  let size = 0;

  function drop(name: string): void {
    size -= kept.get(name)?.size ?? 0;
    kept.delete(name);
  }

  async function load({ hash, width, type }: Wanted): Promise<Buffer | null> {
    // Twice: between the row and its objects the picture may have been removed and stored afresh.
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const file = await findStored(reader, hash);
      const variant = file?.variants.find((one) => one[0] === width && one[1] === type);
      if (!file || !variant) return null;
      const bytes = await store.get(keyOf(file, variant));
      if (bytes) return bytes;
    }
    return null;
  }

  return {
    read(wanted) {
      const name = nameOf(wanted);
      const hit = kept.get(name);
      if (hit && hit.until > now()) return hit.bytes;
      if (hit) drop(name);
      const entry: Kept = { bytes: load(wanted), size: 0, until: now() + KEPT_MS };
      kept.set(name, entry);
      entry.bytes.then(
        (bytes) => {
          if (kept.get(name) !== entry) return;
          if (bytes === null) return drop(name);
          entry.size = bytes.length;
          size += bytes.length;
          for (const oldest of kept.keys()) {
            if (size <= KEPT_BYTES) break;
            drop(oldest);
          }
        },
        () => {
          if (kept.get(name) === entry) drop(name);
        },
      );
      return entry.bytes;
    },
    forget({ hash, variants }) {
      for (const [width, type] of variants) drop(nameOf({ hash, width, type }));
    },
  };
}

const nameOf = ({ hash, width, type }: Omit<Wanted, 'type'> & { type: StoredType }): string =>
  `${hash}-${width}-${type}`;
