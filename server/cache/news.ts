/**
 * The promise: a read that begins at a moment never returns a value that was replaced (and the writer answered)
 * longer ago than this. Instances hear of each other's writes from Redis within milliseconds, and from the outbox in
 * about half a second; what was not confirmed by either for so long is not served, whatever the reason.
 */
export const STALE_BOUND_MS = 2_000;

/** How far this process has heard what happened; the cache trusts its values as far as that. */
export class News {
  /** Monotonic milliseconds: whatever was committed before it has been heard. */
  heardUntil = Number.NEGATIVE_INFINITY;
  /** The sequence up to which it has been heard. */
  position = 0;

  /** @param since whatever was committed before this moment (monotonic milliseconds) has been heard by now */
  caughtUp(since: number, position: number): void {
    this.heardUntil = since;
    this.position = position;
  }

  /**
   * Whether a value that was current at a moment, and of which nothing else was heard, can still be given out.
   * Before the outbox is followed nothing can: then every read goes to the database.
   */
  vouchesFor(confirmedAt: number, at: number): boolean {
    const { heardUntil } = this;
    if (heardUntil === Number.NEGATIVE_INFINITY) return false;
    return at - (confirmedAt > heardUntil ? confirmedAt : heardUntil) <= STALE_BOUND_MS;
  }
}
