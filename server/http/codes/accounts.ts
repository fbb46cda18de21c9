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
  'account.wallet-not-empty': entry(
    409,
    '지갑이 비어 있지 않습니다',
    'The wallet is not empty',
    '남은 돈을 출금하고, 진행 중인 결제가 끝난 뒤 다시 시도하세요.',
    'Withdraw what is left, wait until open payments are done, and try again.',
  ),
  'account.consent-required': entry(
    409,
    '필수 약관의 동의는 철회할 수 없습니다',
    'Consent to a required document cannot be taken back',
    '회원으로 있으려면 동의가 필요합니다. 그만두려면 탈퇴하세요.',
    'A member needs it. To end it, delete the account.',
  ),
  'account.consent-outdated': entry(
    409,
    '지금 시행 중인 약관이 아닙니다',
    'This is not the version in force',
    '약관을 새로 읽고 다시 동의해 주세요.',
    'Read the documents again and agree to the newest version.',
  ),
} as const satisfies Record<string, CodeEntry>;
