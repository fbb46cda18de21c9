import type { StreamMapping, StreamMessage } from '../../../events/catalog.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';
import { stockView } from './cards.ts';
import type { PublicProduct } from './reading.ts';
import { productsOf, type Remembered, STOCK_EVENTS } from './remembered.ts';
import { FEW } from './sale.ts';
import type { StockNews } from './schemas.ts';

/** What moved so lately is part of each message: nobody who listens has missed what is older. */
const TOLD_MS = 2_000;
const PRODUCTS_KEPT = 1_000;

interface Moved {
  readonly stock: number;
  readonly sequence: number;
  heardAt: number;
}
interface MovedProduct {
  readonly variants: Map<string, Moved>;
  /** The product as it was last read: events do not say what it is sold as. */
  product: PublicProduct | null;
  /** It is being read, or need not be. */
  isLearnt: boolean;
}

interface Parts {
  readonly remembered: Pick<Remembered, 'products'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
}

/**
 * Live stock for open pages of a product. A message replaces the one before it that has not been sent yet, so each
 * holds all that moved lately. An older event, read again for a page that comes back, never undoes a newer one.
 */
export function catalogueStreams({ remembered, now, monotonic }: Parts): StreamMapping {
  const moved = new Map<string, MovedProduct>();

  const movedOf = (productId: string): MovedProduct => {
    let known = moved.get(productId);
    if (!known) {
      known = { variants: new Map(), product: null, isLearnt: false };
      if (moved.size >= PRODUCTS_KEPT) {
        const [oldest] = moved.keys();
        if (oldest !== undefined) moved.delete(oldest);
      }
      moved.set(productId, known);
    }
    return known;
  };
  const learn = (productId: string, known: MovedProduct): void => {
    if (known.isLearnt) return;
    known.isLearnt = true;
    remembered.products.get(productId).then(
      (product) => {
        known.product = product;
      },
      () => {
        // The next message tries again.
        known.isLearnt = false;
      },
    );
  };
  const note = (event: RecordedEvent, productId: string, variantId: string, stock: number): void => {
    const known = movedOf(productId);
    const sequence = (event as { sequence?: number }).sequence ?? 0;
    const before = known.variants.get(variantId);
    if (before && before.sequence > sequence) before.heardAt = monotonic();
    else known.variants.set(variantId, { stock, sequence, heardAt: monotonic() });
  };
  const message = (productId: string): StreamMessage => {
    const known = movedOf(productId);
    learn(productId, known);
    return {
      topic: `shop-product:${productId}`,
      event: 'stock',
      conflate: true,
      data: (): StockNews => newsOf(productId, known, { at: now(), since: monotonic() - TOLD_MS }),
    };
  };

  return (event) => {
    const { name, key, data } = event;
    if (name === 'shop.product-changed') {
      const known = moved.get(key);
      if (known) known.isLearnt = false;
      // Whatever it was, the page reads it.
      return [{ topic: `shop-product:${key}`, event: 'product', conflate: true, data: { productId: key } }];
    }
    if (name === 'shop.stock-changed') {
      note(event, key, String(data.variantId), Number(data.stock));
      return [message(key)];
    }
    if (!(STOCK_EVENTS as readonly string[]).includes(name)) return [];
    for (const line of linesOf(data)) note(event, line.productId, line.variantId, line.stock);
    return productsOf(event).map(message);
  };
}

function newsOf(
  productId: string,
  { variants, product }: MovedProduct,
  { at, since }: { readonly at: number; readonly since: number },
): StockNews {
  const news: StockNews['variants'] = [];
  for (const [variantId, { stock, heardAt }] of variants) {
    if (heardAt < since) continue;
    const variant = product?.variants.find(({ id }) => id === variantId);
    if (product && variant) news.push(stockView(product, variant, stock, at));
    else if (!product) news.push(atFirstSight(variantId, stock));
  }
  return { productId, variants: news };
}

/** What an event alone says, before the product is read. */
const atFirstSight = (variantId: string, stock: number): StockNews['variants'][number] => ({
  variantId,
  stock: stock <= FEW ? Math.max(0, stock) : null,
  state: stock > 0 ? 'on-sale' : 'sold-out',
});

interface Line {
  readonly productId: string;
  readonly variantId: string;
  /** Afterwards. */
  readonly stock: number;
}

function linesOf(data: RecordedEvent['data']): Line[] {
  const lines = Array.isArray(data.lines) ? (data.lines as Partial<Line>[]) : [];
  return lines.filter(
    (line): line is Line =>
      typeof line.productId === 'string' &&
      typeof line.variantId === 'string' &&
      typeof line.stock === 'number',
  );
}
