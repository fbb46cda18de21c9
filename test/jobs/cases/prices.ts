import { expect } from 'vitest';
import { insertProducts } from '../../../server/modules/shop/index.ts';
import { type Case, DAY_MS, idAt, keysOfEvents, times } from './case.ts';

const HOUR_MS = 3_600_000;
const COUNT = 30;
const LATER = 4;
const PRICE = 10_000;
const SALE = 8_000;

const idOf = (now: number, n: number): string => idAt(now - 2 * DAY_MS, n);
const isDue = (n: number): boolean => n < COUNT;

/** Products whose sale has begun since they were written down, and some whose sale is still to come. */
const turns: Case = {
  job: 'shop.turn-prices',
  items: COUNT,
  seed: async (core, now) => {
    const written = now - DAY_MS;
    const category = idAt(now - 3 * DAY_MS, 0);
    const name = { ko: '할인이 시작된 것', en: 'On sale by now' };
    await core.database.transact((tx) =>
      insertProducts(
        tx,
        {
          categories: [{ id: category, slug: 'turns', name }],
          products: times(COUNT + LATER, (n) => ({
            ...{ id: idOf(now, n), categoryId: category, name },
            variants: [
              {
                ...{ id: idOf(now, 1_000 + n), price: PRICE, salePrice: SALE, stock: 1 },
                saleFrom: isDue(n) ? now - HOUR_MS : now + DAY_MS,
                saleUntil: now + 3 * DAY_MS,
              },
            ],
          })),
        },
        { batchId: idAt(written, 99), at: written },
      ),
    );
  },
  check: async (core, now) => {
    const rows = await core.database.reader
      .selectFrom('shop_products')
      .select(['id', 'price_from', 'turns_at'])
      .where(
        'id',
        'in',
        times(COUNT + LATER, (n) => idOf(now, n)),
      )
      .orderBy('id')
      .execute();
    expect(rows).toEqual(
      times(COUNT + LATER, (n) => ({
        id: idOf(now, n),
        price_from: isDue(n) ? SALE : PRICE,
        turns_at: isDue(n) ? now + 3 * DAY_MS : now + DAY_MS,
      })),
    );
    // Once when it was made, and once when its price turned.
    const own = new Set(times(COUNT + LATER, (n) => idOf(now, n)));
    const told = (await keysOfEvents(core, 'shop.product-changed')).filter((id) => own.has(id));
    expect(told.toSorted()).toEqual(
      times(COUNT + LATER, (n) => (isDue(n) ? [idOf(now, n), idOf(now, n)] : [idOf(now, n)])).flat(),
    );
  },
};

export const priceCases: readonly Case[] = [turns];
