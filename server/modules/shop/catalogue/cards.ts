import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Picture } from '../../../lib/picture-schema.ts';
import type { ShippingRule } from '../pricing/rules.ts';
import type { KnownCategory, PublicProduct, PublicVariant, StockOfProduct } from './reading.ts';
import {
  FEW,
  isReduced,
  leftOf,
  nextTurnOf,
  priceAt,
  productStateAt,
  type Terms,
  variantStateAt,
} from './sale.ts';
import type { Badge, Card, Category, Product, ProductStock, StockOfVariant, Variant } from './schemas.ts';

export const CURRENCY = 'KRW';
/** For so long a product is called new. */
const NEW_MS = 14 * 86_400_000;

/** What there is of a variant; one that nobody has counted yet is not there. */
const termsOf = (variant: PublicVariant, stock: StockOfProduct): Terms => ({
  ...variant,
  stock: stock[variant.id]?.[0] ?? 0,
});
const allTerms = ({ variants }: PublicProduct, stock: StockOfProduct): Terms[] =>
  variants.map((variant) => termsOf(variant, stock));

/** Pieces ever sold of all that a product was sold as, less what came back. */
export const soldOf = (stock: StockOfProduct): number =>
  Object.values(stock).reduce((sum, [, sold]) => sum + sold, 0);

/** The cheapest of a product's variants now. Amounts in the smallest unit. */
export function priceOf({ variants }: PublicProduct, at: number): Card['price'] {
  let best: { from: number; listFrom: number } | null = null;
  for (const variant of variants) {
    const from = priceAt(variant, at);
    if (best === null || from < best.from) best = { from, listFrom: variant.price };
  }
  const { from, listFrom } = best ?? { from: 0, listFrom: 0 };
  // A discount that is less than one per cent is none that one talks about.
  const percent = listFrom > from ? Math.floor(((listFrom - from) * 100) / listFrom) : 0;
  return { from, listFrom, percentOff: percent > 0 ? percent : null };
}

/** The mean of its reviews, to a tenth; null without any. */
export const ratingOf = ({ reviews, ratingSum }: Pick<PublicProduct, 'reviews' | 'ratingSum'>) =>
  reviews === 0 ? null : Math.round((ratingSum * 10) / reviews) / 10;

/** How many pieces of a variant are left, where people are told. */
const shownStock = (terms: Terms, isDrop: boolean): number | null => {
  const left = leftOf(terms);
  return left <= FEW || isDrop ? left : null;
};

interface Shown {
  readonly stock: StockOfProduct;
  readonly from: number;
  readonly until: number;
  readonly card: Card;
}
/** Cards as they were last made: as long as nothing has changed, the same one is given to everybody. */
const cards = new WeakMap<PublicProduct, Shown>();

/** Until when what is worked out at a moment stays true, if nobody changes anything. */
export const trueUntil = (product: PublicProduct, at: number): number => {
  const turn = nextTurnOf(product, product.variants, at) ?? Number.POSITIVE_INFINITY;
  const old = product.publishedAt === null ? 0 : product.publishedAt + NEW_MS;
  return old > at ? Math.min(turn, old) : turn;
};

/** A product in a list. @param at epoch milliseconds */
export function cardOf(product: PublicProduct, stock: StockOfProduct, at: number): Card {
  const known = cards.get(product);
  if (known && known.stock === stock && known.from <= at && at < known.until) return known.card;
  const card = makeCard(product, stock, at);
  cards.set(product, { stock, from: at, until: trueUntil(product, at), card });
  return card;
}

function makeCard(product: PublicProduct, stock: StockOfProduct, at: number): Card {
  const terms = allTerms(product, stock);
  const state = productStateAt(product, terms, at);
  const price = priceOf(product, at);
  return {
    productId: product.id,
    name: product.name,
    summary: product.summary,
    brand: product.brand,
    categoryId: product.categoryId,
    picture: product.pictures[0]?.picture ?? null,
    price,
    currency: CURRENCY,
    rating: ratingOf(product),
    reviews: product.reviews,
    likes: product.likes,
    state,
    opensAt: isoOrNull(product.opensAt),
    isDrop: product.isDrop,
    badges: badgesOf(product, { state, price, terms }, at),
  };
}

function badgesOf(
  { publishedAt, isDrop, perMemberLimit }: PublicProduct,
  { state, price, terms }: Pick<Card, 'state' | 'price'> & { terms: readonly Terms[] },
  at: number,
): Badge[] {
  const left = terms.reduce((sum, one) => sum + leftOf(one), 0);
  const canBeBought = state === 'on-sale' || state === 'pre-order';
  const badges: readonly (readonly [Badge, boolean])[] = [
    ['drop', isDrop],
    ['sale', price.percentOff !== null],
    ['new', publishedAt !== null && at < publishedAt + NEW_MS],
    ['low-stock', canBeBought && left <= FEW],
    ['limited', perMemberLimit !== null],
  ];
  return badges.flatMap(([badge, holds]) => (holds ? [badge] : []));
}

export const categoryView = ({ id, slug, name, parentId }: KnownCategory): Category => ({
  categoryId: id,
  slug,
  name,
  parentId,
});

/** A category with those above it, from the top down; empty for one that does not exist. */
export function pathOf(categories: readonly KnownCategory[], categoryId: string): KnownCategory[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const path: KnownCategory[] = [];
  for (let at = byId.get(categoryId); at && !path.includes(at); at = byId.get(at.parentId ?? '')) {
    path.unshift(at);
  }
  return path;
}

/** All of a product but the time: that is new with each answer. */
export function productView(
  product: PublicProduct,
  stock: StockOfProduct,
  around: { readonly categories: readonly KnownCategory[]; readonly shipping: ShippingRule },
  at: number,
): Omit<Product, 'serverNow'> {
  const { fee, freeFrom, remoteFee } = around.shipping;
  return {
    ...cardOf(product, stock, at),
    description: product.description,
    options: product.options.map(({ name, values }) => ({ name, values: [...values] })),
    variants: product.variants.map((variant) => variantView(product, termsOf(variant, stock), variant, at)),
    pictures: product.pictures.map(({ picture, alt }) => ({ picture, alt })),
    tags: [...product.tags],
    delivery: product.delivery,
    perMemberLimit: product.perMemberLimit,
    shipping:
      product.delivery === 'none' ? { fee: 0, freeFrom: null, remoteFee: 0 } : { fee, freeFrom, remoteFee },
    categories: pathOf(around.categories, product.categoryId).map(categoryView),
    sold: soldOf(stock),
  };
}

const variantView = (product: PublicProduct, terms: Terms, variant: PublicVariant, at: number): Variant => ({
  variantId: variant.id,
  sku: variant.sku,
  choices: [...variant.choices],
  price: priceAt(variant, at),
  listPrice: variant.price,
  saleUntil: isReduced(variant, at) ? isoOrNull(variant.saleUntil) : null,
  stock: shownStock(terms, product.isDrop),
  sells: variant.sells,
  availableAt: isoOrNull(variant.availableAt),
  state: variantStateAt(product, terms, at),
});

/** How much of each variant is left. */
const stockViews = (product: PublicProduct, stock: StockOfProduct, at: number): StockOfVariant[] =>
  product.variants.map((variant) => stockView(product, variant, stock[variant.id]?.[0] ?? 0, at));

/** How much of one variant is left. @param stock pieces that are there; below zero: promised */
export function stockView(
  product: Pick<PublicProduct, 'isDrop' | 'status' | 'opensAt'>,
  variant: PublicVariant,
  stock: number,
  at: number,
): StockOfVariant {
  const terms = { ...variant, stock };
  return {
    variantId: variant.id,
    stock: shownStock(terms, product.isDrop),
    state: variantStateAt(product, terms, at),
  };
}

export const productStockView = (
  product: PublicProduct,
  stock: StockOfProduct,
  at: number,
): ProductStock => ({
  productId: product.id,
  state: productStateAt(product, allTerms(product, stock), at),
  opensAt: isoOrNull(product.opensAt),
  sold: soldOf(stock),
  variants: stockViews(product, stock, at),
  serverNow: iso(at),
});

/** The picture that stands for a product. */
export const firstPictureOf = ({ pictures }: PublicProduct): Picture | null => pictures[0]?.picture ?? null;
