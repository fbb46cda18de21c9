import type { Notice, NoticeMapping } from '../../../events/catalog.ts';
import { PURPOSE } from './purpose.ts';

type About = {
  orderId: string;
  accountId: string;
  currency: string;
  total?: number;
  late?: boolean;
  lines: readonly unknown[];
  title: { ko: string; en: string; more: number };
};
type NotUsed = {
  accountId: string;
  purpose: string;
  captured: number;
  currency: string;
  orderName: string;
} & {
  subject: string | null;
};

/** Members: what they ordered is paid, was not paid in time, or was paid when it was gone. */
export const checkoutNotices: NoticeMapping = {
  events: ['shop.order-paid', 'shop.order-expired', 'payment.not-used'],
  of: ({ name, data }): Notice[] => {
    if (name === 'payment.not-used') return ofUnused(data as NotUsed);
    const { orderId, accountId, currency, total = 0, late = false, lines, title } = data as unknown as About;
    const to = { accountId };
    const about = { orderId, nameKo: title.ko, nameEn: title.en, more: title.more };
    if (name === 'shop.order-paid') {
      return [{ kind: 'shop.order-paid', to, data: { ...about, total, currency, late: late ? 1 : 0 } }];
    }
    // A draft that nobody paid held nothing.
    return [{ kind: 'shop.order-expired', to, data: { ...about, held: lines.length } }];
  },
};

/** The payment came, and its order could not be had any more: what becomes of the money stands with the order. */
function ofUnused({ accountId, purpose, captured, currency, orderName, subject }: NotUsed): Notice[] {
  if (purpose !== PURPOSE || subject === null) return [];
  const data = { orderId: subject, amount: captured, currency, orderName };
  return [{ kind: 'shop.payment-not-used', to: { accountId }, data }];
}
