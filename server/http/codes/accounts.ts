import { type CodeEntry, entry } from './entry.ts';

export const ACCOUNTS = {
  'account.email-taken': entry(
    409,
    '이미 가입된 이메일입니다',
    'This e-mail already has an account',
    '로그인하거나 다른 이메일을 쓰세요.',
    'Sign in, or use another e-mail.',
  ),
  'account.not-found': entry(
    404,
    '회원을 찾을 수 없습니다',
    'There is no such member',
    '식별자를 확인하세요.',
    'Check the identifier.',
  ),
  'account.last-admin': entry(
    409,
    '마지막 관리자입니다',
    'This is the last administrator',
    '먼저 다른 관리자를 지정하세요.',
    'Make somebody else an administrator first.',
  ),
} as const satisfies Record<string, CodeEntry>;
