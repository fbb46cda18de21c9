import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '../../lib/keys.ts';

/** Long enough for an old phone; what was set longer ago is set again. */
const GOOD_FOR_MS = 10 * 60_000;
/** Leading zero bits that the hash must have: a quarter of a million tries on average, a second or two of a phone. */
const DIFFICULTY = 18;

/** What a machine has to find: a number with which SHA-256 of `challenge.number` begins with so many zero bits. */
export interface Task {
  readonly challenge: string;
  readonly difficulty: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface Work {
  /** Sets work for one member and one room. */
  set(roomId: string, accountId: string): Task;
  /**
   * Whether it was done, by whom it was set for and in time.
   * @returns when it was set, epoch milliseconds; null when it does not open this door
   */
  check(
    roomId: string,
    accountId: string,
    done: { readonly challenge: string; readonly number: number },
  ): number | null;
}

/**
 * Work that costs a crowd of bots more than a person. Nothing is kept of it: the challenge is signed and says whose it is.
 * @param secret of the installation, `config.dataSecret`
 * @param now epoch milliseconds
 */
export function createWork(
  secret: string,
  now: () => number,
  random: (bytes: number) => Buffer,
  difficulty = DIFFICULTY,
): Work {
  const key = deriveKey(secret, 'waiting-room-work');
  const sign = (roomId: string, accountId: string, facts: string): string =>
    createHmac('sha256', key).update(`${roomId}\n${accountId}\n${facts}`).digest('base64url');
  return {
    set: (roomId, accountId) => {
      const at = now();
      const facts = `${at}.${difficulty}.${random(9).toString('base64url')}`;
      return {
        challenge: `${facts}.${sign(roomId, accountId, facts)}`,
        difficulty,
        expiresAt: at + GOOD_FOR_MS,
      };
    },
    check: (roomId, accountId, { challenge, number }) => {
      const cut = challenge.lastIndexOf('.');
      const facts = challenge.slice(0, Math.max(0, cut));
      const given = Buffer.from(challenge.slice(cut + 1));
      const expected = Buffer.from(sign(roomId, accountId, facts));
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const [at, bits] = facts.split('.').map(Number) as [number, number];
      if (at + GOOD_FOR_MS <= now()) return null;
      return leadingZeroBits(hash('sha256', `${challenge}.${number}`, 'buffer')) >= bits ? at : null;
    },
  };
}

/** How many bits at the beginning are zero. */
export function leadingZeroBits(bytes: Uint8Array): number {
  let bits = 0;
  for (const byte of bytes) {
    if (byte === 0) {
      bits += 8;
      continue;
    }
    return bits + Math.clz32(byte) - 24;
  }
  return bits;
}
