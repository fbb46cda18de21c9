import { defineKind, type Kind } from '../kind.ts';
import { money } from './format.ts';

type Moved = { amount: number; currency: string };
/** `from` is an account's id; the texts get the name. */
type Received = Moved & { from: string; memo: string | null };
type Adjusted = Moved & { reason: string | null };
/** `to` is an account's id; the texts get the name. */
type Held = Moved & { to: string };
type Captured = Held & { captured: number };
type Reason = { reason: string | null };

const memoOf = (memo: string | null, word: string): string => (memo === null ? '' : `\n\n${word}: ${memo}`);
const wallet = () => '/pay';
const holds = () => '/pay/holds';

/** What people are told about their wallets. Money that comes in or goes out also goes by mail. */
export const PAY_KINDS: readonly Kind[] = [
  defineKind<Received>({
    kind: 'pay.received',
    category: 'money',
    channels: ['inbox', 'mail'],
    people: ['from'],
    link: wallet,
    ko: {
      name: '송금받음',
      title: (d) => `${d.from}님이 ${money(d.amount, d.currency, 'ko')}을 보냈습니다`,
      body: (d) =>
        `${d.from}님에게서 ${money(d.amount, d.currency, 'ko')}을 받았습니다. 지갑에 바로 들어와 있습니다.` +
        memoOf(d.memo, '메모'),
      action: '지갑 보기',
    },
    en: {
      name: 'Money received',
      title: (d) => `${d.from} sent you ${money(d.amount, d.currency, 'en')}`,
      body: (d) =>
        `You received ${money(d.amount, d.currency, 'en')} from ${d.from}. It is in your wallet already.` +
        memoOf(d.memo, 'Memo'),
      action: 'Open the wallet',
    },
  }),
  defineKind<Moved>({
    kind: 'pay.deposited',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: wallet,
    ko: {
      name: '충전',
      title: (d) => `${money(d.amount, d.currency, 'ko')}을 충전했습니다`,
      body: (d) => `지갑에 ${money(d.amount, d.currency, 'ko')}이 들어왔습니다.`,
      action: '지갑 보기',
    },
    en: {
      name: 'Top-up',
      title: (d) => `You topped up ${money(d.amount, d.currency, 'en')}`,
      body: (d) => `${money(d.amount, d.currency, 'en')} came into your wallet.`,
      action: 'Open the wallet',
    },
  }),
  defineKind<Moved>({
    kind: 'pay.withdrawn',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: wallet,
    ko: {
      name: '출금',
      title: (d) => `${money(d.amount, d.currency, 'ko')}을 출금했습니다`,
      body: (d) =>
        `지갑에서 ${money(d.amount, d.currency, 'ko')}이 나갔습니다.\n\n직접 한 것이 아니라면 비밀번호를 바꾸고 고객센터에 알려 주세요.`,
      action: '지갑 보기',
    },
    en: {
      name: 'Withdrawal',
      title: (d) => `You withdrew ${money(d.amount, d.currency, 'en')}`,
      body: (d) =>
        `${money(d.amount, d.currency, 'en')} left your wallet.\n\nIf it was not you, change your password and tell support.`,
      action: 'Open the wallet',
    },
  }),
  defineKind<Received>({
    kind: 'pay.refunded',
    category: 'money',
    channels: ['inbox', 'mail'],
    people: ['from'],
    link: wallet,
    ko: {
      name: '환불',
      title: (d) => `${money(d.amount, d.currency, 'ko')}을 환불받았습니다`,
      body: (d) =>
        `${d.from}님이 ${money(d.amount, d.currency, 'ko')}을 돌려보냈습니다.${memoOf(d.memo, '메모')}`,
      action: '지갑 보기',
    },
    en: {
      name: 'Refund',
      title: (d) => `${money(d.amount, d.currency, 'en')} was refunded to you`,
      body: (d) =>
        `${d.from} sent ${money(d.amount, d.currency, 'en')} back to you.${memoOf(d.memo, 'Memo')}`,
      action: 'Open the wallet',
    },
  }),
  defineKind<Adjusted>({
    kind: 'pay.adjusted',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: wallet,
    ko: {
      name: '잔액 조정',
      title: () => '운영자가 잔액을 바로잡았습니다',
      body: (d) =>
        `운영자가 지갑에서 ${money(Math.abs(d.amount), d.currency, 'ko')}을 ${d.amount > 0 ? '더했습니다' : '뺐습니다'}.` +
        memoOf(d.reason, '이유'),
      action: '지갑 보기',
    },
    en: {
      name: 'Correction of a balance',
      title: () => 'An operator corrected your balance',
      body: (d) =>
        `An operator ${d.amount > 0 ? 'added' : 'took'} ${money(Math.abs(d.amount), d.currency, 'en')} ${d.amount > 0 ? 'to' : 'from'} your wallet.` +
        memoOf(d.reason, 'Reason'),
      action: 'Open the wallet',
    },
  }),
  defineKind<Held>({
    kind: 'pay.hold-made',
    category: 'money',
    channels: ['inbox'],
    people: ['to'],
    link: holds,
    ko: {
      name: '묶인 돈',
      title: (d) => `${money(d.amount, d.currency, 'ko')}을 묶어 두었습니다`,
      body: (d) =>
        `${d.to}님에게 낼 ${money(d.amount, d.currency, 'ko')}을 따로 두었습니다. 아직 나간 돈은 아닙니다.`,
    },
    en: {
      name: 'Holds',
      title: (d) => `${money(d.amount, d.currency, 'en')} is on hold`,
      body: (d) =>
        `${money(d.amount, d.currency, 'en')} is set aside for ${d.to}. It has not left your wallet yet.`,
    },
  }),
  defineKind<Captured>({
    kind: 'pay.hold-captured',
    category: 'money',
    channels: ['inbox'],
    people: ['to'],
    link: holds,
    ko: {
      name: '묶인 돈 결제',
      title: (d) => `${d.to}님이 묶인 돈을 받았습니다`,
      body: (d) =>
        `묶인 돈 ${money(d.amount, d.currency, 'ko')} 가운데 지금까지 ${money(d.captured, d.currency, 'ko')}이 결제되었습니다.`,
    },
    en: {
      name: 'Holds captured',
      title: (d) => `${d.to} captured your hold`,
      body: (d) =>
        `Of the ${money(d.amount, d.currency, 'en')} on hold, ${money(d.captured, d.currency, 'en')} has been paid so far.`,
    },
  }),
  defineKind<Held>({
    kind: 'pay.hold-released',
    category: 'money',
    channels: ['inbox'],
    people: ['to'],
    link: holds,
    ko: {
      name: '묶인 돈 해제',
      title: (d) => `묶인 돈 ${money(d.amount, d.currency, 'ko')}이 풀렸습니다`,
      body: (d) =>
        `${d.to}님에게 두었던 묶인 돈이 풀려 ${money(d.amount, d.currency, 'ko')}을 다시 쓸 수 있습니다.`,
    },
    en: {
      name: 'Holds released',
      title: (d) => `${money(d.amount, d.currency, 'en')} is no longer on hold`,
      body: (d) =>
        `The hold for ${d.to} has ended; ${money(d.amount, d.currency, 'en')} is yours to use again.`,
    },
  }),
  defineKind<Received>({
    kind: 'pay.collected',
    category: 'money',
    channels: ['inbox'],
    people: ['from'],
    link: wallet,
    ko: {
      name: '묶인 돈 수령',
      title: (d) => `묶인 돈에서 ${money(d.amount, d.currency, 'ko')}을 받았습니다`,
      body: (d) => `${d.from}님의 묶인 돈에서 ${money(d.amount, d.currency, 'ko')}이 지갑에 들어왔습니다.`,
    },
    en: {
      name: 'Holds collected',
      title: (d) => `You collected ${money(d.amount, d.currency, 'en')}`,
      body: (d) => `${money(d.amount, d.currency, 'en')} of the hold of ${d.from} came into your wallet.`,
    },
  }),
  defineKind<Reason>({
    kind: 'pay.wallet-frozen',
    category: 'security',
    channels: ['inbox', 'mail'],
    link: wallet,
    ko: {
      name: '지갑 정지',
      title: () => '지갑이 정지되었습니다',
      body: (d) =>
        `운영자가 지갑을 정지했습니다. 받을 수는 있지만 보낼 수 없습니다. 궁금한 점은 고객센터에 물어 주세요.${memoOf(d.reason, '이유')}`,
      action: '지갑 보기',
    },
    en: {
      name: 'Wallet frozen',
      title: () => 'Your wallet was frozen',
      body: (d) =>
        `An operator froze your wallet. It receives money but cannot send any. Please ask support.${memoOf(d.reason, 'Reason')}`,
      action: 'Open the wallet',
    },
  }),
  defineKind<Reason>({
    kind: 'pay.wallet-unfrozen',
    category: 'security',
    channels: ['inbox', 'mail'],
    link: wallet,
    ko: {
      name: '지갑 정지 해제',
      title: () => '지갑을 다시 쓸 수 있습니다',
      body: () => '운영자가 지갑의 정지를 풀었습니다. 이제 보내고 받을 수 있습니다.',
      action: '지갑 보기',
    },
    en: {
      name: 'Wallet unfrozen',
      title: () => 'Your wallet works again',
      body: () => 'An operator lifted the freeze of your wallet. You can send and receive again.',
      action: 'Open the wallet',
    },
  }),
];
