import type { Round } from '../../jobs/rounds.ts';
import type { GiveBack, GivenBack } from './give-back.ts';

const EVERY_MS = 1_000;
const AT_ONCE = 20;
/** How long an instance has for what it took up: longer than a gateway's calls may take together. */
const CLAIM_MS = 120_000;
const FIRST_PAUSE_MS = 2_000;
const LAST_PAUSE_MS = 10 * 60_000;

/** Money of an order that a gateway is to be asked for. */
export interface DueRefund {
  readonly refundId: string;
  readonly paymentId: string;
  /** Smallest unit. */
  readonly amount: number;
  /** How often it was asked for before. */
  readonly attempts: number;
}

/** What a module does about its own refunds. */
export interface RefundWork<Refund extends DueRefund> {
  readonly name: string;
  /** What the gateway and the operators read of it. */
  readonly reason: string;
  /** The oldest that are due now, at most so many. */
  due(limit: number): Promise<readonly Refund[]>;
  /** Takes them for this instance alone. @returns the numbers of those that it got */
  claim(refunds: readonly Refund[], forMs: number): Promise<ReadonlySet<string>>;
  /** Keeps what became of one. @param againInMs when to ask again, if it is not over */
  settle(refund: Refund, given: GivenBack, againInMs: number): Promise<void>;
}

/**
 * Asks gateways, through payments, for what orders give back, until it is done or refused. Each instance does it; a
 * refund is one instance's for a while, and is done once in any case, because its number is the same each time.
 */
export function createRefundRound<Refund extends DueRefund>(
  work: RefundWork<Refund>,
  giveBack: GiveBack,
): Round {
  return {
    name: work.name,
    everyMs: EVERY_MS,
    run: async (signal) => {
      const found = await work.due(AT_ONCE);
      if (found.length === 0) return false;
      const claimed = await work.claim(found, CLAIM_MS);
      for (const refund of found) {
        if (signal.aborted) return false;
        if (!claimed.has(refund.refundId)) continue;
        const { paymentId, amount, refundId: key, attempts } = refund;
        const given = await giveBack({ paymentId, amount, reason: work.reason, key });
        await work.settle(refund, given, pauseAfter(attempts));
      }
      return found.length === AT_ONCE;
    },
  };
}

const pauseAfter = (attempts: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts, 20), LAST_PAUSE_MS);
