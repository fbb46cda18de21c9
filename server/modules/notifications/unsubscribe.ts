import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE_LENGTH = 22;
const TOKEN = /^([0-9A-Z]{16})~([a-z0-9.-]{2,60})~([\w-]{22})$/;

export interface Unsubscribe {
  /** The path, under the API, that ends mails of a kind to a member without signing in (RFC 8058). */
  pathFor(accountId: string, kind: string): string;
  /** What a token was made for; null when we did not make it. */
  read(token: string): { readonly accountId: string; readonly kind: string } | null;
}

/** @param key of this purpose alone: a token from a mail ends mails, and is good for nothing else */
export function createUnsubscribe(key: Buffer): Unsubscribe {
  const sign = (accountId: string, kind: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([accountId, kind]))
      .digest('base64url')
      .slice(0, SIGNATURE_LENGTH);
  return {
    pathFor: (accountId, kind) =>
      `/api/v1/notifications/unsubscriptions/${accountId}~${kind}~${sign(accountId, kind)}`,
    read: (token) => {
      const [, accountId, kind, signature] = TOKEN.exec(token) ?? [];
      if (accountId === undefined || kind === undefined || signature === undefined) return null;
      const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(sign(accountId, kind)));
      return isOurs ? { accountId, kind } : null;
    },
  };
}
