import { type Cache, type CacheOptions, type Complete, DEFAULTS } from './declaration.ts';
import type { Far } from './far.ts';
import type { Figures } from './figures.ts';
import type { Entry, Shelf } from './memory.ts';
import type { News } from './news.ts';
import { type Brought, Supply } from './supply.ts';

interface Flight<V> {
  /** What it brings was current at this moment, or later. */
  readonly confirmedAt: number;
  readonly answer: Promise<V | null>;
}
const DONE = Promise.resolve();

export interface CacheParts<V> {
  readonly shelf: Shelf<V>;
  readonly news: News;
  readonly far: Far | null;
  readonly figures: Figures;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/** See `Cache`. One key is fetched by one flight at a time; a flight that was overtaken by a write leaves nothing behind. */
export class ReadThrough<V> implements Cache<V> {
  readonly #options: Complete<V>;
  readonly #supply: Supply<V>;
  readonly #parts: CacheParts<V>;
  readonly #shelf: Shelf<V>;
  readonly #news: News;
  readonly #figures: Figures;
  readonly #now: () => number;
  readonly #flights = new Map<string, Flight<V>>();

  constructor(options: CacheOptions<V>, parts: CacheParts<V>) {
    this.#options = { ...DEFAULTS, ...options };
    this.#parts = parts;
    this.#supply = new Supply(this.#options, parts.figures, (keys) => this.forget(keys));
    this.#shelf = parts.shelf;
    this.#news = parts.news;
    this.#figures = parts.figures;
    this.#now = parts.now;
  }

  /** In front of its keys. */
  get space(): string {
    return this.#supply.space;
  }

  /** It holds nothing and fetches nothing, so that no news matters to it. */
  get isEmpty(): boolean {
    return this.#shelf.size === 0 && this.#flights.size === 0;
  }

  get(key: string): Promise<V | null> {
    const at = this.#now();
    const entry = this.#shelf.find(key);
    if (entry !== undefined && at < entry.freshUntil && this.#news.vouchesFor(entry.confirmedAt, at)) {
      this.#figures.hits += 1;
      this.#shelf.touch(key, entry, at);
      return entry.answer;
    }
    return this.#kept(key, at)?.answer ?? this.#fetch([key], at)[0]!;
  }

  async getMany(keys: readonly string[]): Promise<Map<string, V>> {
    const at = this.#now();
    const wanted = new Set(keys);
    const found = new Map<string, V>();
    const missing: string[] = [];
    for (const key of wanted) {
      const entry = this.#kept(key, at);
      if (entry === undefined) missing.push(key);
      else if (entry.value !== null) found.set(key, entry.value);
    }
    if (missing.length === 0) return found;
    for (const [i, value] of (await Promise.all(this.#fetch(missing, at))).entries()) {
      if (value !== null) found.set(missing[i]!, value);
    }
    return found;
  }

  invalidate(keys: readonly string[]): Promise<void> {
    this.forget(keys);
    if (keys.length === 0) return DONE;
    return this.#parts.far?.drop(keys.map((key) => this.#supply.nameOf(key))) ?? DONE;
  }

  /** Lets go of keys in this process alone. */
  forget(keys: readonly string[]): void {
    this.#figures.invalidations += keys.length;
    for (const key of keys) {
      this.#shelf.delete(key);
      this.#flights.delete(key);
    }
  }

  /** Lets go of everything in this process. */
  clear(): void {
    this.#shelf.clear();
    this.#flights.clear();
  }

  /** What can be given out; when it is not fresh any more, something newer is sent for. */
  #kept(key: string, at: number): Entry<V> | undefined {
    const entry = this.#shelf.find(key);
    if (!entry || at >= entry.staleUntil || !this.#news.vouchesFor(entry.confirmedAt, at)) return undefined;
    this.#shelf.touch(key, entry, at);
    if (at < entry.freshUntil) this.#figures.hits += 1;
    else {
      this.#figures.stale += 1;
      // Who gets the old value does not wait, and a failure of the new one concerns nobody yet.
      if (!this.#flights.has(key)) {
        this.#fetch([key], at, this.#options.staleMs)[0]!.catch(() => undefined);
      }
    }
    return entry;
  }

  /** Joins the flights that are under way and begins one for all other keys; answers in the order of `keys`. */
  #fetch(keys: readonly string[], at: number, minRemainingMs = 0): Promise<V | null>[] {
    this.#figures.misses += keys.length;
    const joined = new Map<string, Promise<V | null>>();
    for (const key of keys) {
      const flight = this.#flights.get(key);
      if (flight && this.#news.vouchesFor(flight.confirmedAt, at)) joined.set(key, flight.answer);
    }
    const own = joined.size === 0 ? keys : keys.filter((key) => !joined.has(key));
    if (own.length > 0) this.#begin(own, at, minRemainingMs);
    return keys.map((key) => joined.get(key) ?? this.#flights.get(key)!.answer);
  }

  #begin(keys: readonly string[], at: number, minRemainingMs: number): void {
    const { heardUntil } = this.#news;
    const far = this.#parts.far;
    // What the second level holds is as current as our news: too old, and only the database will do.
    const isFarUsed = far?.canRead === true && this.#news.vouchesFor(heardUntil, at);
    const confirmedAt = isFarUsed ? heardUntil : at;
    const flights = new Map<string, Flight<V>>();
    const stands = (key: string) => this.#flights.get(key) === flights.get(key);
    const bringing = isFarUsed
      ? this.#supply.fromFar(far, keys, { at, heardUntil, minRemainingMs, stands })
      : this.#supply.fromDatabase(keys, at);
    for (const key of keys) {
      const answer = bringing.then(
        (brought) => this.#land(key, brought.get(key)!, stands(key)),
        (error: unknown) => {
          if (stands(key)) this.#flights.delete(key);
          throw error;
        },
      );
      const flight = { confirmedAt, answer };
      flights.set(key, flight);
      this.#flights.set(key, flight);
    }
  }

  /** Keeps what a flight brought, unless it was overtaken. */
  #land(key: string, brought: Brought<V>, stands: boolean): V | null {
    const { value, textBytes, confirmedAt, freshMs, staleMs, isUntold } = brought;
    if (!stands) return value;
    this.#flights.delete(key);
    if (isUntold || freshMs + staleMs <= 0) return value;
    const at = this.#now();
    const freshUntil = at + freshMs;
    this.#shelf.put(
      key,
      { value, answer: Promise.resolve(value), confirmedAt, freshUntil, staleUntil: freshUntil + staleMs },
      textBytes,
      at,
    );
    return value;
  }
}
