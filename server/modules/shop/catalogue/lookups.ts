import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Picture } from '../../../lib/picture-schema.ts';
import type { Files } from '../../files/index.ts';
import { choiceOf } from '../choice.ts';
import { cardOf, firstPictureOf } from './cards.ts';
import type { Variant } from './product.ts';
import { type PublicProduct, readProducts, readStocks, readVariants } from './reading.ts';
import { FEW, leftOf, priceAt, variantStateAt } from './sale.ts';
import type { Card, SaleState } from './schemas.ts';

/** A variant as carts, orders and likes show it. Amounts in the smallest unit, times epoch milliseconds. */
export interface VariantSnapshot {
  readonly variantId: string;
  readonly productId: string;
  readonly categoryId: string;
  readonly sku: string;
  /** Of the product. */
  readonly name: Localized;
  /** What is chosen of the product's options; null without options. */
  readonly choice: Localized | null;
  readonly picture: Picture | null;
  readonly pictureId: string | null;
  readonly delivery: 'parcel' | 'none';
  /** Of one piece at the moment that was asked about. */
  readonly price: number;
  /** Without a sale. */
  readonly listPrice: number;
  /** What can be done with it now; `gone`: hidden, a draft, or taken out of the product. */
  readonly state: SaleState | 'gone';
  /** How many one order may have: what is left, and the member's limit; 0 when there is nothing to be had. */
  readonly maxQuantity: number;
  /** Pieces that can still be bought, where they are few; null: plenty. */
  readonly stock: number | null;
  readonly opensAt: number | null;
  readonly availableAt: number | null;
  readonly perMemberLimit: number | null;
}

/** What other parts of the shop show of the catalogue. */
export interface Lookups {
  /**
   * Cards of products, in bulk: id → card. What the public may not see (drafts, hidden) is left out; what is over has
   * the state `ended`.
   * @param at epoch milliseconds
   */
  cards(executor: Executor, productIds: readonly string[], at: number): Promise<Map<string, Card>>;
  /**
   * Variants, in bulk: id → how it stands. Also those that cannot be bought any more, which their state says; ids that
   * stand for none are left out.
   * @param at epoch milliseconds
   */
  variants(
    executor: Executor,
    variantIds: readonly string[],
    at: number,
  ): Promise<Map<string, VariantSnapshot>>;
}

/** Of one line. */
const MAX_QUANTITY = 99;

/** Reads the catalogue for other parts of the shop, as it is in the database. */
export function createLookups({ files }: { readonly files: Pick<Files, 'picturesOf'> }): Lookups {
  const { picturesOf } = files;
  return {
    async cards(executor, productIds, at) {
      const products = await readProducts(executor, productIds, picturesOf);
      const stocks = await readStocks(executor, [...products.keys()]);
      const cards = new Map<string, Card>();
      for (const product of products.values()) {
        if (isPublic(product)) cards.set(product.id, cardOf(product, stocks.get(product.id) ?? {}, at));
      }
      return cards;
    },
    async variants(executor, variantIds, at) {
      const owners = await selectMany<{ id: string; product_id: string }>(
        executor,
        {
          table: 'shop_variants',
          columns: ['id', 'product_id'],
          keys: ['id'],
          index: 'PRIMARY',
          lock: false,
        },
        variantIds.map((id) => [id]),
      );
      const productIds = [...new Set(owners.map((row) => row.product_id))];
      const products = await readProducts(executor, productIds, picturesOf);
      const variants = await readVariants(executor, productIds);
      const snapshots = new Map<string, VariantSnapshot>();
      for (const { id, product_id: productId } of owners) {
        const product = products.get(productId);
        const variant = variants.get(productId)?.find((one) => one.id === id);
        if (product && variant) snapshots.set(id, snapshotOf(product, variant, at));
      }
      return snapshots;
    },
  };
}

const isPublic = ({ status }: Pick<PublicProduct, 'status'>): boolean =>
  status === 'on-sale' || status === 'ended';

function snapshotOf(product: PublicProduct, variant: Variant, at: number): VariantSnapshot {
  const left = leftOf(variant);
  const state = isPublic(product) && variant.isActive ? variantStateAt(product, variant, at) : 'gone';
  const isOver = state === 'gone' || state === 'ended' || state === 'sold-out';
  return {
    variantId: variant.id,
    productId: product.id,
    categoryId: product.categoryId,
    sku: variant.sku,
    name: product.name,
    choice: choiceOf(product, variant.choices),
    picture: firstPictureOf(product),
    pictureId: product.pictures[0]?.fileId ?? null,
    delivery: product.delivery,
    price: priceAt(variant, at),
    listPrice: variant.price,
    state,
    maxQuantity: isOver ? 0 : Math.min(left, product.perMemberLimit ?? MAX_QUANTITY, MAX_QUANTITY),
    stock: left <= FEW || product.isDrop ? left : null,
    opensAt: product.opensAt,
    availableAt: variant.availableAt,
    perMemberLimit: product.perMemberLimit,
  };
}
