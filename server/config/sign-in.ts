import Type, { type Static } from 'typebox';

export const SIGN_IN_SETTINGS = Type.Object({});

/** Ways in besides a password. */
export type SignInConfig = Record<never, never>;

export function readSignInConfig(_env: Static<typeof SIGN_IN_SETTINGS>): SignInConfig {
  return {};
}
