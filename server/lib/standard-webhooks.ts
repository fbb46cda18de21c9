import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signatures of webhooks by the Standard Webhooks specification 1.0: HMAC-SHA256 over `id.timestamp.body`, base64,
 * marked with its version. The secret is base64 with the prefix `whsec_`.
 */
const PREFIX = 'whsec_';
const VERSION = 'v1';
const MAX_SIGNATURES = 10;
/** How far the sender's clock and ours may be apart, either way. */
const TOLERANCE_MS = 5 * 60_000;

const keyOf = (secret: string): Buffer =>
  Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');

/** Whether a text can be such a secret: 24 to 64 bytes. */
export const isWebhookSecret = (secret: string): boolean => {
  const { length } = keyOf(secret);
  return secret.startsWith(PREFIX) && length >= 24 && length <= 64;
};

/**
 * Signs one message.
 * @param timestampS epoch seconds, as the header `webhook-timestamp` says it
 * @returns the value of the header `webhook-signature`
 */
export function signWebhook(secret: string, id: string, timestampS: number, body: Buffer | string): string {
  const hmac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestampS}.`).update(body);
  return `${VERSION},${hmac.digest('base64')}`;
}

export type WebhookCheck =
  | { readonly ok: true; readonly id: string /** Epoch milliseconds. */; readonly sentAt: number }
  | { readonly ok: false; readonly problem: 'forged' | 'skewed' | 'malformed'; readonly why: string };

/**
 * Checks id, time and signature of a message that came in. That it was not here before is the caller's to check.
 * @param body the bytes as they came
 * @param now epoch milliseconds
 */
export function checkWebhook(
  secret: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Buffer,
  now: number,
): WebhookCheck {
  const id = single(headers['webhook-id']);
  const timestamp = single(headers['webhook-timestamp']);
  const signatures = single(headers['webhook-signature']);
  if (!/^[\x21-\x7e]{1,100}$/.test(id)) return { ok: false, problem: 'malformed', why: 'webhook-id' };
  if (!/^[0-9]{1,12}$/.test(timestamp)) return { ok: false, problem: 'malformed', why: 'webhook-timestamp' };
  const given = signatures.split(' ').slice(0, MAX_SIGNATURES);
  const expected = Buffer.from(signWebhook(secret, id, Number(timestamp), body));
  // Several while a secret is being replaced; all of them are compared, so that the time tells nothing.
  let matches = false;
  for (const signature of given) {
    const bytes = Buffer.from(signature);
    if (bytes.length === expected.length && timingSafeEqual(bytes, expected)) matches = true;
  }
  if (!matches) return { ok: false, problem: 'forged', why: 'webhook-signature' };
  const sentAt = Number(timestamp) * 1000;
  if (Math.abs(now - sentAt) > TOLERANCE_MS) {
    return {
      ok: false,
      problem: 'skewed',
      why: `sent ${Math.round((now - sentAt) / 1000)} s ago by its clock`,
    };
  }
  return { ok: true, id, sentAt };
}

const single = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');
