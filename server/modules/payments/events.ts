import type { NoticeMapping, StreamMapping } from '../../events/catalog.ts';

/** Tells the member's open pages that something has become of a payment. */
export const paymentStreams: StreamMapping = (event) => {
  if (event.name !== 'payment.changed') return [];
  const { paymentId, accountId, status } = event.data as Record<string, string>;
  return [
    { topic: `me:${accountId}`, event: 'payment.changed', data: { paymentId, status }, conflate: false },
  ];
};

type About = {
  paymentId: string;
  accountId: string;
  amount: number;
  currency: string;
  orderName: string;
  purpose: string;
};

/** What came of the money, which a purpose may tell itself. */
const TOLD_BY_ORDERS: readonly string[] = ['payment.received', 'payment.not-used'];

/**
 * Members: money that came, that was not taken after all, that went back. Operators: what needs a person.
 * @param isToldElsewhere whether a purpose tells its members itself what came of their money
 */
export const paymentNotices = (isToldElsewhere: (purpose: string) => boolean): NoticeMapping => ({
  events: ['payment.received', 'payment.failed', 'payment.not-used', 'payment.refunded', 'payment.alarm'],
  of: (event) => {
    const { paymentId, accountId, amount, currency, orderName, purpose } = event.data as About;
    // Their order knows more of it.
    if (TOLD_BY_ORDERS.includes(event.name) && isToldElsewhere(purpose)) return [];
    const to = { accountId };
    const data = { paymentId, amount, currency, orderName };
    switch (event.name) {
      case 'payment.received':
        return [{ kind: 'payment.received', to, data: { ...data, late: event.data.late ? 1 : 0 } }];
      case 'payment.failed':
        // Who stands before the page has read it there; who was told to wait has gone.
        return event.data.late ? [{ kind: 'payment.failed', to, data }] : [];
      case 'payment.alarm': {
        const attention = String(event.data.attention);
        return [
          {
            kind: 'payment.alarm',
            to: { operators: true },
            data: { paymentId, amount, currency, attention },
          },
        ];
      }
      case 'payment.not-used':
        return [{ kind: 'payment.not-used', to, data: { ...data, amount: Number(event.data.captured) } }];
      default: {
        const { refunded, kind, reason } = event.data as { refunded: number; kind: string; reason: string };
        const own = { ...data, amount: refunded, reason: kind === 'refund' ? reason : null };
        return [{ kind: 'payment.refunded', to, data: own }];
      }
    }
  },
});
