import { expect } from 'vitest';
import { type Case, DAY_MS, plant, times } from './case.ts';

const COUNT = 30;
const YOUNG = 4;
const MEMBERS = 3;

const name = (of: string, n: number): string => `${of}:${String(n).padStart(4, '0')}`;

const carts: Case = {
  job: 'shop.purge-carts',
  items: COUNT,
  seed: async (core, now) => {
    const old = now - 31 * DAY_MS;
    const cart = (ownerId: string, isGuest: 0 | 1, at: number) => ({
      owner_id: ownerId,
      is_guest: isGuest,
      likes: 0,
      touched_at: at,
    });
    const all = [
      ...times(COUNT, (n) => cart(name('guest:old', n), 1, old - (n % 3))),
      ...times(YOUNG, (n) => cart(name('guest:young', n), 1, now - 29 * DAY_MS)),
      ...times(MEMBERS, (n) => cart(name('member', n), 0, old)),
    ];
    await plant(core, 'shop_carts', all);
    await plant(
      core,
      'shop_cart_lines',
      all.flatMap(({ owner_id, touched_at }) =>
        times(2, (n) => ({
          owner_id,
          variant_id: `V${n}`,
          quantity: 1,
          is_ticked: 1 as const,
          added_at: touched_at,
          added_price: 1_000,
        })),
      ),
    );
  },
  check: async ({ database: { reader } }) => {
    const left = [
      ...times(YOUNG, (n) => name('guest:young', n)),
      ...times(MEMBERS, (n) => name('member', n)),
    ].sort();
    const rows = await reader.selectFrom('shop_carts').select('owner_id').orderBy('owner_id').execute();
    expect(rows.map((row) => row.owner_id)).toEqual(left);
    const lines = await reader.selectFrom('shop_cart_lines').select('owner_id').orderBy('owner_id').execute();
    expect(lines.map((row) => row.owner_id)).toEqual(left.flatMap((id) => [id, id]));
  },
};

export const cartCases: readonly Case[] = [carts];
