import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../../config.ts';

const NAME = 'madang_cart';
/** Sent to the shop alone. */
const PATH = '/api/v1/shop';
const TOKEN_BYTES = 24;
const TOKEN = /^[\w-]{32}$/;
/** As long as browsers keep any (RFC 6265bis, 5.5); the cart behind it goes sooner when nobody touches it. */
const MAX_AGE_S = 400 * 86_400;
/** With the prefix this fills the column: 192 bits of what cannot be guessed. */
const HASH_LENGTH = 32;

/** Whose basket a guest's token opens: what is stored opens nothing. */
const guestIdOf = (token: string): string =>
  `guest:${createHash('sha256').update(`madang cart\n${token}`).digest('base64url').slice(0, HASH_LENGTH)}`;

/** The guest that a browser is; null for one that has put nothing in yet, or sends what is none of ours. */
export function guestOf(request: FastifyRequest): string | null {
  const token = request.cookies[NAME];
  return token !== undefined && TOKEN.test(token) ? guestIdOf(token) : null;
}

/** Whose cart a request is about: the member's, else the guest's; null for a guest without one. */
export const ownerOf = (request: FastifyRequest): string | null =>
  request.caller?.accountId ?? guestOf(request);

/** A guest who is none yet: the token goes to the browser once something is in the cart. */
export interface Newcomer {
  readonly ownerId: string;
  /** Hands the token over, out of reach of scripts. */
  admit(reply: FastifyReply): void;
}

export function newGuest(
  random: (bytes: number) => Buffer,
  { publicUrl }: Pick<Config, 'publicUrl'>,
): Newcomer {
  const token = random(TOKEN_BYTES).toString('base64url');
  return {
    ownerId: guestIdOf(token),
    admit: (reply) => {
      reply.setCookie(NAME, token, {
        httpOnly: true,
        sameSite: 'lax',
        secure: publicUrl.startsWith('https'),
        path: PATH,
        maxAge: MAX_AGE_S,
      });
    },
  };
}

/** The guest's cart is empty by now. */
export const forgetGuest = (reply: FastifyReply): void => {
  reply.clearCookie(NAME, { path: PATH });
};
