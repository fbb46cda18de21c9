export interface TurnLimits {
  /** Pieces of work at the same time. */
  readonly parallel: number;
  /** Who may wait for a turn; one more is refused at once. */
  readonly maxWaiting: number;
}

/** Bounds heavy work, so that a crowd that wants it slows nothing else. */
export interface Turns {
  /**
   * Waits for a turn, then does the work.
   * @param refuse makes the error for whoever would be one too many
   */
  take<T>(work: () => Promise<T>, refuse: () => Error): Promise<T>;
}

export function createTurns({ parallel, maxWaiting }: TurnLimits): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async take(work, refuse) {
      if (running < parallel) running += 1;
      else if (waiting.length >= maxWaiting) throw refuse();
      // Whoever finishes hands its place on, so `running` stays as it is.
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
