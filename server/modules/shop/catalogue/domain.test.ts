import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenSeed } from '../../../../test/simulation/random.ts';
import type { Command } from '../../../engine/types.ts';
import { cardOf } from './cards.ts';
import { decideCatalogue } from './domain.ts';
import type { ProductFacts, Variant, VariantDraft } from './product.ts';
import type { PublicProduct } from './reading.ts';
import { leftOf, nextTurnOf, priceAt, productStateAt, variantStateAt } from './sale.ts';
import { priceBandOf } from './searchable.ts';
import { type CatalogueInput, type CatalogueState, emptyCatalogue } from './state.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const CATEGORY = 'CATEGORY';
const BACK = 3;

let serial = 0;
const command = (input: CatalogueInput, at = NOON): Command<CatalogueInput> => {
  serial += 1;
  const id = `C${serial}`;
  return { id, at, accountId: 'admin', key: id, name: 'shop.test', input, fingerprint: '' };
};

const facts = (more: Partial<ProductFacts> = {}): ProductFacts => ({
  categoryId: CATEGORY,
  name: { ko: '수저', en: 'Spoon' },
  brand: '',
  summary: { ko: '', en: '' },
  description: { ko: '', en: '' },
  tags: [],
  options: [
    {
      name: { ko: '크기', en: 'Size' },
      values: ['a', 'b', 'c', 'd'].map((value) => ({ ko: value, en: value })),
    },
  ],
  delivery: 'parcel',
  isDrop: false,
  opensAt: null,
  perMemberLimit: null,
  pictures: [],
  ...more,
});
const draft = (sku: string, choice: number, more: Partial<VariantDraft> = {}): VariantDraft => ({
  variantId: null,
  sku,
  choices: [choice],
  price: 1_000,
  salePrice: null,
  saleFrom: null,
  saleUntil: null,
  stock: 5,
  stockSeen: null,
  sells: 'stock',
  backorderLimit: 0,
  availableAt: null,
  isActive: true,
  ...more,
});

function shop(): CatalogueState {
  const state = emptyCatalogue();
  const own = { slug: 'c', name: { ko: 'c', en: 'c' }, parentId: null, position: 0, isHidden: false };
  state.categories.set(CATEGORY, { id: CATEGORY, createdAt: 0, ...own, change: 'none' });
  return state;
}

/** All that a refusal must leave as it is. */
const pictureOf = (state: CatalogueState): string =>
  JSON.stringify(
    Object.entries(state).map(([name, part]) => [
      name,
      part instanceof Map || part instanceof Set ? [...part] : part,
    ]),
  );

describe('whatever operators do, in whatever order, while customers buy', () => {
  const PRODUCTS = ['P1', 'P2'];
  const SKUS = Array.from({ length: 9 }, (_, i) => `S${i}`);
  const product = fc.constantFrom(...PRODUCTS);
  const wanted = fc.record({
    sku: fc.constantFrom(...SKUS),
    // Mostly what holds together, so that most of it happens.
    choice: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 6, nil: null }),
    price: fc.integer({ min: 10, max: 20 }),
    salePrice: fc.option(fc.integer({ min: 1, max: 12 })),
    stock: fc.option(fc.integer({ min: -2, max: 30 })),
    seen: fc.boolean(),
    sells: fc.constantFrom('stock' as const, 'backorder' as const),
    isNew: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    isActive: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
  });
  const act = fc.oneof(
    fc.record({
      do: fc.constant('create' as const),
      product,
      variants: fc.array(wanted, { minLength: 1, maxLength: 3 }),
      status: fc.constantFrom('draft' as const, 'on-sale' as const),
    }),
    fc.record({
      do: fc.constant('edit' as const),
      product,
      variants: fc.array(wanted, { minLength: 1, maxLength: 4 }),
      stale: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    }),
    fc.record({
      do: fc.constant('bulk' as const),
      changes: fc.array(
        fc.record({
          nth: fc.nat(5),
          by: fc.option(fc.integer({ min: -9, max: 9 })),
          price: fc.option(fc.integer({ min: 8, max: 20 })),
          sale: fc.option(fc.integer({ min: 1, max: 12 })),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({
      do: fc.constant('status' as const),
      product,
      status: fc.constantFrom('draft' as const, 'on-sale' as const, 'hidden' as const),
    }),
    fc.record({ do: fc.constant('sell' as const), nth: fc.nat(5), quantity: fc.integer({ min: 1, max: 4 }) }),
  );

  type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
  type Wanted = typeof wanted extends fc.Arbitrary<infer T> ? T : never;

  function draftsOf(before: readonly Variant[], list: readonly Wanted[]): VariantDraft[] {
    return list.map(({ choice, seen, isNew, sku, stock, ...own }, i) => {
      const old = isNew ? undefined : before[i];
      return draft(old && seen ? old.sku : sku, choice ?? i, {
        ...own,
        variantId: old?.id ?? null,
        stockSeen: seen && old ? old.stock : null,
        stock: old ? stock : Math.abs(stock ?? 1),
        backorderLimit: own.sells === 'stock' ? 0 : BACK,
      });
    });
  }

  function inputOf(one: Act, state: CatalogueState): CatalogueInput | null {
    const variants = [...state.variants.values()];
    const ids = ['a', 'b', 'c', 'd'].map((letter) => `V${serial}${letter}`);
    switch (one.do) {
      case 'create':
        return {
          kind: 'create-product',
          productId: one.product,
          facts: facts(),
          status: one.status,
          variants: draftsOf([], one.variants),
          newIds: ids,
          reason: null,
        };
      case 'edit': {
        const version = (state.products.get(one.product)?.version ?? 0) - Number(one.stale);
        return {
          kind: 'edit-product',
          productId: one.product,
          version,
          facts: facts(),
          variants: draftsOf(state.byProduct.get(one.product) ?? [], one.variants),
          newIds: ids,
          reason: null,
        };
      }
      case 'bulk': {
        const changes = one.changes.flatMap(({ nth, by, price, sale }) => {
          const variant = variants[nth % Math.max(1, variants.length)];
          return variant
            ? [
                {
                  variantId: variant.id,
                  ...(by !== null && { stockBy: by }),
                  ...(price !== null && { price }),
                  salePrice: sale,
                },
              ]
            : [];
        });
        return changes.length === 0 ? null : { kind: 'bulk', changes, reason: 'test' };
      }
      case 'status':
        return { kind: 'set-status', productId: one.product, status: one.status, reason: 'test' };
      case 'sell':
        return null;
    }
  }

  test('nothing is lost, and all of it holds together', () => {
    const seed = chosenSeed();
    const happened: Partial<Record<CatalogueInput['kind'], number>> = {};
    fc.assert(
      fc.property(fc.array(act, { minLength: 10, maxLength: 40 }), (acts) => {
        const state = shop();
        const published = new Set<string>();
        for (const one of acts) {
          if (one.do === 'create' && state.products.has(one.product)) continue;
          if (one.do === 'sell') {
            const variant = [...state.variants.values()][one.nth % Math.max(1, state.variants.size)];
            if (!variant || leftOf(variant) < one.quantity || !published.has(variant.productId)) continue;
            variant.stock -= one.quantity;
            variant.sold += one.quantity;
            continue;
          }
          const input = inputOf(one, state);
          if (!input) continue;
          const before = pictureOf(state);
          const known = new Map([...state.variants].map(([id, variant]) => [id, { ...variant }]));
          const decision = decideCatalogue(state, command(input));
          if (decision.accepted) happened[input.kind] = (happened[input.kind] ?? 0) + 1;
          else expect(pictureOf(state)).toBe(before);
          for (const { id, publishedAt } of state.products.values())
            if (publishedAt !== null) published.add(id);
          check(state, known, published);
          // What an operator saw and did not change is what it was.
          if (decision.accepted && input.kind === 'edit-product') {
            for (const { variantId, stock, stockSeen } of input.variants) {
              if (variantId === null) continue;
              const after = state.variants.get(variantId)!.stock;
              const was = known.get(variantId)!.stock;
              if (stock === null) expect(after).toBe(was);
              else if (stockSeen !== null) expect(after).toBe(was + stock - stockSeen);
              else expect(after).toBe(stock);
            }
          }
        }
      }),
      { seed, numRuns: 300 },
    );
    for (const kind of ['create-product', 'edit-product', 'bulk', 'set-status'] as const) {
      expect(happened[kind], kind).toBeGreaterThan(30);
    }
  });

  function check(state: CatalogueState, known: ReadonlyMap<string, Variant>, published: ReadonlySet<string>) {
    const variants = [...state.variants.values()];
    expect(new Set(variants.map(({ sku }) => sku)).size).toBe(variants.length);
    for (const { price, salePrice, stock, backorderLimit, sold, id } of variants) {
      expect(salePrice === null || salePrice < price).toBe(true);
      expect(stock).toBeGreaterThanOrEqual(-backorderLimit);
      expect(sold).toBe(known.get(id)?.sold ?? 0);
    }
    // Whatever was sold, or could be, is still there.
    for (const variant of known.values()) {
      if (variant.sold > 0 || published.has(variant.productId))
        expect(state.variants.has(variant.id)).toBe(true);
    }
    for (const product of state.products.values()) {
      const active = state.byProduct.get(product.id)!.filter(({ isActive }) => isActive);
      expect(active.length).toBeGreaterThan(0);
      expect(product.priceFrom).toBe(Math.min(...active.map((variant) => priceAt(variant, NOON))));
      expect(new Set(active.map(({ choices }) => choices.join())).size).toBe(active.length);
    }
  }
});

describe('a sale', () => {
  const terms = { price: 100, salePrice: 80, saleFrom: NOON, saleUntil: NOON + 10 };
  test('holds from its first moment to the one before its last, and ends are told beforehand', () => {
    expect([NOON - 1, NOON, NOON + 9, NOON + 10].map((at) => priceAt(terms, at))).toEqual([100, 80, 80, 100]);
    expect(
      [NOON - 1, NOON, NOON + 9, NOON + 10].map((at) => nextTurnOf({ opensAt: null }, [terms], at)),
    ).toEqual([NOON, NOON + 10, NOON + 10, null]);
    expect(nextTurnOf({ opensAt: NOON + 5 }, [terms], NOON)).toBe(NOON + 5);
  });
});

describe('what can be done with a variant', () => {
  const open = { status: 'on-sale', opensAt: null } as const;
  test.each([
    ['stock', 1, 0, 'on-sale', 1],
    ['stock', 0, 0, 'sold-out', 0],
    // What was promised while it could be is owed, and no more of it is sold.
    ['stock', -2, 5, 'sold-out', 0],
    ['backorder', 2, 5, 'on-sale', 7],
    ['backorder', 0, 5, 'pre-order', 5],
    ['backorder', -5, 5, 'sold-out', 0],
    ['pre-order', 0, 5, 'pre-order', 5],
    ['pre-order', 3, 5, 'pre-order', 8],
  ] as const)(
    'sold from %s with %i there and %i promised at most: %s, %i left',
    (sells, stock, backorderLimit, state, left) => {
      const terms = { sells, stock, backorderLimit };
      expect([variantStateAt(open, terms, NOON), leftOf(terms)]).toEqual([state, left]);
    },
  );

  test('opens, is over, and a product is as good as its best variant', () => {
    const some = { sells: 'stock', stock: 1, backorderLimit: 0 } as const;
    const none = { ...some, stock: 0 };
    const later = { ...open, opensAt: NOON + 1 };
    expect(productStateAt(later, [some, none], NOON)).toBe('opens');
    expect(productStateAt(later, [some, none], NOON + 1)).toBe('on-sale');
    expect(productStateAt(open, [none, none], NOON)).toBe('sold-out');
    expect(productStateAt({ ...open, status: 'ended' }, [some], NOON)).toBe('ended');
  });
});

test('a card is made once, and again when its time has come or anything has changed', () => {
  const variant: PublicProduct['variants'][number] = {
    ...{ id: 'V', sku: 'V', choices: [], price: 100, salePrice: 80, saleFrom: null, saleUntil: NOON + 10 },
    ...{ sells: 'stock', backorderLimit: 0, availableAt: null, isActive: true },
  };
  const product: PublicProduct = {
    ...facts({ options: [] }),
    ...{ id: 'P', status: 'on-sale', publishedAt: NOON, pictures: [], variants: [variant] },
    ...{ likes: 0, reviews: 3, ratingSum: 14 },
  };
  const stock = { V: [3, 7] } as const;
  const first = cardOf(product, stock, NOON);
  expect(first).toMatchObject({
    price: { from: 80, percentOff: 20 },
    rating: 4.7,
    badges: ['sale', 'new', 'low-stock'],
  });
  expect(cardOf(product, stock, NOON + 9)).toBe(first);
  expect(cardOf(product, stock, NOON + 10)).toMatchObject({ price: { from: 100, percentOff: null } });
  expect(cardOf(product, { V: [0, 10] }, NOON)).toMatchObject({ state: 'sold-out' });
});

test('prices stand in bands', () => {
  expect([0, 9_999, 10_000, 199_999, 1e9].map(priceBandOf)).toEqual([
    '0-10000',
    '0-10000',
    '10000-20000',
    '100000-200000',
    '200000-',
  ]);
});
