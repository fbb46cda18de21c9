/** An entry is moved to the young end this rarely: a hit costs one look into a map. */
const TOUCH_MS = 100;
/** What a key, its entry and its place in a map take besides the value; rough. */
const ENTRY_BYTES = 300;

/** A value as it is kept. `null` says that there is none. */
export interface Entry<V> {
  readonly value: V | null;
  /** The value as every reader of it gets it: made once. */
  readonly answer: Promise<V | null>;
  /** Monotonic milliseconds: it was current then. */
  readonly confirmedAt: number;
  /** Until then it is served as it is, and until `staleUntil` while a newer one is fetched. */
  readonly freshUntil: number;
  readonly staleUntil: number;
  /** Its size, roughly. */
  readonly bytes: number;
  touchedAt: number;
}

/**
 * The memory that all caches of a process share, bounded in bytes: what was not asked for the longest, of any
 * cache, goes first.
 */
export class Memory {
  readonly #maxBytes: number;
  readonly #shelves: Shelf<never>[] = [];
  bytes = 0;

  /** @param maxBytes of all values together, roughly */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** @param maxEntries of this one cache */
  shelf<V>(maxEntries: number): Shelf<V> {
    const shelf = new Shelf<V>(this, maxEntries);
    this.#shelves.push(shelf as unknown as Shelf<never>);
    return shelf;
  }

  /** Lets go of what is too much. */
  shrink(): void {
    while (this.bytes > this.#maxBytes) {
      let oldest: Shelf<never> | undefined;
      for (const shelf of this.#shelves) {
        if (shelf.size > 0 && (!oldest || shelf.oldestTouch < oldest.oldestTouch)) oldest = shelf;
      }
      if (!oldest) return;
      oldest.evict();
    }
  }
}

/** The entries of one cache, in the order in which they were last asked for. */
export class Shelf<V> {
  readonly #memory: Memory;
  readonly #maxEntries: number;
  /** A map keeps the order of insertion: the first is the one to go. */
  readonly #entries = new Map<string, Entry<V>>();
  bytes = 0;
  evictions = 0;

  constructor(memory: Memory, maxEntries: number) {
    this.#memory = memory;
    this.#maxEntries = maxEntries;
  }

  get size(): number {
    return this.#entries.size;
  }

  get oldestTouch(): number {
    const [oldest] = this.#entries.values();
    return oldest?.touchedAt ?? Number.POSITIVE_INFINITY;
  }

  find(key: string): Entry<V> | undefined {
    return this.#entries.get(key);
  }

  /** @param at monotonic milliseconds: it is asked for now */
  touch(key: string, entry: Entry<V>, at: number): void {
    if (at - entry.touchedAt < TOUCH_MS) return;
    entry.touchedAt = at;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
  }

  /** @param textBytes length of the value as text */
  put(key: string, entry: Omit<Entry<V>, 'bytes' | 'touchedAt'>, textBytes: number, at: number): Entry<V> {
    this.delete(key);
    // Characters take up to two bytes, and a value is larger than its text.
    const bytes = 2 * (textBytes + key.length) + ENTRY_BYTES;
    const kept = { ...entry, bytes, touchedAt: at };
    this.#entries.set(key, kept);
    this.#count(bytes);
    if (this.#entries.size > this.#maxEntries) this.evict();
    this.#memory.shrink();
    return kept;
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#count(-entry.bytes);
  }

  /** Takes out the one that was not asked for the longest. */
  evict(): void {
    const [key] = this.#entries.keys();
    if (key === undefined) return;
    this.delete(key);
    this.evictions += 1;
  }

  clear(): void {
    this.#count(-this.bytes);
    this.#entries.clear();
  }

  #count(bytes: number): void {
    this.bytes += bytes;
    this.#memory.bytes += bytes;
  }
}
