import { defineKind, type Kind } from '../kind.ts';
import { money } from './format.ts';

/** `from` is an account's id; the texts get the name. */
type Settled = { tripId: string; title: string; amount: number; currency: string; from: string };

/** What people are told about money of trips. */
export const TRIPS_MONEY_KINDS: readonly Kind[] = [
  defineKind<Settled>({
    kind: 'trips.settled',
    category: 'money',
    channels: ['inbox', 'mail'],
    people: ['from'],
    link: ({ tripId }) => `/trips/${tripId}/costs`,
    ko: {
      name: '여행 정산',
      title: (d) => `${d.from}님이 ${money(d.amount, d.currency, 'ko')}을 정산했습니다`,
      body: (d) =>
        `‘${d.title}’에서 대신 낸 돈 가운데 ${money(d.amount, d.currency, 'ko')}을 ${d.from}님이 보냈습니다. 지갑에 바로 들어와 있습니다.`,
      action: '정산 보기',
    },
    en: {
      name: 'Paid you back',
      title: (d) => `${d.from} paid you back ${money(d.amount, d.currency, 'en')}`,
      body: (d) =>
        `For “${d.title}”, ${d.from} sent you ${money(d.amount, d.currency, 'en')} of what you had paid for them. It is in your wallet already.`,
      action: 'See the costs',
    },
  }),
];
