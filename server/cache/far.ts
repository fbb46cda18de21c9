/** What the level that instances share says of a key. */
export type FarAnswer =
  | { readonly kind: 'hit'; readonly text: string; readonly remainingMs: number }
  /** It has none, and whoever holds this lease may fill it in. */
  | { readonly kind: 'leased'; readonly lease: Lease }
  /** It has none, and somebody else is about to fill it in. */
  | { readonly kind: 'busy' }
  /** It did not answer. */
  | { readonly kind: 'failed' };

export interface Lease {
  readonly token: string;
  /** What was committed up to this sequence is in whatever is read from now on. */
  readonly asOf: number;
}

/**
 * The second level, shared by all instances. It is told of every write, and tells everybody who has read a key; a
 * value that was read before a write cannot be filled in after it. Never a source of truth, and nothing of it throws.
 */
export interface Far {
  /** Whether it can be relied on now; else the database is asked. */
  readonly canRead: boolean;
  /**
   * Asks for keys, in one go.
   * @param minRemainingMs values that would be let go sooner count as missing
   */
  read(names: readonly string[], minRemainingMs: number): Promise<FarAnswer[]>;
  /** @returns whether the lease still stood */
  fill(name: string, lease: Lease, text: string, lifeMs: number): Promise<boolean>;
  /** Lets go of keys and of the leases on them; resolves when that is so, or when it cannot be reached. */
  drop(names: readonly string[]): Promise<void>;
}
