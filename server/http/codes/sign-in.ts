import { type CodeEntry, entry } from './entry.ts';

export const SIGN_IN = {
  'auth.required': entry(
    401,
    '로그인이 필요합니다',
    'Sign-in is required',
    '로그인한 뒤 다시 시도하세요.',
    'Sign in and try again.',
  ),
  'auth.invalid-token': entry(
    401,
    '로그인이 만료되었거나 올바르지 않습니다',
    'The access token is expired or not valid',
    '토큰을 새로 받으세요.',
    'Refresh the access token.',
  ),
  'auth.forbidden': entry(
    403,
    '권한이 없습니다',
    'You do not have the right to do this',
    '필요한 역할을 운영자에게 문의하세요.',
    'Ask an administrator for the role that is needed.',
  ),
  'auth.bad-credentials': entry(
    401,
    '이메일 또는 비밀번호가 맞지 않습니다',
    'The e-mail or the password is wrong',
    '다시 확인해 주세요.',
    'Check both and try again.',
  ),
  'auth.wrong-password': entry(
    403,
    '현재 비밀번호가 맞지 않습니다',
    'The current password is wrong',
    '다시 확인해 주세요.',
    'Check it and try again.',
  ),
  'auth.session-expired': entry(
    401,
    '로그인 세션이 끝났습니다',
    'The session has ended',
    '다시 로그인하세요.',
    'Sign in again.',
  ),
  'auth.throttled': entry(
    429,
    '로그인 시도가 너무 잦습니다',
    'Too many attempts to sign in',
    'Retry-After 초 뒤에 다시 시도하세요.',
    'Try again after Retry-After seconds.',
  ),
  'auth.busy': entry(
    503,
    '로그인이 몰리고 있습니다',
    'Many people are signing in',
    '잠시 뒤 다시 시도하세요. 다른 기능은 그대로 동작합니다.',
    'Try again shortly. Everything else keeps working.',
  ),
  'auth.session-not-found': entry(
    404,
    '세션을 찾을 수 없습니다',
    'There is no such session',
    '목록을 새로 고치세요.',
    'Refresh the list.',
  ),
} as const satisfies Record<string, CodeEntry>;
