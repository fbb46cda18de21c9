import type { StreamMapping } from '../../../events/catalog.ts';

const ABOUT_SALES: readonly string[] = ['shop.order-placed', 'shop.order-paid', 'shop.order-expired'];

/** Tells the member's open pages what becomes of an order until it is paid. */
export const checkoutStreams: StreamMapping = ({ name, data }) => {
  if (!ABOUT_SALES.includes(name)) return [];
  const { orderId, accountId, status } = data as Record<string, string>;
  return [{ topic: `me:${accountId}`, event: 'order', data: { orderId, status }, conflate: false }];
};
