import type { Notice, NoticeMapping } from '../../../events/catalog.ts';
import type { Localized } from '../../../lib/localized.ts';

type Fired = {
  accountId: string;
  symbol: string;
  direction: 'above' | 'below';
  price: number;
  firedPrice: number;
  name: Localized;
  currency: string;
};
type Ended = {
  accountId: string;
  orderId: string;
  symbol: string;
  side: 'buy' | 'sell';
  status: 'filled' | 'expired';
  quantity: number;
  filled: number;
  amount: number;
  name: Localized;
  currency: string;
};

type Broken = { level: number; resumesAt: string | null; members: readonly string[] };

/**
 * Members: a price was reached; an order that waited is filled, or ended with the session; the market with their orders was
 * stopped. Operators: that it was stopped, which nobody of them may have done.
 * @param isMuted members who are told nothing: those of a demo's crowd
 */
export const marketNotices = (isMuted: (memberId: string) => boolean): NoticeMapping => ({
  events: ['stocks.alert-fired', 'stocks.order-ended', 'stocks.circuit-broken'],
  of: ({ name, data }) => {
    if (name === 'stocks.circuit-broken') return circuitBroken(data as Broken, isMuted);
    return name === 'stocks.alert-fired' ? [alertFired(data as Fired)] : [ended(data as Ended)];
  },
});

function circuitBroken(
  { level, resumesAt, members }: Broken,
  isMuted: (memberId: string) => boolean,
): Notice[] {
  const data = { level, resumesAt };
  const concerned = members.filter((id) => !isMuted(id));
  return [
    { kind: 'stocks.circuit-called', to: { operators: true }, data },
    ...concerned.map((accountId) => ({ kind: 'stocks.circuit-broken', to: { accountId }, data })),
  ];
}

const alertFired = ({ accountId, symbol, direction, price, firedPrice, name, currency }: Fired): Notice => ({
  kind: 'stocks.alert-fired',
  to: { accountId },
  data: { symbol, nameKo: name.ko, nameEn: name.en, direction, price, firedPrice, currency },
});

const ended = (order: Ended): Notice => ({
  kind: order.status === 'filled' ? 'stocks.order-filled' : 'stocks.order-expired',
  to: { accountId: order.accountId },
  data: {
    ...{ orderId: order.orderId, symbol: order.symbol, nameKo: order.name.ko, nameEn: order.name.en },
    ...{ side: order.side, quantity: order.quantity, filled: order.filled, amount: order.amount },
    currency: order.currency,
  },
});
