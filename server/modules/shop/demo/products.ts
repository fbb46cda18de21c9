import type { Localized } from '../../../lib/localized.ts';
import type { CatalogueSeed, SeedProduct, SeedVariant } from '../catalogue/seed.ts';
import { optionOf } from './choices.ts';
import { DEMO_CATEGORIES, type DemoCategory, type Good, type Maker } from './goods/index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A product of the demo, and the name of its picture. */
export interface DemoProduct {
  readonly product: SeedProduct;
  readonly picture: string;
}

export interface DemoMall extends Required<Pick<CatalogueSeed, 'categories' | 'collections'>> {
  readonly products: readonly DemoProduct[];
}

/** The same number for the same place, spread over 0 to 1: what differs from product to product. */
const spread = (seed: number): number => {
  const mixed = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  return ((Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b) >>> 0) % 10_007) / 10_007;
};
const toHundreds = (won: number): number => Math.max(100, Math.round(won / 100) * 100);

/**
 * All that the demo's mall sells: one product for each good of each maker, three hundred and a few.
 * @param makeId ids in ascending order
 * @param at epoch milliseconds; sales and openings lie around it
 */
export function demoMall(makeId: () => string, at: number): DemoMall {
  const categories = DEMO_CATEGORIES.map(({ slug, name }) => ({ id: makeId(), slug, name }));
  const products: DemoProduct[] = [];
  for (const [shelf, category] of DEMO_CATEGORIES.entries()) {
    for (const good of category.goods) {
      for (const maker of category.makers) {
        const no = products.length;
        products.push({
          picture: `${good.slug}-${maker.slug}`,
          product: productOf({ category, good, maker, no, at, makeId, categoryId: categories[shelf]!.id }),
        });
      }
    }
  }
  return { categories, products, collections: collectionsOf(products, makeId) };
}

/** The names of the pictures of all that the mall sells. */
export const demoGoods = (): ReadonlySet<string> =>
  new Set(
    DEMO_CATEGORIES.flatMap(({ goods, makers }) =>
      goods.flatMap((good) => makers.map((maker) => `${good.slug}-${maker.slug}`)),
    ),
  );

interface Parts {
  readonly category: DemoCategory;
  readonly good: Good;
  readonly maker: Maker;
  readonly no: number;
  readonly at: number;
  readonly makeId: () => string;
  readonly categoryId: string;
}

function productOf(parts: Parts): SeedProduct {
  const { category, good, maker, no, at, makeId, categoryId } = parts;
  const option = optionOf(good.choice);
  const description = (language: keyof Localized): string =>
    `${good.lead[language]}.\n\n${maker.story[language]}\n\n${category.care[language]}`;
  const isDrop = no % 61 === 30;
  return {
    id: makeId(),
    categoryId,
    name: {
      ko: `${maker.manner.ko} ${good.name.ko}`,
      en: capitalised(`${maker.manner.en} ${good.name.en}`),
    },
    brand: maker.name.ko,
    summary: good.lead,
    description: { ko: description('ko'), en: description('en') },
    tags: [good.name.ko, maker.name.ko, maker.name.en],
    options: option ? [{ name: option.name, values: option.values }] : [],
    delivery: 'parcel',
    isDrop,
    // One of them opens soon enough to be waited for, the others over the next days.
    opensAt: isDrop ? at + (no < 61 ? HOUR_MS / 6 : Math.ceil(no / 61) * 20 * HOUR_MS) : null,
    perMemberLimit: isDrop ? 2 : null,
    variants: variantsOf(parts, option?.extra ?? [0], isDrop),
    createdAt: at - Math.round(spread(no + 7) * 90) * DAY_MS - no,
  };
}

function variantsOf(
  { good, maker, no, at, makeId }: Parts,
  extra: readonly number[],
  isDrop: boolean,
): SeedVariant[] {
  const base = toHundreds(good.price * maker.factor * (0.95 + spread(no) * 0.15));
  const isOnSale = !isDrop && spread(no + 1_000) < 0.28;
  return extra.map((percent, i): SeedVariant => {
    const price = toHundreds(base * (1 + percent / 100));
    const sells = salesOf(no, i);
    return {
      id: makeId(),
      choices: extra.length > 1 ? [i] : [],
      sku: `${good.slug}-${maker.slug}${extra.length > 1 ? `-${i + 1}` : ''}`.toUpperCase(),
      price,
      ...(isOnSale && {
        salePrice: toHundreds(price * (1 - [0.1, 0.15, 0.2, 0.3][no % 4]!)),
        saleFrom: at - DAY_MS,
        saleUntil: at + (3 + (no % 9)) * DAY_MS,
      }),
      ...(isDrop ? { stock: 30 } : sells),
      ...('sells' in sells && !isDrop && { availableAt: at + 12 * DAY_MS }),
    };
  });
}

/** Most is there in plenty, some nearly gone, some gone, some to be waited for. */
function salesOf(no: number, variant: number): Pick<SeedVariant, 'stock' | 'sells' | 'backorderLimit'> {
  const chance = spread(no * 7 + variant * 131 + 3);
  if (chance < 0.05) return { stock: 0 };
  if (chance < 0.12) return { stock: 1 + (no % 6) };
  if (chance < 0.15) return { stock: 0, sells: 'pre-order', backorderLimit: 60 };
  if (chance < 0.18) return { stock: 2, sells: 'backorder', backorderLimit: 20 };
  return { stock: 30 + Math.round(spread(no + variant) * 170) };
}

function collectionsOf(products: readonly DemoProduct[], makeId: () => string): DemoMall['collections'] {
  const named = (slug: string, name: Localized, lead: Localized, goods: readonly string[]) => ({
    id: makeId(),
    slug,
    name,
    lead,
    productIds: goods.flatMap((wanted) =>
      products.flatMap(({ picture, product }) => (picture.startsWith(`${wanted}-`) ? product.id : [])),
    ),
  });
  return [
    named(
      'quiet-evening',
      { ko: '조용한 저녁', en: 'A quiet evening' },
      { ko: '불을 낮추고 앉는 자리에', en: 'For the hour when the lights go down' },
      ['lamp', 'candle', 'blanket', 'tea'],
    ),
    named(
      'new-desk',
      { ko: '새 책상', en: 'A new desk' },
      { ko: '손이 닿는 곳마다 마음에 드는 것', en: 'Something you like wherever your hand falls' },
      ['keyboard', 'desk-mat', 'fountain-pen', 'monitor-arm'],
    ),
    named(
      'first-camp',
      { ko: '첫 캠핑', en: 'The first camp' },
      { ko: '하룻밤이면 충분한 짐', en: 'All that one night needs' },
      ['tent', 'lantern', 'camp-chair', 'coffee'],
    ),
  ];
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
