import type { Log } from '../telemetry/metrics.ts';
import { createTrouble } from '../telemetry/trouble.ts';

/** Small work that comes back: each instance does it, and whoever is first finds it, so it must be safe for several. */
export interface Round {
  readonly name: string;
  /** Milliseconds between the end of one run and the beginning of the next. */
  readonly everyMs: number;
  /**
   * One run. It must end soon after `signal` is aborted, which is when the process is asked to stop.
   * @returns true when there is more to do at once
   */
  run(signal: AbortSignal): Promise<boolean>;
}

export interface Rounds {
  start(): void;
  /** Resolves when the runs under way have ended; no further one begins. */
  stop(): Promise<void>;
}

/**
 * Runs each round again and again, never twice at once; one that fails is told in the log and tried again.
 * @param failed told the name of one that failed
 */
export function createRounds(
  rounds: readonly Round[],
  log: Log,
  failed: (round: string) => void = () => undefined,
): Rounds {
  const stopping = new AbortController();
  const trouble = createTrouble(log);
  const timers = new Map<Round, NodeJS.Timeout>();
  const underWay = new Map<Round, Promise<void>>();

  function schedule(round: Round, delayMs: number): void {
    if (stopping.signal.aborted) return;
    timers.set(
      round,
      setTimeout(() => underWay.set(round, runOnce(round)), delayMs),
    );
  }

  async function runOnce(round: Round): Promise<void> {
    let hasMore = false;
    try {
      hasMore = await round.run(stopping.signal);
      trouble.went(round.name, { round: round.name }, 'a round runs again');
    } catch (error) {
      if (!stopping.signal.aborted) {
        trouble.failed(round.name, error, { round: round.name }, 'a round failed; trying again');
        failed(round.name);
      }
    }
    schedule(round, hasMore ? 0 : round.everyMs);
  }

  return {
    start: () => {
      for (const round of rounds) schedule(round, round.everyMs);
    },
    stop: async () => {
      stopping.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(underWay.values());
    },
  };
}
