/** Failures in a row that open it. */
const THRESHOLD = 3;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export type BreakerState = 'closed' | 'half-open' | 'open';

/**
 * Decides whether a service is used: closed, it is; after failures in a row it is open, and left alone for a pause;
 * then half-open, it is tried. Each pause is twice as long as the one before, up to five seconds, with jitter so that
 * instances do not come back together.
 */
export class Breaker {
  readonly #random: () => number;
  #inRow = 0;
  #pauseMs = FIRST_PAUSE_MS;
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

  /** @returns milliseconds until it may be tried */
  open(): number {
    if (this.state === 'closed') this.openings += 1;
    this.state = 'open';
    const pauseMs = this.#pauseMs * (0.5 + this.#random() / 2);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    return pauseMs;
  }

  probe(): void {
    this.state = 'half-open';
  }

  close(): void {
    this.state = 'closed';
    this.#inRow = 0;
    this.#pauseMs = FIRST_PAUSE_MS;
  }
}
