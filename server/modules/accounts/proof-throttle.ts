import type { SharedBuckets } from '../../cache/index.ts';
import { type Allowance, networkOf, type Wanted } from '../../lib/buckets.ts';

const TEN_MINUTES_MS = 10 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const ALLOWANCES = {
  /** Mails to one address, whoever asks for them: a mailbox is nobody's toy. */
  mailbox: { attempts: 5, perMs: HOUR_MS },
  /** Mails that one place asks for. A stadium shares one address. */
  asking: { attempts: 200, perMs: TEN_MINUTES_MS },
  /** Wrong codes and links of one place, whatever proofs they are for. */
  guessing: { attempts: 100, perMs: TEN_MINUTES_MS },
} as const satisfies Record<string, Allowance>;

/** Bounds what can be asked of mailboxes, and how fast codes can be guessed. Seconds to wait; 0: go on. */
export interface ProofThrottle {
  /** Counts a mail to an address, asked for from a place. */
  takeAsk(emailKey: string, address: string): Promise<number>;
  /** Counts an attempt to show a code or a link. */
  takeGuess(address: string): Promise<number>;
  /** The attempt was right and does not count. */
  succeed(address: string): Promise<void>;
  /** Since when mails to an address count; null: they do not. Epoch milliseconds. */
  mailboxSince(at: number): number | null;
  /** @param asked when mails to an address were asked for since then, oldest first */
  mailboxWaitS(asked: readonly number[], at: number): number;
}

/** @param buckets its own, counted by all instances together */
export function createProofThrottle(buckets: SharedBuckets): ProofThrottle {
  const guessing = (address: string): Wanted[] => [[`guessing ${networkOf(address)}`, ALLOWANCES.guessing]];
  const { attempts, perMs } = ALLOWANCES.mailbox;
  return {
    takeAsk: (emailKey, address) =>
      buckets.take([
        [`mailbox ${emailKey}`, ALLOWANCES.mailbox],
        [`asking ${networkOf(address)}`, ALLOWANCES.asking],
      ]),
    takeGuess: (address) => buckets.take(guessing(address)),
    succeed: (address) => buckets.giveBack(guessing(address)),
    mailboxSince: (at) => at - perMs,
    mailboxWaitS(asked, at) {
      if (asked.length < attempts) return 0;
      const oldest = asked[asked.length - attempts]!;
      return Math.max(1, Math.ceil((oldest + perMs - at) / 1000));
    },
  };
}

/** Lets everything through: for load tests. */
export const noProofThrottle: ProofThrottle = {
  takeAsk: async () => 0,
  takeGuess: async () => 0,
  succeed: async () => undefined,
  mailboxSince: () => null,
  mailboxWaitS: () => 0,
};
