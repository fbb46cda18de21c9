/** The bounds of server/modules/accounts/schemas.ts, so that a form says it before the server has to. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
export const isEmail = (text: string): boolean => text.length <= 254 && EMAIL.test(text);
/** What the link of a mail carries; anything else was cut short on the way. */
export const isProofToken = (text: string): boolean => /^[0-9A-Z]{16}\.[\w-]{43}$/.test(text);
export const PASSWORD_MIN = 8;
const PASSWORD_MAX = 128;
export const NAME_MAX = 60;

/** The key of what is wrong with a new password, or null. */
export function passwordErrorOf(password: string): 'passwordShort' | 'passwordLong' | null {
  if (password.length < PASSWORD_MIN) return 'passwordShort';
  return password.length > PASSWORD_MAX ? 'passwordLong' : null;
}
