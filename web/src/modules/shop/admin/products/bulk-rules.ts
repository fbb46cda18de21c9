import type { AdminVariant, BulkChange } from '../../../../api/shop-admin-types.ts';

/** What is done to the prices, sales and stock of many variants; null leaves them as they are. */
export type BulkWish = {
  price: { how: 'set' | 'by' | 'percent'; value: number } | null;
  /** Won to which a price by percent is rounded. */
  roundTo: number;
  sale:
    | { how: 'percent'; percent: number; from: string | null; until: string | null }
    | { how: 'end' }
    | null;
  stock: { how: 'set' | 'by'; value: number } | null;
};

export type BulkRow = {
  variantId: string;
  productName: string;
  choice: string;
  sku: string;
  before: AdminVariant;
  after: { price: number; salePrice: number | null; stock: number };
  /** Why it cannot be so; null when it can. */
  problem: 'price' | 'sale' | 'stock' | null;
  change: BulkChange | null;
};

export const MAX_CHANGES = 500;
const MAX_PRICE = 1_000_000_000;

const rounded = (amount: number, to: number): number => Math.max(to, Math.round(amount / to) * to);

/** What a variant would be, and what has to be sent for it. */
export function bulkRow(
  variant: AdminVariant,
  names: { productName: string; choice: string },
  wish: BulkWish,
): BulkRow {
  const price = newPrice(variant.price, wish);
  const salePrice = newSale(variant, price, wish);
  const stock =
    wish.stock === null
      ? variant.stock
      : wish.stock.how === 'set'
        ? wish.stock.value
        : variant.stock + wish.stock.value;
  const problem =
    price < 1 || price > MAX_PRICE
      ? 'price'
      : salePrice !== null && (salePrice < 1 || salePrice >= price)
        ? 'sale'
        : stock < Math.min(0, variant.stock, -variant.backorderLimit)
          ? 'stock'
          : null;
  const sale = wish.sale;
  const change: BulkChange = {
    variantId: variant.variantId,
    ...(price !== variant.price && { price }),
    ...(sale?.how === 'end' &&
      variant.salePrice !== null && { salePrice: null, saleFrom: null, saleUntil: null }),
    ...(sale?.how === 'percent' && { salePrice, saleFrom: sale.from, saleUntil: sale.until }),
    // By how much, so that what is sold meanwhile stays sold.
    ...(stock !== variant.stock &&
      (wish.stock?.how === 'set' ? { stock } : { stockBy: stock - variant.stock })),
  };
  const isChanged = Object.keys(change).length > 1;
  return {
    variantId: variant.variantId,
    ...names,
    sku: variant.sku,
    before: variant,
    after: { price, salePrice, stock },
    problem: isChanged ? problem : null,
    change: isChanged ? change : null,
  };
}

function newPrice(price: number, { price: wish, roundTo }: BulkWish): number {
  if (wish === null) return price;
  if (wish.how === 'set') return wish.value;
  if (wish.how === 'by') return price + wish.value;
  return rounded(price * (1 + wish.value / 100), roundTo);
}

function newSale(variant: AdminVariant, price: number, { sale, roundTo }: BulkWish): number | null {
  if (sale === null) return variant.salePrice;
  return sale.how === 'end' ? null : rounded(price * (1 - sale.percent / 100), roundTo);
}

/** What takes these changes back: prices as they were, stock by as much as it was changed. */
export const undoOf = (rows: readonly BulkRow[]): BulkChange[] =>
  rows.flatMap(({ change, before }) => {
    if (change === null) return [];
    const by = change.stock !== undefined ? change.stock - before.stock : (change.stockBy ?? 0);
    return [
      {
        variantId: before.variantId,
        ...(change.price !== undefined && { price: before.price }),
        ...(change.salePrice !== undefined && {
          salePrice: before.salePrice,
          saleFrom: before.saleFrom,
          saleUntil: before.saleUntil,
        }),
        ...(by !== 0 && { stockBy: -by }),
      },
    ];
  });
