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

/** Members: a price was reached; an order that waited is filled, or ended with the session. */
export const marketNotices: NoticeMapping = {
  events: ['stocks.alert-fired', 'stocks.order-ended'],
  of: ({ name, data }) =>
    name === 'stocks.alert-fired' ? [alertFired(data as Fired)] : [ended(data as Ended)],
};

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
