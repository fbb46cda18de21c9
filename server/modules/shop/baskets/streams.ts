import type { StreamMapping } from '../../../events/catalog.ts';
import { GUEST } from './write.ts';

/** Tells a member's other pages that their cart has changed. Guests have no stream of their own. */
export const cartStreams: StreamMapping = ({ name, key, data }) =>
  name === 'shop.cart-changed' && !key.startsWith(GUEST)
    ? [{ topic: `me:${key}`, event: 'cart', data: { lines: data.lines }, conflate: true }]
    : [];
