import { defineKind, type Kind } from '../kind.ts';
import { money } from './format.ts';

type About = { paymentId: string; amount: number; currency: string; orderName: string };
type Received = About & { late: number };
type Refunded = About & { reason: string | null };
type Alarm = { paymentId: string; amount: number; currency: string; attention: string };

const page = (d: { paymentId: string }) => `/pay/payments/${d.paymentId}`;

const WHY: Readonly<Record<string, { ko: string; en: string }>> = {
  'amount-mismatch': {
    ko: '준비한 금액과 결제 대행사가 받은 금액이 다릅니다. 받은 돈은 돌려주고 있습니다.',
    en: 'The gateway took another amount than was prepared. It is being given back.',
  },
  'captured-twice': {
    ko: '결제 대행사가 같은 주문을 두 번 승인했습니다. 두 번째 금액은 돌려주고 있습니다.',
    en: 'The gateway captured the same order twice. The second amount is being given back.',
  },
  'state-mismatch': {
    ko: '입금된 결제를 결제 대행사는 실패했다고 합니다.',
    en: 'The gateway says that a payment failed which was credited.',
  },
  'reversal-refused': {
    ko: '쓸 수 없는 돈을 돌려주려 했지만 결제 대행사가 거절했습니다.',
    en: 'The gateway refuses to give back money that cannot be used.',
  },
  'refund-stuck': {
    ko: '결제 대행사가 취소를 거절했고, 돈을 지갑에 다시 넣지도 못했습니다.',
    en: 'The gateway refused a cancellation, and the money could not be put back into the wallet.',
  },
  'cancelled-elsewhere': {
    ko: '결제 대행사에서 직접 취소된 금액이 있습니다. 지갑의 돈은 그대로입니다.',
    en: 'An amount was cancelled at the gateway itself. The money in the wallet was not touched.',
  },
  'long-in-doubt': {
    ko: '오래도록 결제 결과를 알 수 없습니다.',
    en: 'The outcome of a payment has been unknown for long.',
  },
};

/** What people are told about money that comes through a gateway. */
export const PAYMENT_KINDS: readonly Kind[] = [
  defineKind<Received>({
    kind: 'payment.received',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: page,
    ko: {
      name: '결제 완료',
      title: (d) => `${money(d.amount, d.currency, 'ko')} 결제가 끝났습니다`,
      body: (d) =>
        `${d.orderName}: ${money(d.amount, d.currency, 'ko')}을 받았습니다.` +
        (d.late === 1 ? '\n\n늦게 들어온 돈이지만 그대로 처리했습니다.' : ''),
      action: '결제 내역 보기',
    },
    en: {
      name: 'Payment received',
      title: (d) => `Your payment of ${money(d.amount, d.currency, 'en')} has arrived`,
      body: (d) =>
        `${d.orderName}: we received ${money(d.amount, d.currency, 'en')}.` +
        (d.late === 1 ? '\n\nIt came late, and counts all the same.' : ''),
      action: 'See the payment',
    },
  }),
  defineKind<About>({
    kind: 'payment.failed',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: page,
    ko: {
      name: '결제 실패',
      title: (d) => `${money(d.amount, d.currency, 'ko')} 결제가 되지 않았습니다`,
      body: (d) =>
        `${d.orderName}: 결제 대행사의 답이 늦어 확인하고 있던 결제입니다. 승인되지 않았고, 돈은 나가지 않았습니다.`,
      action: '결제 내역 보기',
    },
    en: {
      name: 'Payment failed',
      title: (d) => `Your payment of ${money(d.amount, d.currency, 'en')} did not go through`,
      body: (d) =>
        `${d.orderName}: the gateway was slow to answer and we kept asking. It was not approved; no money was taken.`,
      action: 'See the payment',
    },
  }),
  defineKind<About>({
    kind: 'payment.not-used',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: page,
    ko: {
      name: '결제한 돈 되돌림',
      title: (d) => `결제한 ${money(d.amount, d.currency, 'ko')}을 돌려드립니다`,
      body: (d) =>
        `${d.orderName}: 돈은 들어왔지만 쓸 수 없게 되어, 결제한 수단으로 돌려드리고 있습니다. 끝나면 다시 알려 드립니다.`,
      action: '결제 내역 보기',
    },
    en: {
      name: 'Payment given back',
      title: (d) => `Your ${money(d.amount, d.currency, 'en')} is on its way back`,
      body: (d) =>
        `${d.orderName}: the money arrived but could not be used any more, so it goes back the way it came. You will hear when it is done.`,
      action: 'See the payment',
    },
  }),
  defineKind<Refunded>({
    kind: 'payment.refunded',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: page,
    ko: {
      name: '결제 취소',
      title: (d) => `${money(d.amount, d.currency, 'ko')}을 결제한 수단으로 돌려드렸습니다`,
      body: (d) =>
        `${d.orderName}: 은행이나 카드사에 따라 보이기까지 며칠 걸릴 수 있습니다.` +
        (d.reason === null ? '' : `\n\n이유: ${d.reason}`),
      action: '결제 내역 보기',
    },
    en: {
      name: 'Payment refunded',
      title: (d) => `${money(d.amount, d.currency, 'en')} was returned the way you paid`,
      body: (d) =>
        `${d.orderName}: your bank or card company may take some days to show it.` +
        (d.reason === null ? '' : `\n\nReason: ${d.reason}`),
      action: 'See the payment',
    },
  }),
  defineKind<Alarm>({
    kind: 'payment.alarm',
    category: 'system',
    channels: ['inbox', 'mail'],
    operators: true,
    link: (d) => `/admin/payments/${d.paymentId}`,
    ko: {
      name: '확인이 필요한 결제',
      title: (d) => `${money(d.amount, d.currency, 'ko')} 결제를 확인해 주세요`,
      body: (d) => `${WHY[d.attention]?.ko ?? d.attention}\n\n결제 번호: ${d.paymentId}`,
      action: '결제 보기',
    },
    en: {
      name: 'A payment needs a person',
      title: (d) => `Please look at a payment of ${money(d.amount, d.currency, 'en')}`,
      body: (d) => `${WHY[d.attention]?.en ?? d.attention}\n\nPayment: ${d.paymentId}`,
      action: 'See the payment',
    },
  }),
];
