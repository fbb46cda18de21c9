import { type CallAnswer, call, type Fetch } from '../../../gateways/call.ts';
import type { Log } from '../../../telemetry/metrics.ts';

/** A page waits for it: better without weather than late. */
const TIMEOUT_MS = 4_000;
/** After so many failures in a row nothing is asked for a while. */
const FAILURES = 3;
const PAUSE_MS = 60_000;
/** Questions at once; what comes on top is answered with nothing. */
const AT_ONCE = 24;

export interface ServiceOptions {
  readonly name: string;
  readonly fetch: Fetch;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
  readonly log: Log;
  readonly timeoutMs?: number;
}

/** Somebody else's service that may be slow, wrong or gone: what it does not answer, is not shown. */
export interface Service {
  /** @returns a JSON answer of status 200; null for anything else, and while it is left alone. Never throws */
  readonly ask: (url: string) => Promise<unknown>;
}

export function outsideService(options: ServiceOptions): Service {
  const { name, monotonic, log, timeoutMs = TIMEOUT_MS } = options;
  let failures = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let underWay = 0;

  function note(answer: CallAnswer): unknown {
    if (answer.kind === 'answer' && answer.status === 200) {
      failures = 0;
      return answer.body;
    }
    // What they refuse is our question's fault, and no sign that they are down.
    if (answer.kind === 'answer' && answer.status < 500 && answer.status !== 429) return null;
    failures += 1;
    if (failures >= FAILURES) {
      pausedUntil = monotonic() + PAUSE_MS;
      // The first question after the pause decides.
      failures = FAILURES - 1;
      const reason = answer.kind === 'answer' ? `status ${answer.status}` : answer.reason;
      log.warn({ service: name, reason }, 'An outside service is left alone for a minute');
    }
    return null;
  }

  return {
    ask: async (url) => {
      if (monotonic() < pausedUntil || underWay >= AT_ONCE) return null;
      underWay += 1;
      try {
        return note(await call({ method: 'GET', url, headers: {} }, { fetch: options.fetch, timeoutMs }));
      } finally {
        underWay -= 1;
      }
    },
  };
}
