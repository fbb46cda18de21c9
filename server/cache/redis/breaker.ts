/** Failures in a row that open it. */
const THRESHOLD = 3;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export type BreakerState = 'closed' | 'half-open' | 'open';

/**
 * Decides whether a service is used: closed, it is; after failures in a row it is open, and left alone for a pause;
 * then half-open, it is tried. Each pause is twice as long as the one before, up to five seconds and until it has been
 * closed for as long, with jitter so that instances do not come back together.
 */
export class Breaker {
  readonly #random: () => number;
  #inRow = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #closedAt = 0;
  state: BreakerState = 'open';
  failures = 0;
  openings = 0;

  /** @param random from 0 up to 1 */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** An answer came in time. */
  succeeded(): void {
    this.#inRow = 0;
  }

  /** @returns whether that was one too many: `open` is to follow */
  failed(): boolean {
    this.failures += 1;
    this.#inRow += 1;
    return this.#inRow >= THRESHOLD;
  }

  /**
   * @param at monotonic milliseconds
   * @returns milliseconds until it may be tried
   */
  open(at: number): number {
    if (this.state === 'closed') {
      this.openings += 1;
      if (at - this.#closedAt > LONGEST_PAUSE_MS) this.#pauseMs = FIRST_PAUSE_MS;
    }
    this.state = 'open';
    const pauseMs = this.#pauseMs * (0.5 + this.#random() / 2);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    return pauseMs;
  }

  probe(): void {
    this.state = 'half-open';
  }

  close(at: number): void {
    this.state = 'closed';
    this.#inRow = 0;
    this.#closedAt = at;
  }
}
