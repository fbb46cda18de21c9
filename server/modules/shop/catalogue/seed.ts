import type { Executor } from '../../../db/dialect.ts';
import { appendEvents } from '../../../events/outbox.ts';
import type { Localized } from '../../../lib/localized.ts';
import { priceNow } from './editing.ts';
import { limitOf } from './faults.ts';
import { type ProductFacts, productChanged, type Variant } from './product.ts';
import type { PictureFiles } from './queries.ts';
import { type CatalogueState, emptyCatalogue } from './state.ts';
import { writeCatalogue } from './writing.ts';

/** A category to be written as it is; parents come before what is below them. */
export interface SeedCategory {
  readonly id: string;
  readonly slug: string;
  readonly name: Localized;
  readonly parentId?: string | null;
}

/** A variant to be written as it is. Amounts in the smallest unit, times epoch milliseconds. */
export interface SeedVariant {
  readonly id: string;
  /** Which value of each option; empty without options. */
  readonly choices?: readonly number[];
  /** Free in the whole shop; by default its id. */
  readonly sku?: string;
  readonly price: number;
  readonly salePrice?: number | null;
  readonly saleFrom?: number | null;
  readonly saleUntil?: number | null;
  readonly stock: number;
  readonly sells?: 'stock' | 'backorder' | 'pre-order';
  readonly backorderLimit?: number;
  readonly availableAt?: number | null;
  readonly sold?: number;
}

/** A product to be written as it is, on sale unless it says otherwise. */
export interface SeedProduct {
  readonly id: string;
  readonly categoryId: string;
  readonly name: Localized;
  readonly brand?: string;
  readonly summary?: Localized;
  readonly description?: Localized;
  readonly tags?: readonly string[];
  readonly options?: readonly { readonly name: Localized; readonly values: readonly Localized[] }[];
  readonly delivery?: 'parcel' | 'none';
  readonly status?: 'draft' | 'on-sale' | 'hidden' | 'ended';
  readonly isDrop?: boolean;
  readonly opensAt?: number | null;
  readonly perMemberLimit?: number | null;
  /** Files that are stored already, with who uploaded them; the first is the product's own. */
  readonly pictures?: readonly { readonly fileId: string; readonly alt?: Localized }[];
  readonly variants: readonly SeedVariant[];
  /** Epoch milliseconds; by default the seed's moment. */
  readonly createdAt?: number;
}

/** A collection to be written as it is. */
export interface SeedCollection {
  readonly id: string;
  readonly slug: string;
  readonly name: Localized;
  readonly lead?: Localized;
  readonly productIds: readonly string[];
}

export interface CatalogueSeed {
  readonly categories?: readonly SeedCategory[];
  readonly products?: readonly SeedProduct[];
  readonly collections?: readonly SeedCollection[];
  /** Whose uploads the pictures are. */
  readonly uploaderId?: string;
}

/**
 * Writes categories, products with their variants, and collections as they are, for seeds and demos, and says so: a
 * server that runs meanwhile hears of them. Pictures are shown from this transaction on.
 * @param batchId an id that is used for nothing else
 * @param at epoch milliseconds
 * @throws the database's error, also for a SKU or slug that is taken; an error where a picture is not there
 */
export async function insertProducts(
  tx: Executor,
  seed: CatalogueSeed,
  { batchId, at, files }: { readonly batchId: string; readonly at: number; readonly files?: PictureFiles },
): Promise<void> {
  const state = emptyCatalogue();
  for (const [position, category] of (seed.categories ?? []).entries()) {
    const { id, slug, name, parentId = null } = category;
    const own = { position, isHidden: false, createdAt: at, change: 'new' } as const;
    state.categories.set(id, { id, slug, name, parentId, ...own });
  }
  for (const product of seed.products ?? []) addProduct(state, product, seed.uploaderId ?? '', at);
  for (const [position, { id, slug, name, lead, productIds }] of (seed.collections ?? []).entries()) {
    const own = { position, isShown: true, createdAt: at, change: 'new' } as const;
    state.collections.set(id, { id, slug, name, lead: lead ?? EMPTY, productIds, ...own });
  }
  if (!files && state.shownFiles.size > 0) throw new Error('Products with pictures are seeded with files');
  const event = (what: string, id: string, slugs: readonly string[] = []) => ({
    ...{ name: `shop.${what}-changed`, key: id, data: { [`${what}Id`]: id, slugs }, at, by: batchId },
  });
  const events = [
    ...[...state.categories.keys()].map((id) => event('category', id)),
    ...[...state.products.keys()].map((id) => ({ ...productChanged(id), at, by: batchId })),
    ...[...state.collections.values()].map(({ id, slug }) => event('collection', id, [slug])),
  ];
  await appendEvents(tx, { batchId, lane: 'shop-catalogue', at, events });
  await writeCatalogue(tx, state, files ?? NO_FILES);
}

const EMPTY: Localized = { ko: '', en: '' };
const NO_FILES: PictureFiles = {
  lock: async () => new Map(),
  attach: async () => false,
  release: async () => undefined,
};

function addProduct(state: CatalogueState, seed: SeedProduct, uploaderId: string, at: number): void {
  const createdAt = seed.createdAt ?? at;
  const variants = seed.variants.map((variant, position) => variantOf(seed.id, variant, position));
  const facts: ProductFacts = {
    categoryId: seed.categoryId,
    name: seed.name,
    brand: seed.brand ?? '',
    summary: seed.summary ?? EMPTY,
    description: seed.description ?? EMPTY,
    tags: seed.tags ?? [],
    options: seed.options ?? [],
    delivery: seed.delivery ?? 'parcel',
    isDrop: seed.isDrop ?? false,
    opensAt: seed.opensAt ?? null,
    perMemberLimit: seed.perMemberLimit ?? null,
    pictures: (seed.pictures ?? []).map(({ fileId, alt }) => ({ fileId, alt: alt ?? EMPTY })),
  };
  const status = seed.status ?? 'on-sale';
  state.products.set(seed.id, {
    id: seed.id,
    createdAt,
    facts,
    status,
    publishedAt: status === 'draft' ? null : createdAt,
    version: 1,
    clock: at,
    updatedAt: at,
    ...priceNow(facts, variants, at),
    change: 'new',
    isTextChanged: true,
    arePicturesChanged: facts.pictures.length > 0,
  });
  state.byProduct.set(seed.id, variants);
  for (const variant of variants) state.variants.set(variant.id, variant);
  if (facts.pictures.length > 0) {
    const added = new Set(facts.pictures.map(({ fileId }) => fileId));
    state.shownFiles.set(seed.id, { added, removed: new Set(), accountId: uploaderId, at });
  }
}

function variantOf(productId: string, seed: SeedVariant, position: number): Variant {
  const sells = seed.sells ?? 'stock';
  return {
    id: seed.id,
    productId,
    position,
    sku: seed.sku ?? seed.id,
    skuStored: null,
    choices: seed.choices ?? [],
    price: seed.price,
    salePrice: seed.salePrice ?? null,
    saleFrom: seed.saleFrom ?? null,
    saleUntil: seed.saleUntil ?? null,
    stock: seed.stock,
    sells,
    backorderLimit: limitOf(sells, seed.backorderLimit ?? 0, seed.stock),
    availableAt: seed.availableAt ?? null,
    sold: seed.sold ?? 0,
    isActive: true,
    change: 'new',
  };
}
