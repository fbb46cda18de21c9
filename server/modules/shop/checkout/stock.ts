import { type Refused, refused } from '../../../engine/types.ts';
import { leftOf } from '../catalogue/sale.ts';
import type { Order, OrderLine } from '../order.ts';
import { boughtKey, type ShopState } from '../state.ts';

/** How many pieces of which variant, each variant once, in the order in which they were named. */
export type Pieces = ReadonlyMap<string, number>;

/** Lines that share a variant are judged together, and are one line of the order. */
export function piecesOf(
  lines: readonly { readonly variantId: string; readonly quantity: number }[],
): Pieces {
  const pieces = new Map<string, number>();
  for (const { variantId, quantity } of lines) pieces.set(variantId, (pieces.get(variantId) ?? 0) + quantity);
  return pieces;
}

/** Why some pieces cannot be bought now, with the facts. */
export interface Obstacle {
  readonly variantId: string;
  readonly code: ObstacleCode;
  readonly facts: Readonly<Record<string, unknown>>;
}
/** In the order in which they are told: what cannot be helped first. */
const OBSTACLES = [
  'shop.variant-not-found',
  'shop.not-on-sale',
  'shop.limit-reached',
  'shop.not-open',
  'stock.sold-out',
] as const;
export type ObstacleCode = (typeof OBSTACLES)[number];

/**
 * What is asked of a sale: `all` for a new one; `again` for one that gave back what it held and is paid after all;
 * `stock` for what an operator has agreed with the member.
 */
type Asking = 'all' | 'again' | 'stock';

/**
 * The time of a sale: that of the products where the command's is behind it. What was open for one stays open for all.
 * @param at epoch milliseconds of the command
 */
export function timeOfSale(state: ShopState, variantIds: Iterable<string>, at: number): number {
  let time = at;
  for (const variantId of variantIds) {
    const product = state.products.get(state.variants.get(variantId)?.productId ?? '');
    if (product && product.clock > time) time = product.clock;
  }
  return time;
}

/**
 * What stands in the way of a sale, each variant once; nothing when it may go on.
 * @param accountId null for a guest, who has bought nothing
 * @param at epoch milliseconds, by the clock of the products
 */
export function obstaclesTo(
  state: ShopState,
  pieces: Pieces,
  accountId: string | null,
  at: number,
  asking: Asking = 'all',
): Obstacle[] {
  const obstacles: Obstacle[] = [];
  const wantedOf = piecesByProduct(state, pieces);
  for (const [variantId, wanted] of pieces) {
    const add = (code: ObstacleCode, facts: Obstacle['facts'] = {}): void => {
      obstacles.push({ variantId, code, facts });
    };
    const variant = state.variants.get(variantId);
    const product = variant && state.products.get(variant.productId);
    if (!variant || !product || (asking === 'all' && product.status === 'draft')) {
      add('shop.variant-not-found');
      continue;
    }
    if (asking === 'all') {
      if (product.status !== 'on-sale' || !variant.isActive) {
        add('shop.not-on-sale', { status: product.status });
        continue;
      }
      if (product.opensAt !== null && at < product.opensAt) {
        add('shop.not-open', { productId: product.id, opensAt: new Date(product.opensAt).toISOString() });
        continue;
      }
    }
    const { perMemberLimit } = product;
    if (perMemberLimit !== null && asking !== 'stock') {
      const bought = state.bought.get(boughtKey(product.id, accountId ?? ''))?.quantity ?? 0;
      if (bought + wantedOf.get(product.id)! > perMemberLimit) {
        add('shop.limit-reached', { productId: product.id, limit: perMemberLimit, bought });
        continue;
      }
    }
    const left = leftOf(variant);
    if (wanted > left) add('stock.sold-out', { wanted, left });
  }
  return obstacles;
}

function piecesByProduct(state: ShopState, pieces: Pieces): Map<string, number> {
  const byProduct = new Map<string, number>();
  for (const [variantId, quantity] of pieces) {
    const productId = state.variants.get(variantId)?.productId ?? '';
    byProduct.set(productId, (byProduct.get(productId) ?? 0) + quantity);
  }
  return byProduct;
}

/** The refusal that tells the gravest of them, with every variant that it is about; null when there is none. */
export function refuseFor(obstacles: readonly Obstacle[]): Refused | null {
  if (obstacles.length === 0) return null;
  const code = OBSTACLES.find((one) => obstacles.some((obstacle) => obstacle.code === one))!;
  const lines = obstacles
    .filter((obstacle) => obstacle.code === code)
    .map(({ variantId, facts }) => ({ variantId, ...facts }));
  return refused(code, { lines });
}

/** Takes the pieces of an order off the stock; the caller has asked what stands in the way. */
export function takeStock(state: ShopState, order: Order): void {
  for (const line of order.lines) takeLine(state, order, line);
}

function takeLine(state: ShopState, order: Order, line: OrderLine): void {
  const { variantId, productId, quantity } = line;
  const variant = state.variants.get(variantId);
  const product = state.products.get(productId);
  if (!variant || !product || leftOf(variant) < quantity)
    throw new Error(`${variantId} has no ${quantity} left`);
  line.backordered = Math.max(0, Math.min(quantity, quantity - variant.stock));
  variant.stock -= quantity;
  variant.sold += quantity;
  variant.touched = true;
  line.counted = product.perMemberLimit !== null;
  if (!line.counted) return;
  const key = boughtKey(productId, order.accountId);
  const bought = state.bought.get(key);
  if (bought) {
    bought.quantity += quantity;
    bought.touched = true;
  } else state.bought.set(key, { quantity, touched: true, isNew: true });
}

/** From now on it is known to be open, whatever the clocks of other instances say. */
export function noteOpening(state: ShopState, order: Order): void {
  for (const { productId } of order.lines) {
    const product = state.products.get(productId);
    if (!product || product.opensAt === null || product.clock >= product.opensAt) continue;
    product.clock = order.clock;
    product.touched = true;
  }
}

/** What is told of the lines of a sale: the stock is that after the whole order. */
export const soldFacts = (state: ShopState, { lines }: Order) =>
  lines.map(({ productId, variantId, quantity, paid }) => {
    const variant = state.variants.get(variantId);
    return {
      productId,
      variantId,
      quantity,
      paid,
      stock: variant?.stock ?? null,
      sold: variant?.sold ?? null,
    };
  });
