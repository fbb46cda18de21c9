import { createHash, createHmac } from 'node:crypto';

const TOKEN_BYTES = 24;
export const TOKEN_PATTERN = '^[0-9A-Za-z_-]{16,64}$';

/**
 * The secret of a link, made from its id: a mail can be worded when it is sent, and a repeated request answered, though the
 * token is stored nowhere. Whoever reads the tables cannot make one.
 */
export interface LinkTokens {
  /** 32 characters, 192 bits. */
  tokenOf(linkId: string): string;
}

/** @param key of the installation for this purpose, see `deriveKey` */
export const createLinkTokens = (key: Buffer): LinkTokens => ({
  tokenOf: (linkId) =>
    createHmac('sha256', key)
      .update(`trip-link ${linkId}`)
      .digest()
      .subarray(0, TOKEN_BYTES)
      .toString('base64url'),
});

/** Under which name the table has a token: 256 bits, hexadecimal. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
