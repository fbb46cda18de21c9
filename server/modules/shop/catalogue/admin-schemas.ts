import Type, { type Static } from 'typebox';
import { From, ListPageOf, ListQueryOf, OneOrMore, SearchText, To } from '../../../lib/list-schema.ts';
import { LongWords, MayBeEmpty, Name, Words } from '../../../lib/localized-schema.ts';
import { Picture } from '../../../lib/picture-schema.ts';
import { Closed, Currency, Id, MAX_AMOUNT, Money, Nullable, Text, Timestamp } from '../../../lib/schema.ts';
import { Delivery, Localized, Sells } from './schemas.ts';

export const ProductStatus = Type.Union([
  Type.Literal('draft'),
  Type.Literal('on-sale'),
  Type.Literal('hidden'),
  Type.Literal('ended'),
]);
export type ProductStatus = Static<typeof ProductStatus>;

const Sku = Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$', examples: ['SPOON-01-S'] });
const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60, examples: ['living'] });
const PriceAmount = Type.Integer({ minimum: 1, maximum: MAX_AMOUNT, examples: [32000] });
/** 1,000,000 pieces are more than a shop has of anything. */
const MAX_PIECES = 1_000_000;
const Pieces = Type.Integer({ minimum: 0, maximum: MAX_PIECES, examples: [120] });
const SignedPieces = Type.Integer({ minimum: -MAX_PIECES, maximum: MAX_PIECES, examples: [20] });
const Reason = Text(200, 'New delivery');

const PictureInput = Closed({ fileId: Id, alt: Type.Optional(Words(200)) });
const OptionInput = Closed({
  name: Name(40, '크기', 'Size'),
  values: Type.Array(Name(40, '소', 'Small'), { minItems: 1, maxItems: 30 }),
});

const variantFields = {
  sku: Sku,
  choices: Type.Optional(
    Type.Array(Type.Integer({ minimum: 0, maximum: 29 }), {
      maxItems: 3,
      description: 'Which value of each option, from 0; empty without options',
    }),
  ),
  price: PriceAmount,
  salePrice: Type.Optional(Nullable(PriceAmount)),
  saleFrom: Type.Optional(Nullable(Timestamp)),
  saleUntil: Type.Optional(Nullable(Timestamp)),
  sells: Type.Optional(Sells),
  backorderLimit: Type.Optional(Pieces),
  availableAt: Type.Optional(Nullable(Timestamp)),
  isActive: Type.Optional(Type.Boolean()),
};
const NewVariant = Closed({ ...variantFields, stock: Type.Optional(Pieces) });
const EditedVariant = Closed({
  ...variantFields,
  variantId: Type.Optional(Id),
  stock: Type.Optional(
    Type.Integer({
      minimum: -MAX_PIECES,
      maximum: MAX_PIECES,
      description: 'What there is to be; absent: as it stands',
    }),
  ),
  stockSeen: Type.Optional(
    Type.Integer({
      minimum: -MAX_PIECES,
      maximum: MAX_PIECES,
      description:
        'What the editor showed. With it only the difference to `stock` is booked: what was sold meanwhile stays sold',
    }),
  ),
});

const productFields = {
  categoryId: Id,
  name: Name(160, '유기 수저 세트', 'Brassware spoon and chopsticks'),
  brand: Type.Optional(MayBeEmpty(80)),
  summary: Type.Optional(Words(300)),
  description: Type.Optional(LongWords(20_000)),
  tags: Type.Optional(Type.Array(Text(40, '선물'), { maxItems: 20 })),
  options: Type.Optional(Type.Array(OptionInput, { maxItems: 3 })),
  delivery: Type.Optional(Delivery),
  isDrop: Type.Optional(Type.Boolean()),
  opensAt: Type.Optional(Nullable(Timestamp)),
  perMemberLimit: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 1_000 }))),
  pictures: Type.Optional(Type.Array(PictureInput, { maxItems: 20 })),
  reason: Type.Optional(Reason),
};
export const NewProductBody = Closed({
  ...productFields,
  status: Type.Optional(ProductStatus),
  variants: Type.Array(NewVariant, { minItems: 1, maxItems: 100 }),
});
export type NewProductBody = Static<typeof NewProductBody>;
/** A whole product: variants that are left out are taken off sale. */
export const ProductBody = Closed({
  ...productFields,
  version: Type.Integer({ minimum: 0, description: 'Of the product as it was read' }),
  variants: Type.Array(EditedVariant, { minItems: 1, maxItems: 200 }),
});
export type ProductBody = Static<typeof ProductBody>;
export const StatusBody = Closed({ status: ProductStatus, reason: Reason });

export const BulkBody = Closed({
  changes: Type.Array(
    Closed({
      variantId: Id,
      price: Type.Optional(PriceAmount),
      salePrice: Type.Optional(Nullable(PriceAmount)),
      saleFrom: Type.Optional(Nullable(Timestamp)),
      saleUntil: Type.Optional(Nullable(Timestamp)),
      stock: Type.Optional(Pieces),
      stockBy: Type.Optional(SignedPieces),
    }),
    { minItems: 1, maxItems: 500 },
  ),
  reason: Reason,
});
export type BulkBody = Static<typeof BulkBody>;
export const BulkResult = Type.Object({
  changed: Type.Integer({ description: 'Variants of which something is different now' }),
  variantIds: Type.Array(Id),
});

export const AdminVariant = Type.Object({
  variantId: Id,
  sku: Type.String(),
  choices: Type.Array(Type.Integer()),
  price: Money,
  salePrice: Nullable(Money),
  saleFrom: Nullable(Timestamp),
  saleUntil: Nullable(Timestamp),
  stock: Type.Integer({ description: 'Free pieces; below zero: promised' }),
  sells: Sells,
  backorderLimit: Type.Integer(),
  availableAt: Nullable(Timestamp),
  sold: Type.Integer(),
  isActive: Type.Boolean(),
});
export const AdminProduct = Type.Object({
  productId: Id,
  version: Type.Integer(),
  status: ProductStatus,
  categoryId: Id,
  name: Localized,
  brand: Type.String(),
  summary: Localized,
  description: Localized,
  tags: Type.Array(Type.String()),
  options: Type.Array(Type.Object({ name: Localized, values: Type.Array(Localized) })),
  delivery: Delivery,
  isDrop: Type.Boolean(),
  opensAt: Nullable(Timestamp),
  perMemberLimit: Nullable(Type.Integer()),
  pictures: Type.Array(Type.Object({ fileId: Id, picture: Picture, alt: Localized })),
  variants: Type.Array(AdminVariant, { description: 'Those that were taken off sale stand last' }),
  currency: Currency,
  likes: Type.Integer(),
  reviews: Type.Integer(),
  publishedAt: Nullable(Timestamp),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type AdminProduct = Static<typeof AdminProduct>;

export const AdminProductSummary = Type.Object({
  productId: Id,
  name: Localized,
  brand: Type.String(),
  categoryId: Id,
  status: ProductStatus,
  picture: Nullable(Picture),
  priceFrom: Money,
  currency: Currency,
  stock: Type.Integer({ description: 'Of all its variants on sale together' }),
  lowStock: Type.Integer({ description: 'Variants on sale of which few are left' }),
  variants: Type.Integer({ description: 'On sale' }),
  sold: Type.Integer(),
  isDrop: Type.Boolean(),
  opensAt: Nullable(Timestamp),
  version: Type.Integer(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type AdminProductSummary = Static<typeof AdminProductSummary>;

export const AdminProductsQuery = ListQueryOf({
  q: Type.Optional(SearchText('Parts of a name or brand; or whole: a product, a variant, a SKU')),
  status: Type.Optional(OneOrMore(ProductStatus)),
  category: Type.Optional(OneOrMore(Type.String({ pattern: '^[0-9A-Za-z]{1,16}$' }))),
  drop: Type.Optional(Type.Boolean({ description: 'true: only drops' })),
  lowStock: Type.Optional(
    Type.Boolean({ description: 'true: only what is on sale and of which few are left' }),
  ),
  from: From,
  to: To,
  sort: Type.Optional(
    Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('name')], { default: 'newest' }),
  ),
});
export type AdminProductsQuery = Static<typeof AdminProductsQuery>;
/** Facets: `status`, `category`. */
export const AdminProductsPage = ListPageOf(AdminProductSummary);

export const CategoryBody = Closed({
  slug: Slug,
  name: Name(80, '리빙', 'Living'),
  parentId: Type.Optional(Nullable(Id)),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  isHidden: Type.Optional(Type.Boolean()),
  reason: Type.Optional(Reason),
});
export type CategoryBody = Static<typeof CategoryBody>;
export const AdminCategory = Type.Object({
  categoryId: Id,
  slug: Type.String(),
  name: Localized,
  parentId: Nullable(Id),
  position: Type.Integer(),
  isHidden: Type.Boolean(),
  products: Type.Integer({ description: 'Of its own, whatever their status' }),
});
export type AdminCategory = Static<typeof AdminCategory>;
export const AdminCategoryList = Type.Object({ items: Type.Array(AdminCategory) });

export const CollectionBody = Closed({
  slug: Slug,
  name: Name(80, '집들이 선물', 'Housewarming'),
  lead: Type.Optional(Words(200)),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  isShown: Type.Optional(Type.Boolean()),
  productIds: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
  reason: Type.Optional(Reason),
});
export type CollectionBody = Static<typeof CollectionBody>;
export const AdminCollection = Type.Object({
  collectionId: Id,
  slug: Type.String(),
  name: Localized,
  lead: Localized,
  position: Type.Integer(),
  isShown: Type.Boolean(),
  productIds: Type.Array(Id),
});
export type AdminCollection = Static<typeof AdminCollection>;
export const AdminCollectionList = Type.Object({ items: Type.Array(AdminCollection) });
