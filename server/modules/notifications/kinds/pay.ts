import { defineKind, type Kind } from '../kind.ts';
import { money } from './format.ts';

/** `from` is the payer's account id; the texts get the name. */
type Received = { transferId: string; amount: number; currency: string; from: string; memo: string | null };

/** What people are told about their wallets. */
export const PAY_KINDS: readonly Kind[] = [
  defineKind<Received>({
    kind: 'pay.received',
    category: 'money',
    channels: ['inbox', 'mail'],
    people: ['from'],
    link: () => '/pay',
    ko: {
      name: '받은 돈',
      title: (d) => `${d.from}님이 ${money(d.amount, d.currency, 'ko')}을 보냈습니다`,
      body: (d) =>
        `${d.from}님에게서 ${money(d.amount, d.currency, 'ko')}을 받았습니다. 지갑에 바로 들어와 있습니다.` +
        (d.memo === null ? '' : `\n\n메모: ${d.memo}`),
      action: '지갑 보기',
    },
    en: {
      name: 'Money received',
      title: (d) => `${d.from} sent you ${money(d.amount, d.currency, 'en')}`,
      body: (d) =>
        `You received ${money(d.amount, d.currency, 'en')} from ${d.from}. It is in your wallet already.` +
        (d.memo === null ? '' : `\n\nMemo: ${d.memo}`),
      action: 'Open the wallet',
    },
  }),
];
