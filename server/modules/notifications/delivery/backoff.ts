const BASE_MS = 5_000;
export const LONGEST_PAUSE_MS = 6 * 3_600_000;
/** With these pauses about a day of trying. */
export const MAX_ATTEMPTS = 16;
/** Older than that, a message is given up whatever its attempts: the destination was away for days. */
export const MAX_AGE_MS = 3 * 86_400_000;

/**
 * How long to wait after a failed attempt: exponential, with full jitter, so that what failed together does
 * not come back together.
 * @param attempts made so far, from 1
 * @param random a number in [0, 1)
 */
export const pauseMs = (attempts: number, random: number): number =>
  Math.round(random * Math.min(LONGEST_PAUSE_MS, BASE_MS * 2 ** (attempts - 1)));

/** Whether another attempt is still worth it. Ages in milliseconds. */
export const isWorthAnother = (attempts: number, ageMs: number): boolean =>
  attempts < MAX_ATTEMPTS && ageMs < MAX_AGE_MS;
