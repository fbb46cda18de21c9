import { beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { quiet, testIds } from '../../../../test/support/shelf.ts';
import type { Database } from '../../../db/open.ts';
import { type Answer, type Command, Lane, type Rejection } from '../../../engine/index.ts';
import { createLookups } from '../catalogue/lookups.ts';
import { insertProducts } from '../catalogue/seed.ts';
import { listAddresses } from './address-views.ts';
import type { BasketInput } from './basket.ts';
import { readCart } from './cart-view.ts';
import { decideBasket } from './domain.ts';
import { addressOf, removeBought } from './index.ts';
import { listLikes } from './like-views.ts';
import { erasePerson, personOf } from './person.ts';
import { prefetchBaskets } from './prefetch.ts';
import { writeBaskets } from './write.ts';

const lookups = createLookups({ files: { picturesOf: async () => new Map() } });
const laneOn = (database: Database) =>
  new Lane(
    {
      name: 'shop-baskets',
      prefetch: (tx, commands) => prefetchBaskets(tx, commands, lookups),
      decide: decideBasket,
      write: writeBaskets,
    },
    {
      database,
      limits: { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 },
      observer: quiet,
      makeId: testIds,
      now: () => performance.now(),
      committed: () => undefined,
    },
  );
const command = (input: BasketInput, accountId: string): Command<BasketInput> => {
  const id = testIds();
  return { id, at: Date.now(), accountId, key: id, name: 'shop.test', input, fingerprint: '' };
};
const codeOf = (answer: Answer | Rejection): string =>
  !answer.answered ? answer.code : answer.decision.accepted ? 'ok' : answer.decision.code;
const add = (variantId: string, quantity = 1) => ({ kind: 'add', variantId, quantity }) as const;

eachDatabase('baskets', (open) => {
  let database: TestDatabase;
  let lanes: Lane<BasketInput, unknown>[];
  const variants: string[] = [];
  const products: string[] = [];
  beforeAll(async () => {
    database = await open();
    lanes = [database, await open(database.url)].map(laneOn) as unknown as typeof lanes;
    const made = Array.from({ length: 40 }, (_, i) => {
      const [id, variantId] = [testIds(), testIds()];
      products.push(id);
      variants.push(variantId);
      return {
        ...{ id, categoryId: 'C', name: { ko: `것 ${i}`, en: `Thing ${i}` } },
        variants: [{ id: variantId, price: 1_000 * (i + 1), stock: i === 39 ? 0 : 500 }],
      };
    });
    await database.transact((tx) =>
      insertProducts(tx, { products: made }, { batchId: testIds(), at: Date.now() - 1_000 }),
    );
  });

  let turn = 0;
  const submit = (input: BasketInput, accountId: string) => {
    turn += 1;
    return lanes[turn % lanes.length]!.submit(command(input, accountId));
  };
  const cartOf = async (ownerId: string) => {
    const { lines } = await readCart(database.reader, ownerId, lookups, Date.now());
    return Object.fromEntries(lines.map((line) => [line.variantId, line.quantity]));
  };
  const member = () => testIds();

  describe('a cart', () => {
    test('two changes at once, from two instances, lose nothing', async () => {
      const owner = member();
      const [one, other] = variants as [string, string];
      // The first ones make the cart, on both instances at once.
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, i) => submit(add(i % 4 === 0 ? other : one), owner)),
      );
      expect(answers.map(codeOf)).toEqual(answers.map(() => 'ok'));
      expect(await cartOf(owner)).toEqual({ [one]: 30, [other]: 10 });
    });

    test('different lines at once, put in and taken out, end as each was left', async () => {
      const owner = member();
      const ids = variants.slice(0, 20);
      await Promise.all(ids.map((id) => submit(add(id, 2), owner)));
      await Promise.all(
        ids.map((id, i) =>
          submit(
            i % 2 === 0
              ? { kind: 'remove', variantIds: [id] }
              : { kind: 'set', variantId: id, quantity: 7, isTicked: null },
            owner,
          ),
        ),
      );
      expect(await cartOf(owner)).toEqual(
        Object.fromEntries(ids.filter((_, i) => i % 2 === 1).map((id) => [id, 7])),
      );
    });

    test('says what things cost now, what is left, and what the ticked ones come to', async () => {
      const owner = member();
      await submit(add(variants[1]!, 3), owner);
      await submit(add(variants[2]!, 1), owner);
      await submit({ kind: 'set', variantId: variants[2]!, quantity: null, isTicked: false }, owner);
      expect(codeOf(await submit(add(variants[39]!), owner))).toBe('stock.sold-out');
      const cart = await readCart(database.reader, owner, lookups, Date.now());
      expect(cart.counts).toEqual({ lines: 2, pieces: 4, ticked: 1 });
      expect(cart.quote).toMatchObject({ items: 6_000, shipping: 3_000, total: 9_000, currency: 'KRW' });
      expect(cart.lines.find((line) => line.variantId === variants[1])).toMatchObject({
        ...{ quantity: 3, unitPrice: 2_000, addedPrice: 2_000, amount: 6_000, state: 'on-sale' },
        ...{ isTicked: true, stock: null },
      });
      await submit({ kind: 'tick', variantIds: null, isTicked: false }, owner);
      expect((await readCart(database.reader, owner, lookups, Date.now())).quote).toBeNull();
    });

    test('loses what was bought in the buyer’s own transaction, and nothing else', async () => {
      const [owner, other] = [member(), member()];
      for (const id of variants.slice(0, 3)) await submit(add(id, 2), owner);
      await submit(add(variants[0]!), other);
      await database.transact((tx) =>
        removeBought(tx, [
          { ownerId: owner, variantIds: [variants[0]!, variants[1]!, 'nothing'] },
          { ownerId: 'nobody', variantIds: [variants[0]!] },
        ]),
      );
      expect(await cartOf(owner)).toEqual({ [variants[2]!]: 2 });
      expect(await cartOf(other)).toEqual({ [variants[0]!]: 1 });
    });
  });

  describe('a guest’s cart', () => {
    test('is merged once, however often and from wherever it is asked for', async () => {
      const [owner, guestId] = [member(), `guest:${member()}`];
      await submit(add(variants[0]!, 5), owner);
      await submit(add(variants[0]!, 3), guestId);
      await submit(add(variants[1]!, 2), guestId);
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => submit({ kind: 'merge', guestId }, owner)),
      );
      const merged = answers.map((answer) => (answer.answered ? answer.decision.result.merged : answer.code));
      expect(merged.toSorted()).toEqual([...Array(11).fill(0), 2].toSorted());
      expect(await cartOf(owner)).toEqual({ [variants[0]!]: 8, [variants[1]!]: 2 });
      expect(await cartOf(guestId)).toEqual({});
      await submit({ kind: 'merge', guestId }, owner);
      expect(await cartOf(owner)).toEqual({ [variants[0]!]: 8, [variants[1]!]: 2 });
    });

    test('that two members claim at once goes to one of them', async () => {
      const guestId = `guest:${member()}`;
      const [one, other] = [member(), member()];
      await submit(add(variants[5]!, 4), guestId);
      await Promise.all([one, other].map((owner) => submit({ kind: 'merge', guestId }, owner)));
      const carts = [await cartOf(one), await cartOf(other)];
      expect(carts.flatMap((cart) => Object.values(cart))).toEqual([4]);
      expect(await cartOf(guestId)).toEqual({});
    });

    test('while pieces still go in, none is lost or doubled', async () => {
      const [owner, guestId] = [member(), `guest:${member()}`];
      await Promise.all(
        Array.from({ length: 60 }, (_, i) =>
          submit(
            i % 3 === 2 ? { kind: 'merge', guestId } : add(variants[i % 2]!),
            i % 3 === 2 ? owner : guestId,
          ),
        ),
      );
      await submit({ kind: 'merge', guestId }, owner);
      const pieces = Object.values(await cartOf(owner)).reduce((sum, quantity) => sum + quantity, 0);
      expect([pieces, await cartOf(guestId)]).toEqual([40, {}]);
    });
  });

  describe('likes', () => {
    const likesOf = async (productId: string) => {
      const row = await database.reader
        .selectFrom('shop_product_counts')
        .select('likes')
        .where('product_id', '=', productId)
        .executeTakeFirst();
      return row?.likes ?? 0;
    };

    test('of a crowd are counted exactly, pressed once or five times', async () => {
      const productId = products[10]!;
      const crowd = Array.from({ length: 30 }, member);
      await Promise.all(
        crowd.flatMap((who) => Array.from({ length: 5 }, () => submit({ kind: 'like', productId }, who))),
      );
      expect(await likesOf(productId)).toBe(30);
      await Promise.all(
        crowd
          .slice(0, 10)
          .flatMap((who) =>
            Array.from({ length: 3 }, (_, i) =>
              submit(
                i === 0 ? { kind: 'unlike', productId } : { kind: 'remove-likes', productIds: [productId] },
                who,
              ),
            ),
          ),
      );
      expect(await likesOf(productId)).toBe(20);
    });

    test('are listed the last one first, page by page, and go to the cart', async () => {
      const who = member();
      const liked = products.slice(20, 25);
      for (const productId of liked)
        expect(codeOf(await submit({ kind: 'like', productId }, who))).toBe('ok');
      const listed: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listLikes(
          database.reader,
          who,
          { limit: 2, ...(cursor !== undefined && { cursor }) },
          lookups,
          Date.now(),
        );
        listed.push(...page.items.map(({ productId }) => productId));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(listed.toSorted()).toEqual(liked.toSorted());
      const moved = await submit({ kind: 'likes-to-cart', productIds: [...liked, products[30]!] }, who);
      expect(moved).toMatchObject({
        decision: { result: { needsChoice: [], refused: [{ productId: products[30] }] } },
      });
      expect(Object.values(await cartOf(who))).toEqual([1, 1, 1, 1, 1]);
      const { items } = await listLikes(database.reader, who, { limit: 10 }, lookups, Date.now());
      expect(items.map(({ isInCart, card }) => [isInCart, card?.isLiked])).toEqual(
        Array(5).fill([true, true]),
      );
    });
  });

  describe('an address book', () => {
    const fields = (label: string, isDefault = false) => ({
      ...{ label, recipient: '김민지', phone: '010-1234-5678', postcode: '04524' },
      ...{ line1: '서울특별시 중구 세종대로 110', line2: '301호', isDefault },
    });

    test('filled from two instances at once holds 20, one of them the default', async () => {
      const who = member();
      const answers = await Promise.all(
        Array.from({ length: 25 }, (_, i) =>
          submit({ kind: 'save-address', addressId: testIds(), fields: fields(`집 ${i}`, i % 2 === 0) }, who),
        ),
      );
      expect(answers.map(codeOf).filter((code) => code === 'ok')).toHaveLength(20);
      const book = await listAddresses(database.reader, who);
      expect([book.length, book.filter(({ isDefault }) => isDefault).length]).toEqual([20, 1]);
      const [first] = book;
      await submit({ kind: 'delete-address', addressId: first!.addressId }, who);
      const left = await listAddresses(database.reader, who);
      expect([left.length, left.filter(({ isDefault }) => isDefault).length]).toEqual([19, 1]);
    });

    test('gives an order its address, and nobody else', async () => {
      const [who, other] = [member(), member()];
      const addressId = testIds();
      await submit({ kind: 'save-address', addressId, fields: fields('집') }, who);
      expect(await addressOf(database.reader, who, addressId)).toEqual({
        ...{ recipient: '김민지', phone: '010-1234-5678', postcode: '04524' },
        ...{ line1: '서울특별시 중구 세종대로 110', line2: '301호', request: '' },
      });
      expect(await addressOf(database.reader, other, addressId)).toBeNull();
      const foreign = { addressId, fields: fields('내 것') };
      expect(codeOf(await submit({ kind: 'change-address', ...foreign }, other))).toBe(
        'shop.address-not-found',
      );
      expect(codeOf(await submit({ kind: 'delete-address', addressId }, other))).toBe(
        'shop.address-not-found',
      );
      expect(await listAddresses(database.reader, who)).toHaveLength(1);
    });
  });

  test('whoever leaves takes cart, likes and addresses along', async () => {
    const [who, other] = [member(), member()];
    const productId = products[15]!;
    for (const one of [who, other]) {
      await submit(add(variants[0]!), one);
      await submit({ kind: 'like', productId }, one);
    }
    const before = await personOf(database.reader, who);
    expect(before).toMatchObject({ shopCart: [{ quantity: 1 }], shopLikes: [{ productId }] });
    await database.transact((tx) => erasePerson(tx, who));
    expect(await personOf(database.reader, who)).toEqual({ shopCart: [], shopLikes: [], shopAddresses: [] });
    expect(await cartOf(other)).toEqual({ [variants[0]!]: 1 });
    const counts = await database.reader
      .selectFrom('shop_product_counts')
      .select('likes')
      .where('product_id', '=', productId)
      .executeTakeFirstOrThrow();
    expect(counts.likes).toBe(1);
  });
});
