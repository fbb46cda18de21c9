import { addMany, type Executor } from '../../../db/dialect.ts';
import type { Lane } from '../../../engine/index.ts';
import { firstIdAt } from '../../../lib/id.ts';
import { insertProducts } from '../catalogue/seed.ts';
import type { CatalogueInput, CatalogueState } from '../catalogue/state.ts';
import type { CommunityInput, CommunityState } from '../community/voice.ts';
import type { ShopInput } from '../input.ts';
import type { Address } from '../order.ts';
import type { ShopDependencies } from '../parts.ts';
import type { ShopState } from '../state.ts';
import { dayOf } from '../statistics/days.ts';
import { ASKED, BOUGHT, type Bought } from './history.ts';
import { unpictured } from './pictures.ts';
import { demoMall } from './products.ts';

const HOUR_MS = 3_600_000;
const OPENED_HOURS_AGO = 24 * 30;
const LOOKED_AT_DAYS = 6;
const DELIVERED_IN_HOURS = 20;
const HOLD_MS = 15 * 60_000;
const AFTER_DELIVERY = { confirmInMs: 7 * 24 * HOUR_MS, remindInMs: 3 * 24 * HOUR_MS };

const HOME: Address = {
  recipient: '마당 손님',
  phone: '010-0000-0000',
  postcode: '03045',
  line1: '서울특별시 종로구 사직로 161',
  line2: '',
  request: '문 앞에 두고 가 주세요.',
};

/** The demo's mall: what it sells, what was bought there, and the pictures of it. */
export interface Demo {
  /** Whether anything is sold yet, or ever was. */
  readonly isOpen: (executor: Executor) => Promise<boolean>;
  /** Writes the whole catalogue. @param at epoch milliseconds. @throws the database's error */
  readonly open: (tx: Executor, at: number) => Promise<void>;
  /** Orders, reviews and inquiries of the last days. @param people account ids, the operator's too */
  readonly live: (people: Readonly<Record<Bought['who'] | 'admin', string>>, at: number) => Promise<void>;
  /**
   * Gives products their pictures, as uploads like any other, one after the other: some fifty seconds of a core for all.
   * What a stop leaves undone is done at the next call.
   * @param read the picture of a good by its name; null where there is none
   */
  readonly show: (adminId: string, read: (name: string) => Promise<Buffer | null>) => Promise<void>;
}

interface Lanes {
  readonly orders: Lane<ShopInput, ShopState>;
  readonly catalogue: Lane<CatalogueInput, CatalogueState>;
  readonly community: Lane<CommunityInput, CommunityState>;
}

export function createDemo(deps: ShopDependencies, lanes: Lanes): Demo {
  const { database, makeId, files, now } = deps;

  let commands = 0;
  /** @param at epoch milliseconds; ids are made as they would have been then, each with a number of its own */
  const commandOf = <Input>(name: string, accountId: string, at: number, input: Input) => {
    const no = String(commands % 100).padStart(2, '0');
    commands += 1;
    const id = `${firstIdAt(at).slice(0, 9)}${no}${makeId().slice(11)}`;
    return { id, key: id, at, accountId, name, input, fingerprint: '' };
  };
  const must = async (
    answered: Promise<{ answered: boolean; decision?: { accepted: boolean; code?: string } }>,
  ): Promise<void> => {
    const answer = await answered;
    if (!answer.answered || !answer.decision?.accepted) {
      throw new Error(`The demo's shop could not go on: ${JSON.stringify(answer)}`);
    }
  };

  async function buy({ hoursAgo, goods, until, reviews }: Bought, buyer: string, admin: string, now: number) {
    const at = now - hoursAgo * HOUR_MS;
    const lines = [];
    for (const good of goods) lines.push({ variantId: await variantOf(database.reader, good), quantity: 1 });
    const order = commandOf('shop.place', buyer, at, {
      ...({ kind: 'place', lines, couponId: null, payWith: 'wallet', address: HOME } as const),
      ...{ isAddressUnknown: false, expectedTotal: null, holdMs: HOLD_MS, fromCart: false, admission: null },
    });
    await must(lanes.orders.submit(order));
    const orderId = order.id;
    const step = (name: string, hours: number, input: ShopInput) =>
      must(lanes.orders.submit(commandOf(name, admin, at + hours * HOUR_MS, input)));
    if (until === 'paid') return;
    await step('shop.prepare', 1, { kind: 'prepare', orderId });
    await step('shop.ship', 4, {
      kind: 'ship',
      orderId,
      courier: '마당택배',
      trackingNo: `7${orderId.slice(-9)}`,
    });
    if (until === 'shipped') return;
    await step('shop.deliver', DELIVERED_IN_HOURS, { kind: 'deliver', orderId, ...AFTER_DELIVERY });
    for (const [i, { rating, text }] of reviews.entries()) {
      const review = { kind: 'review', reviewId: makeId(), orderId, lineNo: i + 1, rating, text } as const;
      const said = commandOf('shop.review', buyer, at + (DELIVERED_IN_HOURS + 3) * HOUR_MS, {
        ...review,
        fileIds: [],
      });
      await must(lanes.community.submit(said));
    }
  }

  async function ask(asked: (typeof ASKED)[number], accountId: string, admin: string, now: number) {
    const inquiryId = makeId();
    const productId = await productOf(database.reader, asked.good);
    const question = { kind: 'inquire', inquiryId, productId, isPrivate: false } as const;
    const at = now - 30 * HOUR_MS;
    await must(
      lanes.community.submit(
        commandOf('shop.inquire', accountId, at, { ...question, question: asked.question }),
      ),
    );
    if (asked.answer === null) return;
    const answer = { kind: 'answer', inquiryId, answer: asked.answer, isChange: false } as const;
    await must(lanes.community.submit(commandOf('shop.answer-inquiry', admin, at + 2 * HOUR_MS, answer)));
  }

  return {
    isOpen: async (executor) =>
      (await executor.selectFrom('shop_products').select('id').limit(1).executeTakeFirst()) !== undefined,
    open: async (tx, at) => {
      const { categories, products, collections } = demoMall(makeId, at);
      const seed = { categories, collections, products: products.map(({ product }) => product) };
      await insertProducts(tx, seed, { batchId: makeId(), at: at - OPENED_HOURS_AGO * HOUR_MS });
      await addMany(tx, 'shop_days', ['day'], LOOKS, looksUntil(at));
    },
    live: async (people, at) => {
      for (const bought of BOUGHT) await buy(bought, people[bought.who], people.admin, at);
      for (const asked of ASKED) await ask(asked, people[asked.who], people.admin, at);
    },
    show: async (adminId, read) => {
      for (const { productId, name, alt } of await unpictured(database.reader)) {
        const bytes = await read(name);
        if (!bytes) continue;
        const { id: fileId } = await files.keep(bytes, adminId);
        const pictures = [{ fileId, alt }];
        const input = { kind: 'set-pictures', productId, pictures, reason: null } as const;
        const answer = await lanes.catalogue.submit(commandOf('shop.set-pictures', adminId, now(), input));
        // The process is told to stop: the rest is done at its next start.
        if (!answer.answered) return;
      }
    },
  };
}

const LOOKS = ['views', 'cart_adds', 'checkouts', 'orders', 'amount', 'refunded'];

/** How many looked and put something into a cart, day by day: without them the demo's orders would stand alone. */
const looksUntil = (at: number): (string | number)[][] =>
  Array.from({ length: LOOKED_AT_DAYS }, (_, i) => {
    const views = 60 + ((i * 37) % 50);
    const day = dayOf(at - (LOOKED_AT_DAYS - i) * 24 * HOUR_MS);
    return [day, views, Math.round(views / 9), Math.round(views / 20), 0, 0, 0];
  });

const skuOf = (good: string): string => good.toUpperCase();

/** The variant that a good is bought in: its first. */
async function variantOf(executor: Executor, good: string): Promise<string> {
  const sku = skuOf(good);
  const row = await executor
    .selectFrom('shop_variants')
    .select('id')
    .where('sku', 'in', [sku, `${sku}-1`])
    .executeTakeFirstOrThrow();
  return row.id;
}

async function productOf(executor: Executor, good: string): Promise<string> {
  const id = await variantOf(executor, good);
  const row = await executor
    .selectFrom('shop_variants')
    .select('product_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.product_id;
}
