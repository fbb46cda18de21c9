/** So many failures in a row, and the destination is left alone. */
export const OPEN_AFTER = 5;
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 5 * 60_000;
/** A try whose sender has died is taken over by another after this. */
const PROBE_MS = 180_000;

/** A destination's circuit breaker. Times are epoch milliseconds. */
export interface Breaker {
  readonly state: 'closed' | 'open' | 'half-open';
  /** In a row. */
  readonly failures: number;
  /** How often it has opened since the last success: each rest is longer than the one before. */
  readonly openings: number;
  readonly openedAt: number | null;
  readonly retryAt: number | null;
  readonly lastError: string | null;
  readonly lastSentAt: number | null;
}

export const CLOSED: Breaker = {
  state: 'closed',
  failures: 0,
  openings: 0,
  openedAt: null,
  retryAt: null,
  lastError: null,
  lastSentAt: null,
};

/** How one attempt ended, as far as the destination is concerned: of one bad address it knows nothing. */
export interface Signal {
  /** It is there and answers, though it may have refused this one message: then `error` says why. */
  readonly ok: boolean;
  readonly error: string | null;
  /** Milliseconds that the destination asks for. */
  readonly retryAfterMs?: number;
}

/**
 * The breaker after one more attempt.
 * @param random a number in [0, 1): instances and destinations that fell together do not come back together
 */
export function afterAttempt(breaker: Breaker, signal: Signal, at: number, random: number): Breaker {
  if (signal.ok) {
    const { lastError, lastSentAt } = breaker;
    return { ...CLOSED, lastError, lastSentAt: signal.error === null ? at : lastSentAt };
  }
  const failures = breaker.failures + 1;
  const { error: lastError } = signal;
  // Attempts that were already on their way when it opened say nothing new.
  if (breaker.state === 'open') return { ...breaker, failures, lastError };
  const asked = signal.retryAfterMs ?? 0;
  if (breaker.state === 'closed' && failures < OPEN_AFTER && asked === 0) {
    return { ...breaker, failures, lastError };
  }
  const openings = breaker.openings + 1;
  const longest = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (openings - 1));
  // At least half of it: a destination that is down is not to be asked again at once.
  const restMs = Math.max(asked, Math.round(longest * (0.5 + random / 2)));
  return {
    state: 'open',
    failures,
    openings,
    openedAt: breaker.openedAt ?? at,
    retryAt: at + restMs,
    lastError,
    lastSentAt: breaker.lastSentAt,
  };
}

/** Whether anything may be sent: all, one to see, or nothing. */
export function passOf(breaker: Breaker, at: number): 'all' | 'one' | 'none' {
  if (breaker.state === 'closed') return 'all';
  return (breaker.retryAt ?? 0) <= at ? 'one' : 'none';
}

/** While one is on its way to see. */
export const probing = (breaker: Breaker, at: number): Breaker => ({
  ...breaker,
  state: 'half-open',
  retryAt: at + PROBE_MS,
});

/** When there was nothing to try it with. */
export const notProbed = (breaker: Breaker, at: number): Breaker => ({
  ...breaker,
  state: 'open',
  retryAt: at,
});
