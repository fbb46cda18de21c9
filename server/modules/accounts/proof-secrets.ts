import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AccountProofsTable } from '../../db/schema.ts';

/** What a mail carries. Both are derived from the proof's row: whoever reads the tables cannot make them. */
export interface ProofSecrets {
  /** Six digits, good for ten minutes and five attempts. */
  readonly code: string;
  /** For the link: `<proofId>.<43 characters>`. */
  readonly token: string;
}

type Derivable = Pick<AccountProofsTable, 'id' | 'purpose' | 'subject' | 'email_key' | 'created_at'>;

const CODES = 1_000_000;
const TOKEN = /^([0-9A-Z]{16})\.([\w-]{43})$/;

/** @param key of the installation for this purpose, see `deriveKey` */
export function secretsOf(key: Buffer, proof: Derivable): ProofSecrets {
  const mac = (use: 'code' | 'link'): Buffer => {
    const { id, purpose, subject, email_key, created_at } = proof;
    return createHmac('sha256', key)
      .update(JSON.stringify([use, id, purpose, subject, email_key, created_at]))
      .digest();
  };
  // Of 48 bits: no code is noticeably likelier than another.
  const code = String(mac('code').readUIntBE(0, 6) % CODES).padStart(6, '0');
  return { code, token: `${proof.id}.${mac('link').toString('base64url')}` };
}

/** Which proof a link claims to be; null when it cannot be one of ours. */
export const proofIdOf = (token: string): string | null => TOKEN.exec(token)?.[1] ?? null;

/** Compares without telling by its time how far the two agree. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
