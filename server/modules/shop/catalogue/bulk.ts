import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import { variantChanged } from './difference.ts';
import { touchProduct } from './editing.ts';
import { faultOfVariant, limitOf, stockAfter } from './faults.ts';
import { productChanged, stockChanged, type Variant } from './product.ts';
import type { BulkChange, CatalogueInput, CatalogueState } from './state.ts';

/** Changes prices and stock of many variants: all of it, or nothing. */
export function changeInBulk(
  state: CatalogueState,
  command: Command,
  { changes, reason }: Extract<CatalogueInput, { kind: 'bulk' }>,
): Decision {
  const changed = new Map<string, { before: Variant; after: Variant }>();
  for (const change of changes) {
    const before = state.variants.get(change.variantId);
    if (!before) return refused('shop.variant-not-found', { variantId: change.variantId });
    if (changed.has(before.id)) {
      return refused('shop.invalid-product', { reason: 'variantId', variantId: before.id });
    }
    const after = applied(before, change);
    if (after === null) {
      const { id: variantId, stock } = before;
      return refused('shop.invalid-product', { reason: 'stock', variantId, stock });
    }
    const fault = faultOfVariant(after);
    if (fault) return refused('shop.invalid-product', { ...fault });
    changed.set(before.id, { before, after });
  }
  const events: DomainEvent[] = [];
  const priced = new Set<string>();
  const notes: unknown[] = [];
  for (const { before, after } of changed.values()) {
    const note = variantChanged(before, after);
    if (note === null) continue;
    notes.push(note);
    if (before.stock !== after.stock) events.push(stockChanged(after));
    if (!isSamePrice(before, after)) priced.add(before.productId);
    Object.assign(before, after, { change: before.change === 'new' ? 'new' : 'changed' });
  }
  for (const productId of priced) {
    const product = state.products.get(productId);
    if (!product) throw new Error(`The product ${productId} of a variant is not loaded`);
    touchProduct(state, product, Math.max(command.at, product.clock));
    events.push(productChanged(productId));
  }
  return {
    accepted: true,
    result: { changed: notes.length, variantIds: [...changed.keys()] },
    events,
    audit: {
      action: 'shop.bulk-edit',
      subject: 'shop:catalogue',
      reason,
      details: { changed: notes.length, variants: notes },
    },
  };
}

function applied(
  before: Variant,
  { variantId: _own, stock, stockBy, ...prices }: BulkChange,
): Variant | null {
  const wanted = stock ?? before.stock + (stockBy ?? 0);
  const after = stockAfter(before.stock, wanted, null);
  if (after === null) return null;
  const isEnd = prices.salePrice === null;
  return {
    ...before,
    ...prices,
    ...(isEnd && { saleFrom: null, saleUntil: null }),
    stock: after,
    backorderLimit: limitOf(before.sells, before.backorderLimit, after),
  };
}

const isSamePrice = (a: Variant, b: Variant): boolean =>
  a.price === b.price &&
  a.salePrice === b.salePrice &&
  a.saleFrom === b.saleFrom &&
  a.saleUntil === b.saleUntil;
