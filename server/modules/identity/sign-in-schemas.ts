import Type, { type Static } from 'typebox';
import { Closed } from '../../lib/schema.ts';
import { Consents, Email, Locale, PersonName, SecondFactorNeeded, SignInResult } from '../accounts/index.ts';
import { Completion, LinkedResult, Next, ProvedResult, Ticket } from './schemas.ts';

/** Signed in, and the page that was asked for at the beginning. */
export const SignedInResult = Type.Object({ ...SignInResult.properties, next: Next });
export type SignedInResult = Static<typeof SignedInResult>;
/** What a good return from a provider leads to, when nothing more is asked. */
export const CallbackResult = Type.Union([SignedInResult, LinkedResult, ProvedResult]);
export type CallbackResult = Static<typeof CallbackResult>;
/** What comes first: a second factor, or whatever a new account needs. */
export const CallbackPending = Type.Union([
  Type.Object({ ...SecondFactorNeeded.properties, next: Next }),
  Completion,
]);
export type CallbackPending = Static<typeof CallbackPending>;
export const CompletionBody = Closed({
  ticket: Ticket,
  name: PersonName,
  /** Needed when the provider told none that it vouches for. */
  email: Type.Optional(Email),
  locale: Type.Optional(Locale),
  consents: Consents,
});
export type CompletionBody = Static<typeof CompletionBody>;
