import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { chosenSeed } from '../../../../test/simulation/random.ts';
import { insertMany } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import { firstIdAt, idMaker } from '../../../lib/id.ts';
import { LIMITS } from '../../../lists/routes.ts';
import { everyPage } from '../../../lists/testing/every-page.ts';
import { operatorsIndex } from '../../../lists/testing/operators-index.ts';
import { expectLookUps, statementsOf } from '../../../lists/testing/plans.ts';
import type { SearchIndex } from '../../../search/port.ts';
import { newOrderValues, ORDER_COLUMNS } from '../checkout/rows.ts';
import type { Order } from '../order.ts';
import type { AdminOrdersQuery } from './admin-schemas.ts';
import { orderList } from './order-list.ts';
import { orderSearchable } from './searchable.ts';
import { line } from './testing/bench.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const MINUTE_MS = 60_000;
const COUNT = 140;
const STATUSES = ['paid', 'paid', 'paid', 'preparing', 'shipped', 'delivered', 'cancelled'] as const;
const WAYS = ['wallet', 'wallet', 'gateway'] as const;
const COURIERS = ['CJ대한통운', '한진택배', null] as const;
const GOODS = ['제주 감귤 초', '구름 셔츠', 'Seoul Jazz 음반', '손수건 3장'];
const PEOPLE = new Map([
  ['minji', '김민지'],
  ['jun', '이준'],
  ['jeju', '제주댁'],
  ['soyeon', 'Kim Soyeon'],
]);
const IDS = [...PEOPLE.keys()];

const PHONES = ['010-1234-5678', '02-312-5500', '0507-1234-1007', '1588-0000'] as const;
// The ends of other numbers stand in other lines of an address, and a quote does in what somebody wrote.
const addressAt = (i: number) => ({
  ...{ request: '"phone":"010-9999-0000"', recipient: '김민지', line1: '세종대로 5678', line2: '101-1007' },
  ...{ phone: PHONES[(i * 3) % 4]!, postcode: '04524' },
});

const orders: readonly Order[] = Array.from({ length: COUNT }, (_, i) => {
  const at = NOON + Math.floor(i / 2) * MINUTE_MS;
  const makeId = idMaker(
    () => at,
    () => i / 1_000,
  );
  const total = ((i * 11) % 15) * 1_000 + 1_000;
  const status = STATUSES[(i * 5) % STATUSES.length]!;
  const names = i % 4 === 0 ? [GOODS[(i * 7) % 4]!, GOODS[(i + 1) % 4]!] : [GOODS[(i * 7) % 4]!];
  return {
    ...{ id: makeId(), accountId: IDS[(i * 3) % IDS.length]!, currency: 'KRW', items: total, discount: 0 },
    ...{ couponDiscount: 0, shipping: 0, total, refunded: 0, couponId: i % 6 === 0 ? `coupon-${i}` : null },
    lines: names.map((ko, n) => line(n + 1, { name: { ko, en: ko } })),
    ...{
      trace: [],
      address: i % 4 === 1 ? null : addressAt(i),
      madeBy: i % 9 === 0 ? 'admin' : null,
      createdAt: at,
      status,
    },
    ...{ payWith: WAYS[(i * 2) % 3]!, transferId: null, paymentId: null, courier: COURIERS[i % 3]! },
    ...{ trackingNo: i % 3 === 2 ? null : `5500-${1_000 + i}`, steps: 0, clock: at, expiresAt: null },
    ...{ storedExpiresAt: null, paidAt: i % 5 === 0 ? null : at, deliveredAt: null },
    ...{ attention: i % 17 === 0 ? 'refund-refused' : null, change: 'new' },
  } as Order;
});

const people = (q: string): string[] =>
  IDS.filter((id) => PEOPLE.get(id)!.toLowerCase().includes(q.toLowerCase()));
const list = orderList({
  byEmail: async (_executor, keys) =>
    new Map(keys.map((key) => [key, { id: key.replace('@example.com', '') }])) as never,
  byId: async (_executor, ids) =>
    new Map(ids.flatMap((id) => (PEOPLE.has(id) ? [[id, { name: PEOPLE.get(id)! }]] : []))) as never,
  search: async (_executor, q, limit) => ({
    ids: people(q).slice(0, limit),
    isAll: people(q).length <= limit,
  }),
});

const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 });
const some = <T>(values: readonly T[]) =>
  maybe(fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })));
const amount = fc.integer({ min: 1, max: 16 }).map((thousands) => thousands * 1_000);
const minutes = maybe(fc.tuple(fc.nat(COUNT / 2), fc.nat(COUNT / 2)));
const WORDS = [
  ...['제주', '셔츠', 'jazz', 'azz', 'ㅈㅈ', 'kim', '민지', 'minji', 'jun@example.com', '3장', '없음말'],
  ...['5500-1006', '1007', '5678', '1234-5678', '5500', '01012345678', '+82 2 312 5500', '0507 1234 1007'],
  ...['15880000', '9999-0000'],
];
const timesOf = (own: [number, number] | undefined) =>
  (own ?? []).toSorted((a, b) => a - b).map((minute) => new Date(NOON + minute * MINUTE_MS).toISOString());
const queries = fc
  .record({
    q: maybe(fc.constantFrom(...WORDS)),
    status: some(STATUSES),
    payWith: some(['wallet', 'gateway']),
    courier: maybe(fc.constantFrom('CJ대한통운', '한진택배', '우체국')),
    attention: maybe(fc.boolean()),
    withCoupon: maybe(fc.boolean()),
    drafted: maybe(fc.boolean()),
    amounts: maybe(fc.tuple(amount, amount)),
    made: minutes,
    paid: minutes,
    sort: fc.constantFrom('newest', 'oldest'),
    limit: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ amounts, made, paid, ...own }) => {
    const [amountFrom, amountTo] = amounts?.toSorted((a, b) => a - b) ?? [];
    const [from, to] = timesOf(made);
    const [paidFrom, paidTo] = timesOf(paid);
    const asked = { ...own, amountFrom, amountTo, from, to, paidFrom, paidTo };
    return Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    ) as AdminOrdersQuery;
  });

/** Each order looked at by itself. */
function expected(query: AdminOrdersQuery): string[] {
  const { q = '', amountFrom = 0, amountTo = Number.MAX_SAFE_INTEGER, from, to, paidFrom, paidTo } = query;
  const any = (value: string | null, asked: string | string[] | undefined) =>
    asked === undefined || (value !== null && [asked].flat().includes(value));
  const isThere = (asked: boolean | undefined, value: string | null) => asked !== true || value !== null;
  const account = q.replace('@example.com', '');
  const digits = q.replace('+82 ', '0').replaceAll(/[ -]/g, '');
  const isPhone = /^\d{4}$|^\d{7,}$/.test(digits);
  const fitsText = ({ accountId, lines, trackingNo, address }: Order): boolean => {
    if (q === '') return true;
    if (q.includes('@') || PEOPLE.has(account)) return accountId === account;
    const title = lines.map(({ name }) => name.ko).join(' · ');
    const isInitials = q === 'ㅈㅈ' && title.includes('제주');
    return (
      isInitials ||
      (isPhone && (address?.phone.replaceAll('-', '').endsWith(digits) ?? false)) ||
      title.toLowerCase().includes(q) ||
      (trackingNo?.includes(q) ?? false) ||
      people(q).includes(accountId)
    );
  };
  const within = (at: number | null, first: string | undefined, end: string | undefined) =>
    (first === undefined && end === undefined) ||
    (at !== null &&
      (first === undefined || at >= Date.parse(first)) &&
      (end === undefined || at < Date.parse(end)));
  const found = orders.filter(
    (row) =>
      any(row.status, query.status) &&
      any(row.payWith, query.payWith) &&
      any(row.courier, query.courier) &&
      isThere(query.attention, row.attention) &&
      isThere(query.withCoupon, row.couponId) &&
      isThere(query.drafted, row.madeBy) &&
      row.total >= amountFrom &&
      row.total <= amountTo &&
      (from === undefined || row.id >= firstIdAt(Date.parse(from))) &&
      (to === undefined || row.id < firstIdAt(Date.parse(to))) &&
      within(row.paidAt, paidFrom, paidTo) &&
      fitsText(row),
  );
  const ids = found.map(({ id }) => id).sort();
  return query.sort === 'oldest' ? ids : ids.reverse();
}

eachDatabase('the list of orders', (open) => {
  let database: Database;
  let index: SearchIndex;
  beforeAll(async () => {
    database = await open();
    await database.transact((tx) => insertMany(tx, 'shop_orders', ORDER_COLUMNS, orders.map(newOrderValues)));
    index = await operatorsIndex(database, [orderSearchable]);
  });
  const readingWith = (limits: typeof LIMITS) => ({
    finder: database.background,
    judge: database.reader,
    limits,
  });
  const IMPATIENT = { ...LIMITS, smallRows: 0, windowRows: 30, triedRows: 9, countedRows: 40 };

  describe.each([
    ['as few rows', LIMITS, false],
    ['along indexes', IMPATIENT, false],
    ['by the search index', { ...IMPATIENT, smallRows: -1 }, true],
  ])('%s', (_how, limits, withIndex) => {
    test('whatever is asked, the pages are what a look at every order finds', async () => {
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const { items, first } = await everyPage(
            list,
            query,
            readingWith(limits),
            withIndex ? index : null,
          );
          const wanted = expected(query);
          expect(items.map((item) => item.orderId)).toEqual(wanted);
          if (first.total.isExact) expect(first.total.count).toBe(wanted.length);
        }),
        { numRuns: 30, seed: chosenSeed() },
      );
    });
  });

  test('nothing that is asked reads more of a table than an index leads to', async () => {
    const { reader, background } = database;
    const asked: AdminOrdersQuery[] = [
      {},
      { status: 'paid' },
      { status: ['preparing', 'shipped'], payWith: 'gateway' },
      { attention: true },
      { amountFrom: 2_000, amountTo: 3_000 },
      { from: new Date(NOON).toISOString(), status: 'paid', sort: 'oldest' },
      { q: 'jun@example.com', status: 'paid' },
      { q: '제주' },
      { q: '010-1234-5678' },
    ];
    for (const smallRows of [90, 0]) {
      for (const query of asked) {
        const reading = readingWith({ ...IMPATIENT, smallRows });
        const statements = await statementsOf([reader, background], () =>
          everyPage(list, { ...query, limit: 5 }, reading),
        );
        expect(statements.length).toBeGreaterThan(1);
        await expectLookUps(reader, statements.slice(0, 8));
      }
    }
  });
});
