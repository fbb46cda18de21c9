import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A refresh token is `<sessionId>.<family>.<secret>`. The family stays the same while the session lives and
 * proves that a token was once real; the secret changes at every refresh (RFC 9700, 4.14.2).
 */
export interface RefreshToken {
  readonly sessionId: string;
  readonly family: string;
  readonly secret: string;
}

const PATTERN = /^([0-9A-Z]{16})\.([\w-]{22})\.([\w-]{43})$/;
const FAMILY_BYTES = 16;
const SECRET_BYTES = 32;
/** With the secret's 43 characters and a dot this fills the column: 120 bits. */
const FAMILY_HASH_LENGTH = 20;

/** Reads what the browser sent; null when it cannot be one of ours. */
export function parseToken(cookie: string | undefined): RefreshToken | null {
  const [, sessionId, family, secret] = PATTERN.exec(cookie ?? '') ?? [];
  return sessionId && family && secret ? { sessionId, family, secret } : null;
}

export const formatToken = ({ sessionId, family, secret }: RefreshToken): string =>
  `${sessionId}.${family}.${secret}`;

/** The first token of a session. */
export const firstToken = (sessionId: string, random: (bytes: number) => Buffer): RefreshToken => ({
  sessionId,
  family: random(FAMILY_BYTES).toString('base64url'),
  secret: random(SECRET_BYTES).toString('base64url'),
});

/**
 * The token that follows. It is computed and not drawn, so that two tabs that refresh at once, or one whose
 * answer was lost on the way, all end up with the same next token. Only who holds the key can compute it.
 * @param key a secret of the installation
 */
export const nextToken = (token: RefreshToken, key: string): RefreshToken => ({
  ...token,
  secret: createHmac('sha256', key)
    .update(`madang refresh token\n${formatToken(token)}`)
    .digest('base64url'),
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** What is stored: enough to recognise a token, useless to whoever reads the table. */
export const hashOf = ({ family, secret }: RefreshToken): string =>
  `${sha256(family).slice(0, FAMILY_HASH_LENGTH)}.${sha256(secret)}`;

/** Whether a stored hash is this token's. */
export const isToken = (stored: string | null, token: RefreshToken): boolean =>
  stored !== null && equal(stored, hashOf(token));

/** Whether the token belongs to the session at all: the newest, an older one, but not a guess. */
export const isOfFamily = (stored: string, token: RefreshToken): boolean =>
  equal(stored.slice(0, FAMILY_HASH_LENGTH), hashOf(token).slice(0, FAMILY_HASH_LENGTH));

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
