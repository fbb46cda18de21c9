import type { Value } from '../../../db/rows.ts';
import type {
  ShopCategoriesTable,
  ShopCollectionsTable,
  ShopProductPicturesTable,
  ShopProductsTable,
  ShopProductTextsTable,
  ShopVariantsTable,
} from '../../../db/tables/shop-catalogue.ts';
import type { Product, ProductOption, ProductPicture, Variant } from './product.ts';
import type { Category, Collection } from './state.ts';

export const CATEGORY_COLUMNS = [
  'id',
  'slug',
  'parent_id',
  'name_ko',
  'name_en',
  'position',
  'is_hidden',
  'created_at',
] as const;

export const COLLECTION_COLUMNS = [
  'id',
  'slug',
  'name_ko',
  'name_en',
  'lead_ko',
  'lead_en',
  'position',
  'is_shown',
  'created_at',
] as const;

export const PRODUCT_COLUMNS = [
  'id',
  'category_id',
  'status',
  'name_ko',
  'name_en',
  'brand',
  'summary_ko',
  'summary_en',
  'tags',
  'options',
  'delivery',
  'is_drop',
  'opens_at',
  'per_member_limit',
  'picture_id',
  'price_from',
  'published_at',
  'turns_at',
  'words',
  'version',
  'clock',
  'created_at',
  'updated_at',
] as const;

export const VARIANT_COLUMNS = [
  'id',
  'product_id',
  'position',
  'sku',
  'choices',
  'price',
  'sale_price',
  'sale_from',
  'sale_until',
  'stock',
  'backorder_limit',
  'sells',
  'available_at',
  'sold',
  'is_active',
] as const;

export const categoryOf = (row: ShopCategoriesTable): Category => ({
  id: row.id,
  slug: row.slug,
  parentId: row.parent_id,
  name: { ko: row.name_ko, en: row.name_en },
  position: row.position,
  isHidden: row.is_hidden === 1,
  createdAt: row.created_at,
  change: 'none',
});

export const categoryValues = (c: Category): Value[] => [
  ...[c.id, c.slug, c.parentId, c.name.ko, c.name.en, c.position, Number(c.isHidden), c.createdAt],
];

export const collectionOf = (row: ShopCollectionsTable, productIds: readonly string[]): Collection => ({
  id: row.id,
  slug: row.slug,
  name: { ko: row.name_ko, en: row.name_en },
  lead: { ko: row.lead_ko, en: row.lead_en },
  position: row.position,
  isShown: row.is_shown === 1,
  createdAt: row.created_at,
  productIds,
  change: 'none',
});

export const collectionValues = (c: Collection): Value[] => [
  ...[c.id, c.slug, c.name.ko, c.name.en, c.lead.ko, c.lead.en, c.position, Number(c.isShown), c.createdAt],
];

const optionsOf = ({ options }: Pick<ShopProductsTable, 'options'>): readonly ProductOption[] =>
  JSON.parse(options) as ProductOption[];

/** A product as it is decided upon, of its three rows. */
export const productOf = (
  row: ShopProductsTable,
  text: ShopProductTextsTable | undefined,
  pictures: readonly ProductPicture[],
): Product => ({
  id: row.id,
  createdAt: row.created_at,
  facts: {
    categoryId: row.category_id,
    name: { ko: row.name_ko, en: row.name_en },
    brand: row.brand,
    summary: { ko: row.summary_ko, en: row.summary_en },
    description: { ko: text?.description_ko ?? '', en: text?.description_en ?? '' },
    tags: JSON.parse(row.tags) as string[],
    options: optionsOf(row),
    delivery: row.delivery,
    isDrop: row.is_drop === 1,
    opensAt: row.opens_at,
    perMemberLimit: row.per_member_limit,
    pictures,
  },
  status: row.status,
  publishedAt: row.published_at,
  version: row.version,
  clock: row.clock,
  updatedAt: row.updated_at,
  priceFrom: row.price_from,
  turnsAt: row.turns_at,
  change: 'none',
  isTextChanged: false,
  arePicturesChanged: false,
});

/** What lists look through beside the Korean name: letters of ASCII have no case there. */
const wordsOf = ({ name, brand }: Product['facts']): string =>
  `${name.en} ${brand}`.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

export const productValues = ({ facts: f, ...p }: Product): Value[] => [
  ...[p.id, f.categoryId, p.status, f.name.ko, f.name.en, f.brand, f.summary.ko, f.summary.en],
  ...[JSON.stringify(f.tags), JSON.stringify(f.options), f.delivery, Number(f.isDrop), f.opensAt],
  ...[f.perMemberLimit, f.pictures[0]?.fileId ?? null, p.priceFrom, p.publishedAt, p.turnsAt],
  ...[wordsOf(f), p.version, p.clock, p.createdAt, p.updatedAt],
];

export const pictureOf = (row: ShopProductPicturesTable): ProductPicture => ({
  fileId: row.file_id,
  alt: { ko: row.alt_ko, en: row.alt_en },
});

export const variantOf = (row: ShopVariantsTable): Variant => ({
  id: row.id,
  productId: row.product_id,
  position: row.position,
  sku: row.sku,
  skuStored: row.sku,
  choices: JSON.parse(row.choices) as number[],
  price: row.price,
  salePrice: row.sale_price,
  saleFrom: row.sale_from,
  saleUntil: row.sale_until,
  stock: row.stock,
  backorderLimit: row.backorder_limit,
  sells: row.sells,
  availableAt: row.available_at,
  sold: row.sold,
  isActive: row.is_active === 1,
  change: 'none',
});

export const variantValues = (v: Variant): Value[] => [
  ...[v.id, v.productId, v.position, v.sku, JSON.stringify(v.choices), v.price, v.salePrice, v.saleFrom],
  ...[v.saleUntil, v.stock, v.backorderLimit, v.sells, v.availableAt, v.sold, Number(v.isActive)],
];
