/** A bound on how many begin in a second, with room for a tenth of a second's worth at once. */
export interface Pace {
  /** Milliseconds until the next may begin; 0 takes the place. */
  take(): number;
}

/**
 * @param perSecond null: no bound
 * @param now monotonic milliseconds
 */
export function createPace(perSecond: number | null, now: () => number): Pace {
  if (perSecond === null) return { take: () => 0 };
  const room = Math.max(1, perSecond / 10);
  let tokens = room;
  let filledAt = now();
  return {
    take: () => {
      const at = now();
      tokens = Math.min(room, tokens + ((at - filledAt) / 1000) * perSecond);
      filledAt = at;
      if (tokens < 1) return Math.ceil(((1 - tokens) / perSecond) * 1000);
      tokens -= 1;
      return 0;
    },
  };
}
