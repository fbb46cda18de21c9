import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Madang';
const PERIOD_S = 30;
const SECRET_BYTES = 20;
/** Clocks of phones are off by some seconds: one step before and one after (RFC 6238, 5.2). */
const DRIFT_STEPS = 1;

const generator = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label,
    secret: Secret.fromBase32(secret),
    // What every authenticator app knows.
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
  });

/** @returns base 32, 160 bits (RFC 4226, 4) */
export const newTotpSecret = (random: (bytes: number) => Buffer): string =>
  new Secret({ buffer: new Uint8Array(random(SECRET_BYTES)).buffer }).base32;

/** `otpauth://…` for a QR code. */
export const totpUri = (secret: string, label: string): string => generator(secret, label).toString();

/**
 * The time step whose code it is.
 * @param at epoch milliseconds
 * @returns null when it fits none of the steps around now
 */
export function stepOf(secret: string, code: string, at: number): number | null {
  const delta = generator(secret, '').validate({ token: code, timestamp: at, window: DRIFT_STEPS });
  return delta === null ? null : TOTP.counter({ period: PERIOD_S, timestamp: at }) + delta;
}
