import { defineKind, type Kind } from '../kind.ts';
import { moment, money } from './format.ts';

/** What an order holds, in a few words: the first thing of it, and how many more. */
type Titled = { orderId: string; nameKo: string; nameEn: string; more: number };
type Shipped = Titled & { courier: string; trackingNo: string };
type Cancelled = Titled & { refund: number; currency: string; whole: number; reason: string | null };
type Refunded = Titled & { amount: number; currency: string };
type Answered = Titled & { status: string; return: string; answer: string | null };
type Draft = Refunded & { expiresAt: number };
type Refused = { orderId: string; amount: number; currency: string; code: string };
type Asked = { orderId: string; return: string };

const order = (d: { orderId: string }) => `/shop/orders/${d.orderId}`;
const ofOperators = (d: { orderId: string }) => `/admin/shop/orders/${d.orderId}`;
const titleKo = (d: Titled) => (d.more > 0 ? `${d.nameKo} 외 ${d.more}건` : d.nameKo);
const titleEn = (d: Titled) => (d.more > 0 ? `${d.nameEn} and ${d.more} more` : d.nameEn);

type Words = { readonly title: string; readonly body: string };
const ANSWERS: Readonly<Record<string, { ko: Words; en: Words }>> = {
  approved: {
    ko: { title: '승인했습니다', body: '보내 주시면 확인하고 처리해 드립니다.' },
    en: { title: 'was approved', body: 'Send it back; we look at it when it is here.' },
  },
  rejected: {
    ko: { title: '받아들이지 못했습니다', body: '아래 까닭을 읽어 주세요.' },
    en: { title: 'was declined', body: 'The reason is below.' },
  },
  received: {
    ko: { title: '보내신 상품을 받았습니다', body: '바꾼 상품을 곧 보내 드립니다.' },
    en: { title: ': what you sent has arrived', body: 'What you asked for instead is sent soon.' },
  },
  done: {
    ko: { title: '마무리했습니다', body: '주문에서 내용을 확인하실 수 있습니다.' },
    en: { title: 'is settled', body: 'Your order shows what came of it.' },
  },
};
const kindKo = (d: { return: string }) => (d.return === 'exchange' ? '교환' : '반품');
const kindEn = (d: { return: string }) => (d.return === 'exchange' ? 'exchange' : 'return');
const answerKo = (d: Answered) => ANSWERS[d.status]?.ko ?? { title: d.status, body: '' };
const answerEn = (d: Answered) => ANSWERS[d.status]?.en ?? { title: d.status, body: '' };
const withAnswer = (body: string, answer: string | null) => (answer === null ? body : `${body}\n\n${answer}`);

/** What people are told about their orders after the checkout. */
export const SHOP_ORDER_KINDS: readonly Kind[] = [
  defineKind<Shipped>({
    kind: 'shop.shipped',
    category: 'shop',
    channels: ['inbox', 'mail'],
    link: order,
    ko: {
      name: '배송 시작',
      title: () => '주문하신 상품을 보냈습니다',
      body: (d) => `${titleKo(d)}\n\n${d.courier} ${d.trackingNo}`,
      action: '주문 보기',
    },
    en: {
      name: 'Order sent',
      title: () => 'Your order is on its way',
      body: (d) => `${titleEn(d)}\n\n${d.courier} ${d.trackingNo}`,
      action: 'See the order',
    },
  }),
  defineKind<Titled>({
    kind: 'shop.delivered',
    category: 'shop',
    channels: ['inbox'],
    link: order,
    ko: {
      name: '배송 완료',
      title: () => '주문하신 상품이 도착했습니다',
      body: (d) =>
        `${titleKo(d)}\n\n잘 받으셨으면 수령을 확인해 주세요. 문제가 있으면 반품이나 교환을 신청하실 수 있습니다.`,
      action: '주문 보기',
    },
    en: {
      name: 'Order delivered',
      title: () => 'Your order has arrived',
      body: (d) => `${titleEn(d)}\n\nIf all is well, say so. If it is not, ask for a return or an exchange.`,
      action: 'See the order',
    },
  }),
  defineKind<Cancelled>({
    kind: 'shop.cancelled',
    category: 'shop',
    channels: ['inbox', 'mail'],
    link: order,
    ko: {
      name: '주문 취소',
      title: (d) => (d.whole === 1 ? '주문을 취소했습니다' : '주문의 일부를 취소했습니다'),
      body: (d) =>
        titleKo(d) +
        (d.refund > 0 ? `\n\n${money(d.refund, d.currency, 'ko')}을 돌려드립니다.` : '') +
        (d.reason === null ? '' : `\n\n이유: ${d.reason}`),
      action: '주문 보기',
    },
    en: {
      name: 'Order cancelled',
      title: (d) => (d.whole === 1 ? 'Your order was cancelled' : 'A part of your order was cancelled'),
      body: (d) =>
        titleEn(d) +
        (d.refund > 0 ? `\n\n${money(d.refund, d.currency, 'en')} comes back to you.` : '') +
        (d.reason === null ? '' : `\n\nReason: ${d.reason}`),
      action: 'See the order',
    },
  }),
  defineKind<Refunded>({
    kind: 'shop.refunded',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: order,
    ko: {
      name: '주문 환불',
      title: (d) => `${money(d.amount, d.currency, 'ko')}을 지갑으로 돌려드렸습니다`,
      body: titleKo,
      action: '주문 보기',
    },
    en: {
      name: 'Order refunded',
      title: (d) => `${money(d.amount, d.currency, 'en')} is back in your wallet`,
      body: titleEn,
      action: 'See the order',
    },
  }),
  defineKind<Answered>({
    kind: 'shop.return-answered',
    category: 'shop',
    channels: ['inbox', 'mail'],
    link: order,
    ko: {
      name: '반품·교환 답변',
      title: (d) => `${kindKo(d)} 신청: ${answerKo(d).title}`,
      body: (d) => withAnswer(`${titleKo(d)}\n\n${answerKo(d).body}`, d.answer),
      action: '주문 보기',
    },
    en: {
      name: 'Answer to a return',
      title: (d) => `Your ${kindEn(d)} ${answerEn(d).title}`.replace(' :', ':'),
      body: (d) => withAnswer(`${titleEn(d)}\n\n${answerEn(d).body}`, d.answer),
      action: 'See the order',
    },
  }),
  defineKind<Draft>({
    kind: 'shop.draft-to-pay',
    category: 'shop',
    channels: ['inbox', 'mail'],
    link: order,
    ko: {
      name: '결제할 주문서',
      title: (d) => `${money(d.amount, d.currency, 'ko')} 주문서를 만들어 드렸습니다`,
      body: (d) => `${titleKo(d)}\n\n${moment(d.expiresAt, 'ko')}까지 결제하시면 주문이 됩니다.`,
      action: '주문서 보기',
    },
    en: {
      name: 'An order to pay',
      title: (d) => `We wrote an order of ${money(d.amount, d.currency, 'en')} for you`,
      body: (d) => `${titleEn(d)}\n\nPay it before ${moment(d.expiresAt, 'en')} and it is yours.`,
      action: 'See the order',
    },
  }),
  defineKind<Titled>({
    kind: 'shop.review-asked',
    category: 'shop',
    channels: ['inbox'],
    link: order,
    ko: {
      name: '후기 부탁',
      title: () => '받으신 상품은 어떠셨나요?',
      body: (d) => `${titleKo(d)}\n\n다른 분들이 고르는 데 도움이 되도록 한마디 남겨 주세요.`,
      action: '후기 쓰기',
    },
    en: {
      name: 'Asked for a review',
      title: () => 'How do you like what you got?',
      body: (d) => `${titleEn(d)}\n\nA few words help others to choose.`,
      action: 'Write a review',
    },
  }),
  defineKind<Asked>({
    kind: 'shop.return-asked',
    category: 'system',
    channels: ['inbox'],
    operators: true,
    link: ofOperators,
    ko: {
      name: '반품·교환 신청',
      title: (d) => `${kindKo(d)} 신청이 들어왔습니다`,
      body: (d) => `주문 번호: ${d.orderId}`,
      action: '주문 보기',
    },
    en: {
      name: 'A return was asked for',
      title: (d) => `A member asks for ${d.return === 'exchange' ? 'an exchange' : 'a return'}`,
      body: (d) => `Order: ${d.orderId}`,
      action: 'See the order',
    },
  }),
  defineKind<Refused>({
    kind: 'shop.refund-refused',
    category: 'system',
    channels: ['inbox', 'mail'],
    operators: true,
    link: ofOperators,
    ko: {
      name: '거절된 환불',
      title: (d) => `${money(d.amount, d.currency, 'ko')} 환불이 거절되었습니다`,
      body: (d) =>
        `결제 대행사가 돌려주기를 거절했습니다. 돈은 그대로 있으니, 주문에서 다시 환불하거나 다른 방법으로 돌려드리세요.\n\n주문 번호: ${d.orderId}\n까닭: ${d.code}`,
      action: '주문 보기',
    },
    en: {
      name: 'A refund was refused',
      title: (d) => `A refund of ${money(d.amount, d.currency, 'en')} was refused`,
      body: (d) =>
        `The gateway would not give it back. The money is where it was: refund it at its order again, or in another way.\n\nOrder: ${d.orderId}\nReason: ${d.code}`,
      action: 'See the order',
    },
  }),
];
