import { defineKind, type Kind, type Locale } from '../kind.ts';
import { moment } from './format.ts';

type Named = { name: string; at: number };
type Linked = { provider: string; at: number };
type Moment = { at: number };
/** Who turned it off; without a name it was the member. */
type Off = { at: number; by?: string };
type Left = { left: number; at: number };

const PROVIDERS: Readonly<Record<string, Record<Locale, string>>> = {
  kakao: { ko: '카카오', en: 'Kakao' },
  naver: { ko: '네이버', en: 'Naver' },
  google: { ko: '구글', en: 'Google' },
};
const providerOf = (d: Linked, locale: Locale): string =>
  PROVIDERS[d.provider]?.[locale] ?? (locale === 'ko' ? '외부 계정' : 'an outside account');

const NOT_YOU = {
  ko: '본인이 한 일이 아니라면 바로 비밀번호를 바꾸고, 보안 화면에서 로그인 방법을 확인하세요.',
  en: 'If it was not you, change your password at once and look through your ways to sign in.',
};
const NOT_ASKED = {
  ko: '요청한 적이 없다면 바로 비밀번호를 바꾸고 고객센터에 알려 주세요.',
  en: 'If you did not ask for it, change your password at once and tell support.',
};
const LOOK = { ko: '보안 화면 열기', en: 'Open security' };
/** Whoever did not do it must learn of it. */
const common = {
  category: 'security',
  channels: ['inbox', 'mail'],
  link: () => '/account/security',
} as const;

/** What people are told about their ways in. */
export const IDENTITY_KINDS: readonly Kind[] = [
  defineKind<Named>({
    ...common,
    kind: 'identity.passkey-added',
    ko: {
      name: '패스키 추가',
      title: (d) => `‘${d.name}’ 패스키가 추가되었습니다`,
      body: (d) =>
        `${moment(d.at, 'ko')}에 ‘${d.name}’ 패스키가 추가되었습니다. 이제 이 패스키로 로그인할 수 있습니다.\n\n${NOT_YOU.ko}`,
      action: LOOK.ko,
    },
    en: {
      name: 'Passkey added',
      title: (d) => `The passkey “${d.name}” was added`,
      body: (d) =>
        `On ${moment(d.at, 'en')} the passkey “${d.name}” was added. It signs in to your account from now on.\n\n${NOT_YOU.en}`,
      action: LOOK.en,
    },
  }),
  defineKind<Named>({
    ...common,
    kind: 'identity.passkey-removed',
    ko: {
      name: '패스키 삭제',
      title: (d) => `‘${d.name}’ 패스키가 삭제되었습니다`,
      body: (d) =>
        `${moment(d.at, 'ko')}에 ‘${d.name}’ 패스키가 삭제되었습니다. 이 패스키로는 더 이상 로그인할 수 없습니다.\n\n${NOT_YOU.ko}`,
      action: LOOK.ko,
    },
    en: {
      name: 'Passkey removed',
      title: (d) => `The passkey “${d.name}” was removed`,
      body: (d) =>
        `On ${moment(d.at, 'en')} the passkey “${d.name}” was removed. It signs in no more.\n\n${NOT_YOU.en}`,
      action: LOOK.en,
    },
  }),
  defineKind<Moment>({
    ...common,
    kind: 'identity.second-factor-on',
    ko: {
      name: '2단계 인증 켜짐',
      title: () => '2단계 인증이 켜졌습니다',
      body: (d) =>
        `${moment(d.at, 'ko')}에 2단계 인증이 켜졌습니다. 로그인할 때 인증 앱의 코드나 패스키가 필요합니다. ` +
        `복구 코드는 안전한 곳에 보관하세요.\n\n${NOT_YOU.ko}`,
      action: LOOK.ko,
    },
    en: {
      name: 'Second factor on',
      title: () => 'The second factor is on',
      body: (d) =>
        `On ${moment(d.at, 'en')} the second factor was turned on. Signing in takes a code of your authenticator or a passkey. ` +
        `Keep the recovery codes in a safe place.\n\n${NOT_YOU.en}`,
      action: LOOK.en,
    },
  }),
  defineKind<Off>({
    ...common,
    kind: 'identity.second-factor-off',
    ko: {
      name: '2단계 인증 꺼짐',
      title: () => '2단계 인증이 꺼졌습니다',
      body: (d) =>
        d.by === 'operator'
          ? `${moment(d.at, 'ko')}에 운영자가 2단계 인증을 끄고 모든 기기에서 로그아웃시켰습니다. 다시 로그인한 뒤 보안 화면에서 ` +
            `2단계 인증을 새로 켜세요.\n\n${NOT_ASKED.ko}`
          : `${moment(d.at, 'ko')}에 2단계 인증이 꺼졌습니다. 이제 한 번만 확인하고 로그인합니다.\n\n${NOT_YOU.ko}`,
      action: LOOK.ko,
    },
    en: {
      name: 'Second factor off',
      title: () => 'The second factor is off',
      body: (d) =>
        d.by === 'operator'
          ? `On ${moment(d.at, 'en')} an operator turned your second factor off and signed you out everywhere. Sign in ` +
            `again, and turn it on anew on the security page.\n\n${NOT_ASKED.en}`
          : `On ${moment(d.at, 'en')} the second factor was turned off. Signing in takes one proof again.\n\n${NOT_YOU.en}`,
      action: LOOK.en,
    },
  }),
  defineKind<Moment>({
    ...common,
    kind: 'identity.authenticator-off',
    ko: {
      name: '인증 앱 해제',
      title: () => '인증 앱이 해제되었습니다',
      body: (d) =>
        `${moment(d.at, 'ko')}에 인증 앱이 해제되었습니다. 로그인할 때는 패스키를 확인합니다.\n\n${NOT_YOU.ko}`,
      action: LOOK.ko,
    },
    en: {
      name: 'Authenticator removed',
      title: () => 'The authenticator was removed',
      body: (d) =>
        `On ${moment(d.at, 'en')} the authenticator was removed. Signing in still takes a passkey.\n\n${NOT_YOU.en}`,
      action: LOOK.en,
    },
  }),
  defineKind<Linked>({
    ...common,
    kind: 'identity.provider-linked',
    ko: {
      name: '외부 로그인 연결',
      title: (d) => `${providerOf(d, 'ko')} 로그인이 연결되었습니다`,
      body: (d) =>
        `${moment(d.at, 'ko')}에 ${providerOf(d, 'ko')} 로그인이 연결되었습니다. 이제 그 계정으로 로그인할 수 있습니다.\n\n${NOT_YOU.ko}`,
      action: LOOK.ko,
    },
    en: {
      name: 'Outside sign-in linked',
      title: (d) => `Signing in with ${providerOf(d, 'en')} was linked`,
      body: (d) =>
        `On ${moment(d.at, 'en')} signing in with ${providerOf(d, 'en')} was linked to your account.\n\n${NOT_YOU.en}`,
      action: LOOK.en,
    },
  }),
  defineKind<Linked>({
    ...common,
    kind: 'identity.provider-unlinked',
    ko: {
      name: '외부 로그인 해제',
      title: (d) => `${providerOf(d, 'ko')} 로그인 연결이 끊어졌습니다`,
      body: (d) =>
        `${moment(d.at, 'ko')}에 ${providerOf(d, 'ko')} 로그인 연결이 끊어졌습니다. 그 계정으로는 더 이상 로그인할 수 없습니다.\n\n${NOT_YOU.ko}`,
      action: LOOK.ko,
    },
    en: {
      name: 'Outside sign-in unlinked',
      title: (d) => `Signing in with ${providerOf(d, 'en')} was unlinked`,
      body: (d) =>
        `On ${moment(d.at, 'en')} signing in with ${providerOf(d, 'en')} was taken off your account.\n\n${NOT_YOU.en}`,
      action: LOOK.en,
    },
  }),
  defineKind<Left>({
    ...common,
    kind: 'identity.recovery-code-used',
    ko: {
      name: '복구 코드 사용',
      title: (d) => `복구 코드를 썼습니다. ${d.left}개 남았습니다`,
      body: (d) =>
        `${moment(d.at, 'ko')}에 복구 코드로 로그인했습니다. ${d.left}개 남았습니다. ` +
        `얼마 남지 않았다면 보안 화면에서 새로 받으세요.\n\n${NOT_YOU.ko}`,
      action: LOOK.ko,
    },
    en: {
      name: 'Recovery code used',
      title: (d) => `A recovery code was used; ${d.left} left`,
      body: (d) =>
        `On ${moment(d.at, 'en')} somebody signed in with a recovery code. ${d.left} are left; ` +
        `if that is few, make new ones.\n\n${NOT_YOU.en}`,
      action: LOOK.en,
    },
  }),
  defineKind<Moment>({
    ...common,
    kind: 'identity.recovery-codes-renewed',
    ko: {
      name: '복구 코드 새로 받음',
      title: () => '복구 코드를 새로 받았습니다',
      body: (d) =>
        `${moment(d.at, 'ko')}에 복구 코드를 새로 받았습니다. 이전 복구 코드는 쓸 수 없습니다.\n\n${NOT_YOU.ko}`,
      action: LOOK.ko,
    },
    en: {
      name: 'Recovery codes renewed',
      title: () => 'There are new recovery codes',
      body: (d) =>
        `On ${moment(d.at, 'en')} new recovery codes were made. The old ones are void.\n\n${NOT_YOU.en}`,
      action: LOOK.en,
    },
  }),
];
