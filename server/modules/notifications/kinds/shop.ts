import { defineKind, type Kind } from '../kind.ts';
import { money } from './format.ts';

/** What an order holds, in a few words: the first thing of it, and how many more. */
type Titled = { orderId: string; nameKo: string; nameEn: string; more: number };
type Paid = Titled & { total: number; currency: string; late: number };
type Expired = Titled & { held: number };
type NotUsed = { orderId: string; amount: number; currency: string; orderName: string };

const order = (d: { orderId: string }) => `/shop/orders/${d.orderId}`;
const titleKo = (d: Titled) => (d.more > 0 ? `${d.nameKo} 외 ${d.more}건` : d.nameKo);
const titleEn = (d: Titled) => (d.more > 0 ? `${d.nameEn} and ${d.more} more` : d.nameEn);

/** What people are told about what they ordered. */
export const SHOP_KINDS: readonly Kind[] = [
  defineKind<Paid>({
    kind: 'shop.order-paid',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: order,
    ko: {
      name: '주문 완료',
      title: () => '주문이 완료되었습니다',
      body: (d) =>
        `${titleKo(d)}: ${money(d.total, d.currency, 'ko')}을 결제했습니다. 보낼 준비가 되면 다시 알려 드립니다.` +
        (d.late === 1 ? '\n\n결제가 늦게 들어왔지만 재고가 남아 있어 그대로 주문했습니다.' : ''),
      action: '주문 보기',
    },
    en: {
      name: 'Order paid',
      title: () => 'Your order is complete',
      body: (d) =>
        `${titleEn(d)}: you paid ${money(d.total, d.currency, 'en')}. You will hear from us when it is on its way.` +
        (d.late === 1 ? '\n\nYour payment came late; there was still enough, so your order stands.' : ''),
      action: 'See the order',
    },
  }),
  defineKind<Expired>({
    kind: 'shop.order-expired',
    category: 'system',
    channels: ['inbox'],
    link: order,
    ko: {
      name: '결제 기한 지남',
      title: () => '결제 기한이 지나 주문이 끝났습니다',
      body: (d) =>
        `${titleKo(d)}: 기한 안에 결제되지 않아 주문이 끝났고, 쓴 쿠폰은 돌아왔습니다. 아직 원하신다면 다시 주문해 주세요.`,
      action: '주문 보기',
    },
    en: {
      name: 'Order expired',
      title: () => 'Your order has expired',
      body: (d) =>
        `${titleEn(d)}: it was not paid in time, so it is over, and a coupon that you used is yours again. If you still want it, order once more.`,
      action: 'See the order',
    },
  }),
  defineKind<NotUsed>({
    kind: 'shop.payment-not-used',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: order,
    ko: {
      name: '늦은 결제 되돌림',
      title: (d) => `결제한 ${money(d.amount, d.currency, 'ko')}을 돌려드립니다`,
      body: (d) =>
        `${d.orderName}: 결제가 들어왔을 때는 주문할 수 없는 상태였습니다. 기한이 지나 품절되었거나 이미 끝난 주문입니다. 돈은 결제한 수단으로 돌려드리고 있고, 끝나면 다시 알려 드립니다.`,
      action: '주문 보기',
    },
    en: {
      name: 'Late payment given back',
      title: (d) => `Your ${money(d.amount, d.currency, 'en')} is on its way back`,
      body: (d) =>
        `${d.orderName}: when the payment arrived the order could not be had any more: it sold out after its time was over, or had ended. The money goes back the way it came; you will hear when it is done.`,
      action: 'See the order',
    },
  }),
];
