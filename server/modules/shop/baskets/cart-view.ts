import type { Executor } from '../../../db/dialect.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Lookups, VariantSnapshot } from '../catalogue/lookups.ts';
import { quote } from '../pricing/quote.ts';
import type { Promotion, ShippingRule } from '../pricing/rules.ts';
import { activePromotions, shippingRule } from '../promotions/reading.ts';
import { newestFirst } from './cart-changes.ts';
import { LINE_COLUMNS, lineOf } from './rows.ts';
import type { Cart, CartLine, CartQuote } from './schemas.ts';

const CURRENCY = 'KRW';
const CAN_BE_BOUGHT: ReadonlySet<CartLine['state']> = new Set(['on-sale', 'pre-order']);

/**
 * Somebody's cart as it is sold now: what has changed since, and what the ticked lines cost together.
 * @param ownerId null: whoever has put nothing in yet
 * @param now epoch milliseconds
 */
export async function readCart(
  executor: Executor,
  ownerId: string | null,
  { variants }: Pick<Lookups, 'variants'>,
  now: number,
): Promise<Cart> {
  const rows =
    ownerId === null
      ? []
      : await executor
          .selectFrom('shop_cart_lines')
          .select(LINE_COLUMNS)
          .where('owner_id', '=', ownerId)
          .execute();
  const kept = rows.map(lineOf).sort(newestFirst);
  const snapshots = await variants(
    executor,
    kept.map(({ variantId }) => variantId),
    now,
  );
  const shown = kept.flatMap((line) => {
    const snapshot = snapshots.get(line.variantId);
    return snapshot ? [{ snapshot, view: lineView(line, snapshot) }] : [];
  });
  const lines = shown.map(({ view }) => view);
  const bought = shown.filter(({ view }) => view.isTicked && CAN_BE_BOUGHT.has(view.state));
  return {
    lines,
    counts: {
      lines: lines.length,
      pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      ticked: lines.filter(({ isTicked }) => isTicked).length,
    },
    quote: bought.length === 0 ? null : await quoteOf(executor, bought, now),
    serverNow: iso(now),
  };
}

type Kept = ReturnType<typeof lineOf>;

const lineView = (line: Kept, snapshot: VariantSnapshot): CartLine => ({
  variantId: line.variantId,
  productId: snapshot.productId,
  name: snapshot.name,
  choice: snapshot.choice,
  picture: snapshot.picture,
  delivery: snapshot.delivery,
  quantity: line.quantity,
  isTicked: line.isTicked,
  unitPrice: snapshot.price,
  listPrice: snapshot.listPrice,
  addedPrice: line.addedPrice,
  amount: snapshot.price * line.quantity,
  // To whom it is shown it makes no difference whether it was hidden or has ended.
  state: snapshot.state === 'gone' ? 'ended' : snapshot.state,
  stock: snapshot.stock,
  maxQuantity: snapshot.maxQuantity,
  opensAt: isoOrNull(snapshot.opensAt),
  availableAt: isoOrNull(snapshot.availableAt),
  addedAt: iso(line.addedAt),
});

async function quoteOf(
  executor: Executor,
  bought: readonly { readonly snapshot: VariantSnapshot; readonly view: CartLine }[],
  now: number,
): Promise<CartQuote> {
  const promotions = await activePromotions(executor, now);
  const shipping = await shippingRule(executor);
  return quoteView(bought, { promotions, shipping }, now);
}

function quoteView(
  bought: readonly { readonly snapshot: VariantSnapshot; readonly view: CartLine }[],
  { promotions, shipping }: { promotions: readonly Promotion[]; shipping: ShippingRule },
  at: number,
): CartQuote {
  const quoted = quote({
    lines: bought.map(({ snapshot, view }) => ({
      productId: snapshot.productId,
      variantId: snapshot.variantId,
      categoryId: snapshot.categoryId,
      delivery: snapshot.delivery,
      unitPrice: snapshot.price,
      quantity: view.quantity,
    })),
    promotions,
    shipping,
    postcode: null,
    at,
    coupon: null,
  });
  return {
    lines: quoted.lines.map(({ variantId, amount, paid }) => ({ variantId, amount, paid })),
    items: quoted.items,
    discount: quoted.discount,
    couponDiscount: quoted.couponDiscount,
    shipping: quoted.shipping,
    total: quoted.total,
    currency: CURRENCY,
    trace: quoted.trace.map((line) => ({ ...line, lines: [...line.lines] })),
    freeShippingFrom: shipping.freeFrom,
  };
}
