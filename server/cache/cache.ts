import type { RecordedEvent } from '../events/outbox.ts';
import type { Far, FarAnswer, Lease } from './far.ts';
import type { Figures } from './figures.ts';
import { deepFreeze } from './freeze.ts';
import type { Entry, Shelf } from './memory.ts';
import type { News } from './news.ts';

export interface CacheOptions<V> {
  /** `module.things`: in metrics, and in front of its keys. */
  readonly name: string;
  /** Raise it when the shape of a value changes: instances of two releases share one Redis. */
  readonly version?: number;
  /**
   * Reads from the primary what is not there, in bulk. Values are plain data: what JSON keeps.
   * @returns by key; null, or nothing, for what does not exist
   */
  readonly load: (keys: readonly string[]) => Promise<ReadonlyMap<string, V | null>>;
  readonly maxEntries?: number;
  /** How long a value is served as it is while nobody says that it changed. */
  readonly freshMs?: number;
  /** How long after that it is still served while it is read again. */
  readonly staleMs?: number;
  /** How long it is remembered that there is none. */
  readonly negativeMs?: number;
  /** Which keys an event changes, by the event's name: how other instances hear of a write. */
  readonly changedBy?: Readonly<Record<string, (event: RecordedEvent) => readonly string[]>>;
}

/** A read-through cache. Values are frozen: they are shared by all who ask. */
export interface Cache<V> {
  /** @throws what `load` throws */
  get(key: string): Promise<V | null>;
  /** @returns by key, only what exists */
  getMany(keys: readonly string[]): Promise<Map<string, V>>;
  /**
   * To be called by whoever has changed these, after the commit and before they are answered. From the moment of the
   * call on no read of this process returns what was before.
   * @returns when the other instances have been told, or could not be within the time that is allowed for it
   */
  invalidate(keys: readonly string[]): Promise<void>;
}

interface Flight<V> {
  /** What it brings was current at this moment, or later. */
  readonly confirmedAt: number;
  readonly answer: Promise<V | null>;
}
/** What a flight brings for one key. */
interface Brought<V> {
  readonly value: V | null;
  readonly textBytes: number;
  readonly confirmedAt: number;
  readonly freshMs: number;
  readonly staleMs: number;
  /** Nobody would tell us if it changed: it is handed on, and not kept. */
  readonly isUntold: boolean;
}

/** What a declaration need not say. */
export const DEFAULTS = {
  version: 1,
  maxEntries: 10_000,
  freshMs: 60_000,
  staleMs: 60_000,
  negativeMs: 5_000,
};
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
  readonly #options: Required<Omit<CacheOptions<V>, 'changedBy'>>;
  readonly #parts: CacheParts<V>;
  readonly #shelf: Shelf<V>;
  readonly #news: News;
  readonly #figures: Figures;
  readonly #now: () => number;
  readonly #flights = new Map<string, Flight<V>>();

  constructor(options: CacheOptions<V>, parts: CacheParts<V>) {
    this.#options = { ...DEFAULTS, ...options };
    this.#parts = parts;
    this.#shelf = parts.shelf;
    this.#news = parts.news;
    this.#figures = parts.figures;
    this.#now = parts.now;
  }

  /** In front of its keys. */
  get space(): string {
    return `${this.#options.name}@${this.#options.version}`;
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
    return this.#parts.far?.drop(keys.map((key) => this.#nameOf(key))) ?? DONE;
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
    const bringing = this.#bring(keys, at, isFarUsed ? far : null, minRemainingMs, stands);
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

  /** From the second level what it has, from the database the others. */
  async #bring(
    keys: readonly string[],
    at: number,
    far: Far | null,
    minRemainingMs: number,
    stands: (key: string) => boolean,
  ): Promise<Map<string, Brought<V>>> {
    const brought = new Map<string, Brought<V>>();
    const leases = new Map<string, Lease>();
    const untold = new Set<string>();
    const { heardUntil } = this.#news;
    const answers: FarAnswer[] = far
      ? await far.read(
          keys.map((key) => this.#nameOf(key)),
          minRemainingMs,
        )
      : [];
    for (const [i, answer] of answers.entries()) {
      const key = keys[i]!;
      if (answer.kind === 'hit') brought.set(key, this.#unpack(answer, heardUntil));
      else if (answer.kind === 'leased') leases.set(key, answer.lease);
      else if (answer.kind === 'failed') untold.add(key);
    }
    const missing = keys.filter((key) => !brought.has(key));
    if (missing.length === 0) return brought;
    for (const [key, value] of await this.#load(missing)) {
      const text = JSON.stringify(value);
      const life = this.#lifeOf(value);
      const lease = leases.get(key);
      if (far && lease && stands(key)) this.#fill(far, key, lease, text, life.freshMs + life.staleMs);
      brought.set(key, {
        value: deepFreeze(value),
        textBytes: text.length,
        confirmedAt: at,
        ...life,
        isUntold: untold.has(key),
      });
    }
    return brought;
  }

  #unpack({ text, remainingMs }: FarAnswer & { kind: 'hit' }, confirmedAt: number): Brought<V> {
    const value = deepFreeze(JSON.parse(text) as V | null);
    const { staleMs } = this.#lifeOf(value);
    const freshMs = Math.max(0, remainingMs - staleMs);
    const left = Math.min(staleMs, remainingMs);
    return { value, textBytes: text.length, confirmedAt, freshMs, staleMs: left, isUntold: false };
  }

  #lifeOf(value: V | null): { freshMs: number; staleMs: number } {
    const { freshMs, staleMs, negativeMs } = this.#options;
    return value === null ? { freshMs: negativeMs, staleMs: 0 } : { freshMs, staleMs };
  }

  /** Nobody waits for it. A lease that stands no more means that the key was changed: then it is not kept here either. */
  #fill(far: Far, key: string, lease: Lease, text: string, lifeMs: number): void {
    if (lifeMs <= 0) return;
    void far.fill(this.#nameOf(key), lease, text, lifeMs).then((stood) => {
      if (!stood) this.forget([key]);
    });
  }

  async #load(keys: readonly string[]): Promise<Map<string, V | null>> {
    this.#figures.loads += keys.length;
    try {
      const loaded = await this.#options.load(keys);
      return new Map(keys.map((key) => [key, loaded.get(key) ?? null]));
    } catch (error) {
      this.#figures.failures += 1;
      throw error;
    }
  }

  #nameOf(key: string): string {
    return `${this.space}:${key}`;
  }
}
