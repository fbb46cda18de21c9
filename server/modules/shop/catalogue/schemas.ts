import Type, { type Static } from 'typebox';
import { Picture } from '../../../lib/picture-schema.ts';
import { Closed, Currency, Id, Localized, Money, Nullable, Timestamp } from '../../../lib/schema.ts';

export { Localized };

/** What can be done with a product or a variant now. `pre-order`: it can be bought, and is sent later. */
export const SaleState = Type.Union([
  Type.Literal('on-sale'),
  Type.Literal('sold-out'),
  Type.Literal('opens'),
  Type.Literal('pre-order'),
  Type.Literal('ended'),
]);
export type SaleState = Static<typeof SaleState>;

export const Badge = Type.Union([
  Type.Literal('new'),
  Type.Literal('sale'),
  Type.Literal('drop'),
  Type.Literal('low-stock'),
  Type.Literal('limited'),
]);
export type Badge = Static<typeof Badge>;

const Price = Type.Object({
  from: Type.Integer({ description: 'The lowest of its variants now, in the smallest unit' }),
  listFrom: Type.Integer({ description: 'What that variant costs without a sale' }),
  percentOff: Nullable(Type.Integer({ minimum: 1, maximum: 99 })),
});

const cardFields = {
  productId: Id,
  name: Localized,
  summary: Localized,
  brand: Type.String(),
  categoryId: Id,
  picture: Nullable(Picture),
  price: Price,
  currency: Currency,
  rating: Nullable(Type.Number({ description: 'Mean of its reviews, 1 to 5', examples: [4.7] })),
  reviews: Type.Integer(),
  likes: Type.Integer(),
  isLiked: Type.Optional(Type.Boolean({ description: 'By the caller; absent for guests' })),
  state: SaleState,
  opensAt: Nullable(Timestamp),
  isDrop: Type.Boolean(),
  badges: Type.Array(Badge),
};
/** A product as it stands in a list. */
export const Card = Type.Object(cardFields);
export type Card = Static<typeof Card>;

export const Sells = Type.Union(
  [Type.Literal('stock'), Type.Literal('backorder'), Type.Literal('pre-order')],
  {
    description:
      '`backorder`: also when nothing is there, up to a limit; `pre-order`: before it is there, up to a limit',
  },
);
export const Delivery = Type.Union([Type.Literal('parcel'), Type.Literal('none')]);

/** Pieces that can still be bought, where they are few, or the product is a drop; null: plenty. */
const Stock = Nullable(Type.Integer({ minimum: 0, examples: [3] }));

export const Variant = Type.Object({
  variantId: Id,
  sku: Type.String({ examples: ['SPOON-01-S'] }),
  choices: Type.Array(Type.Integer(), { description: 'Which value of each option, from 0' }),
  price: Money,
  listPrice: Money,
  saleUntil: Nullable(Timestamp),
  stock: Stock,
  sells: Sells,
  availableAt: Nullable(Timestamp),
  state: SaleState,
});
export type Variant = Static<typeof Variant>;

const Option = Type.Object({ name: Localized, values: Type.Array(Localized) });

export const Category = Type.Object({
  categoryId: Id,
  slug: Type.String({ examples: ['living'] }),
  name: Localized,
  parentId: Nullable(Id),
});
export type Category = Static<typeof Category>;
export const CategoryList = Type.Object({
  items: Type.Array(Category, { description: 'In the order in which they are shown, parents first' }),
});

export const Product = Type.Object({
  ...cardFields,
  description: Localized,
  options: Type.Array(Option),
  variants: Type.Array(Variant),
  pictures: Type.Array(Type.Object({ picture: Picture, alt: Localized })),
  tags: Type.Array(Type.String()),
  delivery: Delivery,
  perMemberLimit: Nullable(Type.Integer({ minimum: 1 })),
  shipping: Type.Object({
    fee: Money,
    freeFrom: Nullable(Money),
    remoteFee: Money,
  }),
  categories: Type.Array(Category, { description: 'From the top down to its own' }),
  sold: Type.Integer({ description: 'Pieces, less what came back' }),
  serverNow: Timestamp,
});
export type Product = Static<typeof Product>;

export const StockOfVariant = Type.Object({ variantId: Id, stock: Stock, state: SaleState });
export type StockOfVariant = Static<typeof StockOfVariant>;
/** How much of a product is left, also sent on topic `shop-product:{productId}`, the newest only. */
export const ProductStock = Type.Object({
  productId: Id,
  state: SaleState,
  opensAt: Nullable(Timestamp),
  sold: Type.Integer(),
  variants: Type.Array(StockOfVariant),
  serverNow: Timestamp,
});
export type ProductStock = Static<typeof ProductStock>;
/** Event `stock` of that topic: the variants that have changed. */
export const StockNews = Type.Object({
  productId: Id,
  variants: Type.Array(StockOfVariant),
  sold: Type.Optional(Type.Integer({ description: 'Of all variants together, where it is known' })),
});
export type StockNews = Static<typeof StockNews>;

export const Collection = Type.Object({
  slug: Type.String(),
  name: Localized,
  lead: Localized,
  products: Type.Array(Card),
});
export type Collection = Static<typeof Collection>;

export const Home = Type.Object({
  collections: Type.Array(Collection),
  rankings: Type.Array(Card, { description: 'What sells best' }),
  drops: Type.Array(Card),
  categories: Type.Array(Category),
  serverNow: Timestamp,
});
export type Home = Static<typeof Home>;

export const CardList = Type.Object({ items: Type.Array(Card) });
export const DropList = Type.Object({
  items: Type.Array(Card, { description: 'What opens or can be bought first, sold out last' }),
  serverNow: Timestamp,
});

export const RankingName = Type.Union([Type.Literal('sales'), Type.Literal('likes'), Type.Literal('new')], {
  default: 'sales',
});
export type RankingName = Static<typeof RankingName>;
export const RankingQuery = Closed({
  list: Type.Optional(RankingName),
  category: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z-]{1,60}$', description: 'Id or slug' })),
});

const Typed = Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001F\\u007F]*$', examples: ['유기'] });
const FacetFilter = Type.String({
  maxLength: 120,
  pattern: '^[a-z][A-Za-z0-9-]{0,39}:[^\\u0000-\\u001F\\u007F]{1,79}$',
  examples: ['brand:달빛공방'],
});
const PriceBound = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 });
export const ProductSort = Type.Union(
  [
    Type.Literal('relevance'),
    Type.Literal('newest'),
    Type.Literal('popular'),
    Type.Literal('price-asc'),
    Type.Literal('price-desc'),
    Type.Literal('rating'),
  ],
  { default: 'relevance' },
);
export type ProductSort = Static<typeof ProductSort>;
export const ProductsQuery = Closed({
  q: Type.Optional(Typed),
  category: Type.Optional(
    Type.String({ pattern: '^[0-9A-Za-z-]{1,60}$', description: 'Id or slug; with all below it' }),
  ),
  facet: Type.Optional(
    Type.Union([FacetFilter, Type.Array(FacetFilter, { maxItems: 20 })], {
      description:
        'name:value, repeated. Any value of one name, all names together: brand, price, availability, rating, badge',
    }),
  ),
  priceFrom: Type.Optional(PriceBound),
  priceTo: Type.Optional(PriceBound),
  inStock: Type.Optional(Type.Boolean({ description: 'true: only what can be bought now' })),
  sort: Type.Optional(ProductSort),
  locale: Type.Optional(Type.Union([Type.Literal('ko'), Type.Literal('en')])),
  cursor: Type.Optional(Type.String({ maxLength: 300 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, default: 24 })),
  counts: Type.Optional(
    Type.Boolean({ default: true, description: 'false: nobody looks at the total and the facets' }),
  ),
});
export type ProductsQuery = Static<typeof ProductsQuery>;

export const ProductPage = Type.Object({
  items: Type.Array(Card, { description: 'May be fewer than `limit`, also before the end' }),
  nextCursor: Nullable(Type.String()),
  total: Type.Object({
    count: Type.Integer(),
    isExact: Type.Boolean({ description: 'false: at least so many; counting stopped' }),
  }),
  facets: Type.Record(
    Type.String(),
    Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
    {
      description:
        'By facet, the most frequent value first; one that is chosen from is counted without that choice. Empty on later pages. `category` holds ids',
    },
  ),
  areFacetsExact: Type.Boolean({ description: 'false: at least so many of each value; counting stopped' }),
  corrected: Nullable(Type.String({ description: 'What was searched instead of what was typed' })),
});
export type ProductPage = Static<typeof ProductPage>;
