import { createSigner, createVerifier } from 'fast-jwt';
import { deriveKey } from '../../lib/keys.ts';
import type { Admission } from './visit.ts';

const ALGORITHM = 'HS256';
/** Tokens whose signature was checked once; a crowd sends each a few times. */
const REMEMBERED = 10_000;

/** Admissions as signed text. */
export interface Admissions {
  sign(admission: Admission): string;
  /** @returns what it says, also when its time is over; null when it was not signed here, or is not readable */
  read(token: string): Admission | null;
}

/**
 * Signs with a key of its own, so that no other token of the installation passes for an admission. When it ends is
 * judged with the visit, by the clock of the sale, and not here.
 * @param secret of the installation, `config.dataSecret`
 */
export function createAdmissions(secret: string): Admissions {
  const key = deriveKey(secret, 'admissions');
  const sign = createSigner({ key, algorithm: ALGORITHM, noTimestamp: true });
  const verify = createVerifier({ key, algorithms: [ALGORITHM], ignoreExpiration: true, cache: REMEMBERED });
  return {
    sign: ({ roomId, accountId, number, expiresAt }) =>
      sign({ room: roomId, sub: accountId, no: number, until: expiresAt }),
    read: (token) => {
      try {
        const { room, sub, no, until } = verify(token) as Record<string, unknown>;
        if (typeof room !== 'string' || typeof sub !== 'string') return null;
        if (!Number.isSafeInteger(no) || !Number.isSafeInteger(until)) return null;
        return { roomId: room, accountId: sub, number: Number(no), expiresAt: Number(until) };
      } catch {
        return null;
      }
    },
  };
}
