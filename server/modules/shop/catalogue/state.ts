import type { Localized } from '../../../lib/localized.ts';
import type { LockedFile } from '../../files/index.ts';
import type {
  Product,
  ProductFacts,
  ProductPicture,
  ProductStatus,
  Variant,
  VariantDraft,
} from './product.ts';

export interface Category {
  readonly id: string;
  readonly createdAt: number;
  slug: string;
  parentId: string | null;
  name: Localized;
  position: number;
  isHidden: boolean;
  change: 'none' | 'new' | 'changed';
}

export interface Collection {
  readonly id: string;
  readonly createdAt: number;
  slug: string;
  name: Localized;
  lead: Localized;
  position: number;
  isShown: boolean;
  productIds: readonly string[];
  change: 'none' | 'new' | 'changed';
}

/** What an operator says of a category. */
export type CategoryFacts = Pick<Category, 'slug' | 'parentId' | 'name' | 'position' | 'isHidden'>;
/** What an operator says of a collection. */
export type CollectionFacts = Pick<
  Collection,
  'slug' | 'name' | 'lead' | 'position' | 'isShown' | 'productIds'
>;

/** One change of a bulk edit: only what is given is changed. */
export interface BulkChange {
  readonly variantId: string;
  readonly price?: number;
  /** Null ends the sale. */
  readonly salePrice?: number | null;
  readonly saleFrom?: number | null;
  readonly saleUntil?: number | null;
  /** What there is. */
  readonly stock?: number;
  /** What came in, or was written off: whatever was sold meanwhile stays sold. */
  readonly stockBy?: number;
}

/** What the lane `shop-catalogue` is asked to do; every id that is made is made at admission. */
export type CatalogueInput =
  | {
      readonly kind: 'create-product';
      readonly productId: string;
      readonly facts: ProductFacts;
      readonly status: ProductStatus;
      readonly variants: readonly VariantDraft[];
      /** Ids for the new variants, one for each. */
      readonly newIds: readonly string[];
      readonly reason: string | null;
    }
  | {
      readonly kind: 'edit-product';
      readonly productId: string;
      readonly version: number;
      readonly facts: ProductFacts;
      readonly variants: readonly VariantDraft[];
      readonly newIds: readonly string[];
      readonly reason: string | null;
    }
  | {
      readonly kind: 'set-status';
      readonly productId: string;
      readonly status: ProductStatus;
      readonly reason: string;
    }
  | {
      readonly kind: 'set-pictures';
      readonly productId: string;
      readonly pictures: readonly ProductPicture[];
      readonly reason: string | null;
    }
  | { readonly kind: 'bulk'; readonly changes: readonly BulkChange[]; readonly reason: string }
  | {
      readonly kind: 'save-category';
      readonly categoryId: string;
      readonly isNew: boolean;
      readonly facts: CategoryFacts;
      readonly reason: string | null;
    }
  | { readonly kind: 'remove-category'; readonly categoryId: string; readonly reason: string | null }
  | {
      readonly kind: 'save-collection';
      readonly collectionId: string;
      readonly isNew: boolean;
      readonly facts: CollectionFacts;
      readonly reason: string | null;
    }
  | { readonly kind: 'remove-collection'; readonly collectionId: string; readonly reason: string | null };

/** The working copy of all that a batch of the lane touches. */
export interface CatalogueState {
  readonly categories: Map<string, Category>;
  readonly collections: Map<string, Collection>;
  readonly products: Map<string, Product>;
  readonly variants: Map<string, Variant>;
  /** The variants of each product, in their order. */
  readonly byProduct: Map<string, Variant[]>;
  /** Whose a SKU is, of those that a command wants. */
  readonly skus: Map<string, string>;
  readonly categorySlugs: Map<string, string>;
  readonly collectionSlugs: Map<string, string>;
  /** Categories in which there is a product or another category. */
  readonly usedCategories: Set<string>;
  /** Products that a collection may show: those that exist. */
  readonly knownProducts: Set<string>;
  /** What is not there any more when this batch is written. */
  readonly removed: {
    readonly variants: string[];
    readonly categories: string[];
    readonly collections: string[];
  };
  readonly files: Map<string, LockedFile>;
  /** What each product shows from now on and did not before, and the other way round. */
  readonly shownFiles: Map<string, PictureChange>;
}

export interface PictureChange {
  readonly added: Set<string>;
  readonly removed: Set<string>;
  /** Who wants it. */
  accountId: string;
  /** Epoch milliseconds. */
  at: number;
}

export const emptyCatalogue = (): CatalogueState => ({
  categories: new Map(),
  collections: new Map(),
  products: new Map(),
  variants: new Map(),
  byProduct: new Map(),
  skus: new Map(),
  categorySlugs: new Map(),
  collectionSlugs: new Map(),
  usedCategories: new Set(),
  knownProducts: new Set(),
  removed: { variants: [], categories: [], collections: [] },
  files: new Map(),
  shownFiles: new Map(),
});
