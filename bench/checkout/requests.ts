import type { RequestList } from '../load.ts';
import type { Member } from '../rig/installation.ts';
import { seededRandom } from '../rig/requests.ts';

/** Baskets differ so often before they are the same again. */
const BASKETS = 5_000;
const MOST_LINES = 5;

export interface OrdersPlan {
  readonly path: '/api/v1/shop/orders' | '/api/v1/echo/orders';
  readonly members: readonly Member[];
  readonly variantIds: readonly string[];
  readonly count: number;
  readonly keyPrefix: string;
}

/** Members buy in turn: one piece where there is one variant, else one to five lines with a piece of each. */
export function orderRequests({ path, members, variantIds, count, keyPrefix }: OrdersPlan): RequestList {
  const random = seededRandom(variantIds.length);
  const baskets = variantIds.length === 1 ? 1 : BASKETS;
  const bodies = Array.from({ length: baskets }, (_, i) => {
    const wanted = new Set<string>();
    const lines = variantIds.length === 1 ? 1 : 1 + (i % MOST_LINES);
    while (wanted.size < lines) wanted.add(variantIds[Math.floor(random() * variantIds.length)]!);
    return JSON.stringify({
      lines: Array.from(wanted, (variantId) => ({ variantId, quantity: 1 })),
      payWith: 'wallet',
    });
  });
  return {
    method: 'POST',
    count,
    path: { values: [path] },
    token: { values: members.map(({ token }) => token) },
    body: { values: bodies, order: Uint32Array.from({ length: count }, (_, i) => i % baskets) },
    keyPrefix,
  };
}
