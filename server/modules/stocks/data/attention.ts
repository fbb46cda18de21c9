import type { Listener } from '../../../events/dispatcher.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';

/** So long after somebody has looked at the market this process still listens to what happens there. */
const AWAKE_MS = 30_000;
/** What this process has not heard anything of for so long is asked of the database. */
const HEARD_MS = 2_000;

/**
 * Whether anybody looks at the market. While nobody does, the outbox is not read for it; what was in memory is worth
 * nothing after that, which is what `period` is for.
 */
export interface Attention {
  /** Somebody looks. @returns the number of the time for which this process has heard everything; another one: begin anew */
  look(): number;
  readonly period: number;
  /** Whether all that was committed a moment ago has been heard. */
  readonly hearsAll: boolean;
  readonly listener: Listener;
}

/**
 * @param monotonic milliseconds that only go forward, the same that the dispatcher has
 * @param hear what happens while somebody looks
 */
export function createAttention(
  monotonic: () => number,
  hear: (events: readonly RecordedEvent[]) => void,
): Attention {
  let awakeUntil = Number.NEGATIVE_INFINITY;
  let heardUntil = Number.NEGATIVE_INFINITY;
  let period = 0;
  return {
    look: () => {
      const at = monotonic();
      if (at >= awakeUntil) period += 1;
      awakeUntil = at + AWAKE_MS;
      return period;
    },
    get period() {
      return period;
    },
    get hearsAll() {
      return monotonic() - heardUntil <= HEARD_MS;
    },
    listener: {
      isAwake: () => monotonic() < awakeUntil,
      hear,
      caughtUp: (since) => {
        heardUntil = since;
      },
    },
  };
}
