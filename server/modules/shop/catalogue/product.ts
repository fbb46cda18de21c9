import type { DomainEvent } from '../../../engine/types.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Terms } from './sale.ts';

export type ProductStatus = 'draft' | 'on-sale' | 'hidden' | 'ended';

export interface ProductOption {
  readonly name: Localized;
  readonly values: readonly Localized[];
}

/** What is said of a product: all that an operator writes, but its variants and whether it is on sale. */
export interface ProductFacts {
  readonly categoryId: string;
  readonly name: Localized;
  readonly brand: string;
  readonly summary: Localized;
  readonly description: Localized;
  readonly tags: readonly string[];
  readonly options: readonly ProductOption[];
  readonly delivery: 'parcel' | 'none';
  /** Its opening is an event: it has a page of its own, which counts down and shows what is left. */
  readonly isDrop: boolean;
  /** Nobody can buy it earlier; epoch milliseconds, null at any time. */
  readonly opensAt: number | null;
  readonly perMemberLimit: number | null;
  /** The first is the one in lists. */
  readonly pictures: readonly ProductPicture[];
}

export interface ProductPicture {
  readonly fileId: string;
  readonly alt: Localized;
}

/** A product as it is decided upon. */
export interface Product {
  readonly id: string;
  readonly createdAt: number;
  facts: ProductFacts;
  status: ProductStatus;
  /** When it could be seen first; null: never yet. */
  publishedAt: number | null;
  /** Grows with each change of what editors write; stock alone does not count. */
  version: number;
  /** Monotonic. */
  clock: number;
  updatedAt: number;
  /** The lowest price of its variants when it was last changed. */
  priceFrom: number;
  /** When a price or a state changes next by itself; null: never. */
  turnsAt: number | null;
  change: 'none' | 'new' | 'changed';
  /** Descriptions and pictures are in tables of their own. */
  isTextChanged: boolean;
  arePicturesChanged: boolean;
}

/** A variant as it is decided upon. */
export interface Variant extends Terms {
  readonly id: string;
  readonly productId: string;
  position: number;
  sku: string;
  /** As it stands in the database; null: not yet. */
  readonly skuStored: string | null;
  choices: readonly number[];
  price: number;
  salePrice: number | null;
  saleFrom: number | null;
  saleUntil: number | null;
  stock: number;
  sells: 'stock' | 'backorder' | 'pre-order';
  backorderLimit: number;
  availableAt: number | null;
  sold: number;
  isActive: boolean;
  change: 'none' | 'new' | 'changed';
}

/** A variant as an operator wants it. */
export interface VariantDraft {
  /** Null: a new one. */
  readonly variantId: string | null;
  readonly sku: string;
  readonly choices: readonly number[];
  readonly price: number;
  readonly salePrice: number | null;
  readonly saleFrom: number | null;
  readonly saleUntil: number | null;
  /** Null: as it stands. */
  readonly stock: number | null;
  /** What the operator saw: what moved meanwhile is kept. Null: `stock` is what there is, whatever was seen. */
  readonly stockSeen: number | null;
  readonly sells: 'stock' | 'backorder' | 'pre-order';
  readonly backorderLimit: number;
  readonly availableAt: number | null;
  readonly isActive: boolean;
}

export const productChanged = (productId: string): DomainEvent => ({
  name: 'shop.product-changed',
  key: productId,
  data: { productId },
});

/** Pieces came in or were written off: an operator's doing. */
export const stockChanged = ({ productId, id, stock }: Variant): DomainEvent => ({
  name: 'shop.stock-changed',
  key: productId,
  data: { productId, variantId: id, stock },
});
