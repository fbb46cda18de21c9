import { hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;

/**
 * Derives a key of its own for each purpose from one secret (RFC 5869, HKDF-SHA-256): who learns one key
 * learns neither the secret nor another key, and a value made for one purpose is worthless for another.
 * @param secret of the installation, such as `config.dataSecret`
 * @param purpose a short name that is never changed, such as `proofs`
 * @returns 32 bytes, the same for the same arguments
 */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `madang ${purpose}`, KEY_BYTES));
