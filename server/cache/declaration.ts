import type { RecordedEvent } from '../events/outbox.ts';

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

/** What a declaration need not say. */
export const DEFAULTS = {
  version: 1,
  maxEntries: 10_000,
  freshMs: 60_000,
  staleMs: 60_000,
  negativeMs: 5_000,
};

/** A declaration with everything said. */
export type Complete<V> = Required<Omit<CacheOptions<V>, 'changedBy'>>;
