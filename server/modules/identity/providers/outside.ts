import type { Provider } from '../schemas.ts';

/** A person as a provider vouches for them. */
export interface OutsidePerson {
  /** With `subject`: who it is, for ever. An e-mail is no name of a person. */
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  /** The provider says that the person has shown to own the address. */
  readonly emailVerified: boolean;
  /** Empty when it is not told. */
  readonly name: string;
}

/** What binds a return to its beginning. */
export interface Round {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
  readonly redirectUri: string;
  /** The person must be asked anew, even if the provider still knows them. */
  readonly proves: boolean;
}

/** One way to sign in outside. */
export interface OutsideProvider {
  readonly provider: Provider;
  /** For the button. */
  readonly name: string;
  /** @throws OutsideError unreachable, failed */
  begin(round: Round): Promise<URL>;
  /**
   * Redeems the return, once.
   * @param parameters the query with which the browser came back
   * @throws OutsideError
   */
  finish(parameters: URLSearchParams, round: Round): Promise<OutsidePerson>;
}

/**
 * `denied` the person said no · `refused` the code is not good (any more) · `mismatch` the answer is for another
 * person, provider or sign-in · `failed` the answer makes no sense · `unreachable` there was none
 */
export type OutsideFailure = 'denied' | 'refused' | 'mismatch' | 'failed' | 'unreachable';

export class OutsideError extends Error {
  override readonly name = 'OutsideError';
  readonly failure: OutsideFailure;
  constructor(failure: OutsideFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}

/** Text of a provider, made fit for us: one line, bounded; null when nothing is left. */
export function cleanText(value: unknown, maxLength: number): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
  return text === '' ? null : [...text].slice(0, maxLength).join('');
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** An e-mail of a provider, or null when it is none. */
export function cleanEmail(value: unknown): string | null {
  const text = cleanText(value, 255);
  return text !== null && text.length <= 254 && EMAIL.test(text) ? text : null;
}
