import type { Cart, OrderLineBody, Quote } from '../../../api/shop-orders.ts';
import { isBuyable } from '../cart/foresee.ts';

/** What an address of the checkout asks for: `VARIANT.2~VARIANT.1`; null when it says nothing that can be bought. */
export function linesOf(buy: string | undefined): OrderLineBody[] | null {
  if (buy === undefined) return null;
  const lines = buy.split('~').flatMap((part): OrderLineBody[] => {
    const [variantId = '', quantity = ''] = part.split('.');
    const pieces = Number(quantity);
    return /^[0-9A-Za-z_:-]{1,64}$/.test(variantId) && Number.isSafeInteger(pieces) && pieces >= 1
      ? [{ variantId, quantity: Math.min(pieces, 99) }]
      : [];
  });
  return lines.length === 0 ? null : lines;
}

export const buyText = (lines: readonly OrderLineBody[]): string =>
  lines.map(({ variantId, quantity }) => `${variantId}.${quantity}`).join('~');

/** What of a cart goes to the checkout: ticked, and there to be had. */
export const tickedLines = (cart: Cart): OrderLineBody[] =>
  cart.lines
    .filter((line) => line.isTicked && isBuyable(line))
    .map(({ variantId, quantity }) => ({ variantId, quantity }));

/** Why pieces of a variant cannot be bought, and how many could be; 0: none. */
export type Obstacle = { variantId: string; code: string; most: number };

/** These name the lines that they are about. */
export const OBSTACLES = [
  'stock.sold-out',
  'shop.limit-reached',
  'shop.not-on-sale',
  'shop.not-open',
  'shop.variant-not-found',
];

const count = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) ? Math.max(0, value) : 0;

function obstacle(variantId: unknown, code: string, facts: Readonly<Record<string, unknown>>): Obstacle[] {
  if (typeof variantId !== 'string') return [];
  if (code === 'stock.sold-out') return [{ variantId, code, most: count(facts.left) }];
  if (code === 'shop.limit-reached') {
    return [{ variantId, code, most: count(count(facts.limit) - count(facts.bought)) }];
  }
  return [{ variantId, code, most: 0 }];
}

/** What a refusal says of the lines that it is about, as far as it can be read. */
export function obstaclesOf(code: string, facts: Readonly<Record<string, unknown>>): Obstacle[] {
  const listed: unknown[] = Array.isArray(facts.lines) ? facts.lines : [];
  return listed.flatMap((one) => {
    if (one === null || typeof one !== 'object') return [];
    const line = one as Readonly<Record<string, unknown>>;
    return obstacle(line.variantId, code, line);
  });
}

/** What a quote knows to stand in the way, before anybody has pressed. */
export const obstaclesIn = (quote: Quote): Obstacle[] =>
  quote.lines.flatMap(({ variantId, problem }) =>
    problem === null ? [] : obstacle(variantId, problem.code, problem),
  );

/** The same order with what can be had of each; a line of which nothing can is not in it any more. */
export function withoutObstacles(
  lines: readonly OrderLineBody[],
  obstacles: readonly Obstacle[],
): OrderLineBody[] {
  const left = new Map(obstacles.map(({ variantId, most }) => [variantId, most]));
  return lines.flatMap(({ variantId, quantity }) => {
    const most = left.get(variantId) ?? quantity;
    // Two lines may share one variant: what the first takes, the second does not get.
    const taken = Math.min(quantity, most);
    if (left.has(variantId)) left.set(variantId, most - taken);
    return taken === 0 ? [] : [{ variantId, quantity: taken }];
  });
}
