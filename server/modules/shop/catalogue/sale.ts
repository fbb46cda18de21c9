import type { SaleState } from './schemas.ts';

/** What of a variant decides whether and for how much it can be bought. */
export interface Terms {
  readonly price: number;
  readonly salePrice: number | null;
  readonly saleFrom: number | null;
  readonly saleUntil: number | null;
  readonly sells: 'stock' | 'backorder' | 'pre-order';
  readonly backorderLimit: number;
  readonly stock: number;
}
type SalePeriod = Pick<Terms, 'salePrice' | 'saleFrom' | 'saleUntil'>;

/** What of a product decides whether it can be bought. */
export interface Opening {
  readonly status: 'draft' | 'on-sale' | 'hidden' | 'ended';
  readonly opensAt: number | null;
}

/** Fewer pieces than this are told exactly. */
export const FEW = 10;
export const MAX_STOCK = 1_000_000;

/** Whether the sale price is in force at a moment (epoch milliseconds). */
export const isReduced = ({ salePrice, saleFrom, saleUntil }: SalePeriod, at: number): boolean =>
  salePrice !== null && (saleFrom === null || at >= saleFrom) && (saleUntil === null || at < saleUntil);

/** What one piece costs at a moment (epoch milliseconds). */
export const priceAt = (terms: SalePeriod & Pick<Terms, 'price'>, at: number): number =>
  isReduced(terms, at) ? (terms.salePrice ?? terms.price) : terms.price;

/** How many pieces can still be bought; what is promised beyond the stock counts where that is allowed. */
export const leftOf = ({ sells, stock, backorderLimit }: Pick<Terms, 'sells' | 'stock' | 'backorderLimit'>) =>
  Math.max(0, sells === 'stock' ? stock : stock + backorderLimit);

/** What can be done with a variant of a product at a moment. */
export function variantStateAt(
  { status, opensAt }: Opening,
  terms: Pick<Terms, 'sells' | 'stock' | 'backorderLimit'>,
  at: number,
): SaleState {
  if (status !== 'on-sale') return 'ended';
  if (opensAt !== null && at < opensAt) return 'opens';
  if (leftOf(terms) === 0) return 'sold-out';
  return terms.sells === 'pre-order' || terms.stock <= 0 ? 'pre-order' : 'on-sale';
}

/** What can be done with a product: the best that can be done with any of its variants. */
export function productStateAt(
  opening: Opening,
  variants: readonly Pick<Terms, 'sells' | 'stock' | 'backorderLimit'>[],
  at: number,
): SaleState {
  if (opening.status !== 'on-sale') return 'ended';
  const states = new Set(variants.map((terms) => variantStateAt(opening, terms, at)));
  return (['on-sale', 'pre-order', 'opens'] as const).find((state) => states.has(state)) ?? 'sold-out';
}

/** The next moment at which a price or a state changes by itself; null: never. */
export function nextTurnOf(
  { opensAt }: Pick<Opening, 'opensAt'>,
  variants: readonly SalePeriod[],
  at: number,
): number | null {
  const turns = [opensAt];
  for (const { salePrice, saleFrom, saleUntil } of variants) {
    if (salePrice !== null) turns.push(saleFrom, saleUntil);
  }
  const ahead = turns.filter((turn): turn is number => turn !== null && turn > at);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
