/** Where stored objects live. Objects are small, written whole and never changed. */
export interface FileStore {
  /**
   * Writes an object; when this resolves it survives a crash. Doing it twice is doing it once.
   * @throws StorageFailure; a part of it may be there then, which `remove` takes away as well
   */
  put(object: StoredObject): Promise<void>;
  /**
   * @returns its bytes, or null when there is none of this name
   * @throws StorageFailure
   */
  get(key: string): Promise<Buffer | null>;
  /**
   * Takes an object away, and whatever a broken `put` left of it; one that is not there is fine.
   * @throws StorageFailure
   */
  remove(key: string): Promise<void>;
}

export interface StoredObject {
  /** Letters, digits, dots and hyphens: see `assertKey`. */
  readonly key: string;
  readonly bytes: Buffer;
  /** Media type. */
  readonly type: string;
}

/** The storage did not do what it was asked; the same may work later. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
}

/** Names are made by us; nothing else may become a path. */
const isKey = (key: string): boolean => /^[0-9A-Za-z][0-9A-Za-z-]{2,120}\.[a-z0-9]{2,5}$/.test(key);

/** @throws Error for a name that we cannot have made */
export function assertKey(key: string): void {
  if (!isKey(key)) throw new Error(`${JSON.stringify(key)} is no name of a stored object`);
}
