import { defineKind, type Kind, type KindData } from '../kind.ts';
import { moment } from './format.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** `code` and `token` are made when the mail is sent. */
type Proof = { proofId: string; code: string; token: string };
type NewDevice = { device: string; address: string; at: number };
type Dormancy = { dormantAt: number };
type Moment = { at: number };

const codeOf = (d: Proof): string => d.code;

/** What people are told about their accounts: proofs of an address, and whatever a thief would do. */
export const ACCOUNT_KINDS: readonly Kind[] = [
  defineKind<Proof>({
    kind: 'account.sign-up-proof',
    category: 'security',
    channels: ['mail'],
    possible: ['mail'],
    proof: true,
    usefulForMs: DAY_MS,
    link: (d) => `/verify?token=${encodeURIComponent(d.token)}`,
    ko: {
      name: '가입 확인',
      title: () => '이메일 주소를 확인해 주세요',
      body: () =>
        '마당에 오신 것을 환영합니다. 아래 번호를 가입 화면에 입력하거나 단추를 누르면 가입이 끝납니다. ' +
        '번호는 10분, 단추는 24시간 동안 쓸 수 있습니다.\n\n가입한 적이 없다면 이 메일을 지우세요. 아무 일도 일어나지 않습니다.',
      highlight: codeOf,
      action: '이메일 확인하기',
    },
    en: {
      name: 'Confirming a sign-up',
      title: () => 'Please confirm your e-mail address',
      body: () =>
        'Welcome to Madang. Type the number below into the sign-up page, or press the button, and you are in. ' +
        'The number works for 10 minutes, the button for 24 hours.\n\nIf you did not sign up, delete this mail. Nothing will happen.',
      highlight: codeOf,
      action: 'Confirm the address',
    },
  }),
  defineKind<KindData>({
    kind: 'account.sign-up-known',
    category: 'security',
    channels: ['mail'],
    possible: ['mail'],
    usefulForMs: DAY_MS,
    link: () => '/sign-in',
    ko: {
      name: '이미 가입한 주소',
      title: () => '이미 마당 회원이십니다',
      body: () =>
        '누군가 이 주소로 마당에 가입하려고 했습니다. 이 주소에는 이미 계정이 있으니 새로 만들지 않았습니다.\n\n' +
        '본인이라면 로그인하시고, 비밀번호를 잊었다면 로그인 화면에서 새로 정하세요. 본인이 아니라면 아무것도 하지 않아도 됩니다.',
      action: '로그인',
    },
    en: {
      name: 'An address that is known',
      title: () => 'You already have an account',
      body: () =>
        'Somebody tried to sign up at Madang with this address. It has an account already, so no new one was made.\n\n' +
        'If it was you, sign in; if you forgot the password, set a new one from the sign-in page. If it was not you, there is nothing to do.',
      action: 'Sign in',
    },
  }),
  defineKind<Proof>({
    kind: 'account.completion-proof',
    category: 'security',
    channels: ['mail'],
    possible: ['mail'],
    proof: true,
    usefulForMs: 10 * MINUTE_MS,
    ko: {
      name: '이메일 확인',
      title: () => '이메일 확인 번호',
      body: () =>
        '아래 번호를 화면에 입력하면 가입이 끝납니다. 번호는 10분 동안 쓸 수 있습니다.\n\n' +
        '가입한 적이 없다면 이 메일을 지우세요.',
      highlight: codeOf,
    },
    en: {
      name: 'Confirming an address',
      title: () => 'Your confirmation number',
      body: () =>
        'Type the number below into the page to finish signing up. It works for 10 minutes.\n\n' +
        'If you did not sign up, delete this mail.',
      highlight: codeOf,
    },
  }),
  defineKind<Proof>({
    kind: 'account.password-reset',
    category: 'security',
    channels: ['mail'],
    possible: ['mail'],
    proof: true,
    usefulForMs: 30 * MINUTE_MS,
    link: (d) => `/verify?purpose=password-reset&token=${encodeURIComponent(d.token)}`,
    ko: {
      name: '비밀번호 다시 정하기',
      title: () => '비밀번호를 새로 정하세요',
      body: () =>
        '비밀번호를 다시 정해 달라는 요청을 받았습니다. 아래 단추는 30분 동안 한 번만 쓸 수 있고, ' +
        '새 비밀번호를 정하면 모든 기기에서 로그아웃됩니다.\n\n요청한 적이 없다면 이 메일을 지우세요. 지금 비밀번호는 그대로입니다.',
      action: '새 비밀번호 정하기',
    },
    en: {
      name: 'Setting a new password',
      title: () => 'Set a new password',
      body: () =>
        'Somebody asked to set a new password for this account. The button below works once, for 30 minutes; ' +
        'every device is signed out when the new password is set.\n\nIf it was not you, delete this mail. Your password stays as it is.',
      action: 'Set a new password',
    },
  }),
  defineKind<Proof>({
    kind: 'account.email-change-proof',
    category: 'security',
    channels: ['mail'],
    possible: ['mail'],
    proof: true,
    usefulForMs: DAY_MS,
    link: (d) => `/verify?purpose=email-change&token=${encodeURIComponent(d.token)}`,
    ko: {
      name: '이메일 변경 확인',
      title: () => '새 이메일 주소를 확인해 주세요',
      body: () =>
        '이 주소를 마당 계정의 이메일로 쓰려면 아래 번호를 입력하거나 단추를 누르세요. 번호는 10분, 단추는 24시간 동안 쓸 수 있습니다.\n\n' +
        '요청한 적이 없다면 이 메일을 지우세요.',
      highlight: codeOf,
      action: '주소 확인하기',
    },
    en: {
      name: 'Confirming a new address',
      title: () => 'Please confirm your new address',
      body: () =>
        'To use this address for your Madang account, type the number below or press the button. ' +
        'The number works for 10 minutes, the button for 24 hours.\n\nIf you did not ask for it, delete this mail.',
      highlight: codeOf,
      action: 'Confirm the address',
    },
  }),
  defineKind<Moment>({
    kind: 'account.email-changed',
    category: 'security',
    channels: ['inbox', 'mail'],
    link: () => '/account',
    ko: {
      name: '이메일 변경',
      title: () => '이메일 주소가 바뀌었습니다',
      body: (d) =>
        `${moment(d.at, 'ko')}에 계정의 이메일 주소가 바뀌었습니다. 이제 새 주소로 로그인합니다.\n\n` +
        '직접 바꾼 것이 아니라면 바로 고객센터에 알려 주세요.',
      action: '계정 보기',
    },
    en: {
      name: 'E-mail address changed',
      title: () => 'Your e-mail address was changed',
      body: (d) =>
        `The e-mail address of your account was changed on ${moment(d.at, 'en')}. From now on you sign in with the new one.\n\n` +
        'If it was not you, tell support at once.',
      action: 'Open the account',
    },
  }),
  defineKind<Moment>({
    kind: 'account.password-changed',
    category: 'security',
    channels: ['inbox', 'mail'],
    link: () => '/account/security',
    ko: {
      name: '비밀번호 변경',
      title: () => '비밀번호가 바뀌었습니다',
      body: (d) =>
        `${moment(d.at, 'ko')}에 비밀번호가 바뀌었고, 다른 기기에서는 로그아웃되었습니다.\n\n` +
        '직접 바꾼 것이 아니라면 로그인 화면에서 바로 새 비밀번호를 정하세요.',
      action: '계정 보기',
    },
    en: {
      name: 'Password changed',
      title: () => 'Your password was changed',
      body: (d) =>
        `Your password was changed on ${moment(d.at, 'en')}, and your other devices were signed out.\n\n` +
        'If it was not you, set a new password from the sign-in page at once.',
      action: 'Open the account',
    },
  }),
  defineKind<NewDevice>({
    kind: 'account.new-device',
    category: 'security',
    channels: ['inbox', 'mail'],
    link: () => '/account/security',
    ko: {
      name: '새 기기에서 로그인',
      title: () => '새 기기에서 로그인했습니다',
      body: (d) =>
        `${moment(d.at, 'ko')}에 처음 보는 기기에서 로그인했습니다.\n\n기기: ${d.device}\nIP 주소: ${d.address}\n\n` +
        '본인이 아니라면 계정 화면에서 그 기기를 로그아웃하고 비밀번호를 바꾸세요.',
      action: '로그인한 기기 보기',
    },
    en: {
      name: 'Sign-in on a new device',
      title: () => 'A new device signed in',
      body: (d) =>
        `A device that we had not seen before signed in on ${moment(d.at, 'en')}.\n\nDevice: ${d.device}\nIP address: ${d.address}\n\n` +
        'If it was not you, sign that device out on the account page and change your password.',
      action: 'See my devices',
    },
  }),
  defineKind<Dormancy>({
    kind: 'account.dormancy-warned',
    category: 'system',
    channels: ['inbox', 'mail'],
    link: () => '/sign-in',
    ko: {
      name: '휴면 예고',
      title: () => '오래 쉬고 계십니다',
      body: (d) =>
        `오랫동안 로그인하지 않아 ${moment(d.dormantAt, 'ko')}부터 휴면 계정이 됩니다. 지갑의 돈과 쿠폰은 그대로 있고, 로그인하면 바로 깨어납니다.`,
      action: '로그인',
    },
    en: {
      name: 'Dormancy ahead',
      title: () => 'It has been a long time',
      body: (d) =>
        `You have not signed in for long, so your account goes dormant on ${moment(d.dormantAt, 'en')}. Your money and coupons stay, and signing in wakes it at once.`,
      action: 'Sign in',
    },
  }),
  defineKind<KindData>({
    kind: 'account.deleted',
    category: 'security',
    channels: ['mail'],
    possible: ['mail'],
    ko: {
      name: '탈퇴',
      title: () => '계정을 지웠습니다',
      body: () =>
        '부탁하신 대로 계정과 개인정보를 지웠습니다. 법이 정한 거래 기록만 이름 없이 남습니다.\n\n그동안 고마웠습니다.',
    },
    en: {
      name: 'Account deleted',
      title: () => 'Your account was deleted',
      body: () =>
        'As you asked, your account and your personal data are gone. Only the records of money that the law wants are kept, without your name.\n\nThank you for having been here.',
    },
  }),
];
