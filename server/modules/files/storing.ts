import { transactAgain } from '../../db/again.ts';
import { isDuplicate } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import { type MadePicture, pictureHash } from '../../files/pictures.ts';
import { type FileStore, StorageFailure } from '../../files/store.ts';
import { ProblemError } from '../../http/errors.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { findStored, insertWriting, markLeaving, markStored, rememberUpload } from './queries.ts';
import { keyOf, type StoredFile, type StoredType } from './stored-file.ts';

const RETRY_AFTER_S = 5;

export interface StoreDependencies {
  readonly database: Database;
  readonly store: FileStore;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Pick<Log, 'warn'>;
}
export interface StoringDependencies extends StoreDependencies {
  /** Makes the pictures of an upload; throws a ProblemError for what is none. */
  readonly make: (upload: Buffer) => Promise<MadePicture>;
}

/**
 * Keeps what an account uploads.
 * @returns its file: the one that is stored already when it is the same picture
 * @throws ProblemError for what is no picture, and file.storage-unavailable
 */
export type Keep = (upload: Buffer, accountId: string) => Promise<StoredFile>;

/** What is stored: bytes in one or several sizes. */
export interface Made {
  readonly width: number;
  readonly height: number;
  readonly variants: readonly { readonly width: number; readonly type: StoredType; readonly bytes: Buffer }[];
}

/**
 * Stores objects in three steps, each of which may be the last before a crash: a row says that objects are being written, the
 * objects are written, the row says that they are there. What a crash leaves is found by its row and swept.
 * @returns stores something under the name of its content; the answer is another storing of it that was first
 */
export function createStore(deps: StoreDependencies): (hash: string, made: Made) => Promise<StoredFile> {
  const { database, store, makeId, now, log } = deps;
  /** The next round takes away what was written; if even this fails, the round of an hour later. */
  const giveUp = (id: string): Promise<void> =>
    transactAgain(database, (tx) => markLeaving(tx, id, now())).catch(() => undefined);

  return async (hash, { width, height, variants }) => {
    const file: StoredFile = {
      id: makeId(),
      hash,
      width,
      height,
      variants: variants.map((variant) => [variant.width, variant.type, variant.bytes.length]),
    };
    await transactAgain(database, (tx) => insertWriting(tx, file, now()));
    try {
      for (const [i, { type, bytes }] of variants.entries()) {
        await store.put({ key: keyOf(file, file.variants[i]!), type, bytes });
      }
      if (await transactAgain(database, (tx) => markStored(tx, file.id, now()))) return file;
      throw new StorageFailure('Writing took so long that it was given up');
    } catch (error) {
      // Another instance stored the same picture meanwhile: its objects serve as well as ours.
      const other = isDuplicate(error) ? await findStored(database.reader, hash) : undefined;
      await giveUp(file.id);
      if (other) return other;
      log.warn({ err: error, fileId: file.id }, 'a file could not be stored');
      throw new ProblemError('file.storage-unavailable', { retryAfterS: RETRY_AFTER_S });
    }
  };
}

/** Keeps pictures by their content. */
export function createKeep(deps: StoringDependencies): Keep {
  const { database, now, make } = deps;
  const put = createStore(deps);
  /** By content: who sends the same picture at the same moment shares the work. */
  const underWay = new Map<string, Promise<StoredFile>>();

  async function storeOnce(hash: string, upload: Buffer): Promise<StoredFile> {
    const known = await findStored(database.reader, hash);
    if (known) return known;
    const same = underWay.get(hash);
    if (same) return same;
    const storing = make(upload)
      .then((made) => put(hash, made))
      .finally(() => underWay.delete(hash));
    underWay.set(hash, storing);
    return storing;
  }

  return async (upload, accountId) => {
    const hash = pictureHash(upload);
    // Twice: what was stored a moment ago may be on its way out, and is then stored afresh.
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const file = await storeOnce(hash, upload);
      if (await transactAgain(database, (tx) => rememberUpload(tx, file.id, accountId, now()))) return file;
    }
    throw new ProblemError('file.storage-unavailable', { retryAfterS: RETRY_AFTER_S });
  };
}
