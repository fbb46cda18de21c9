import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { chosenSeed } from '../../../test/simulation/random.ts';
import { insertMany } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import { firstIdAt, idMaker } from '../../lib/id.ts';
import { LIMITS } from '../../lists/routes.ts';
import { everyPage } from '../../lists/testing/every-page.ts';
import { operatorsIndex } from '../../lists/testing/operators-index.ts';
import { expectLookUps, statementsOf } from '../../lists/testing/plans.ts';
import type { SearchIndex } from '../../search/port.ts';
import type { Payment } from './payment.ts';
import { paymentList } from './payment-list.ts';
import { newValues, PAYMENT_COLUMNS } from './rows.ts';
import type { PaymentsQuery } from './schemas.ts';
import { paymentSearchable } from './searchable.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const MINUTE_MS = 60_000;
const COUNT = 140;
const STATUSES = ['prepared', 'paid', 'paid', 'paid', 'failed', 'in-doubt', 'cancelled'] as const;
const GATEWAYS = ['sandbox', 'toss', 'portone'] as const;
const ORDERS = ['마당 충전', '제주 여행 2인', 'Seoul Jazz', '손수건 3장'];
const PEOPLE = new Map([
  ['minji', '김민지'],
  ['jun', '이준'],
  ['jeju', '제주댁'],
  ['soyeon', 'Kim Soyeon'],
]);
const IDS = [...PEOPLE.keys()];

const payments: readonly Payment[] = Array.from({ length: COUNT }, (_, i) => {
  const at = NOON + Math.floor(i / 2) * MINUTE_MS;
  return {
    id: idMaker(
      () => at,
      () => i / 1_000,
    )(),
    accountId: IDS[(i * 3) % IDS.length]!,
    gateway: GATEWAYS[(i * 2) % 3]!,
    purpose: i % 5 === 0 ? 'order' : 'top-up',
    subject: i % 5 === 0 ? `order-${i}` : null,
    orderName: ORDERS[(i * 7) % ORDERS.length]!,
    currency: 'KRW',
    amount: ((i * 11) % 15) * 1_000 + 1_000,
    createdAt: at,
    expiresAt: at + 1,
    status: STATUSES[(i * 5) % STATUSES.length]!,
    paymentKey: i % 3 === 0 ? `key-${i}` : null,
    attempts: 0,
    lookups: 0,
    credited: 0,
    takenBack: 0,
    cancelled: 0,
    transferId: null,
    pendingCancellation: null,
    reversalId: null,
    method: null,
    receiptUrl: null,
    failure: null,
    attention: i % 17 === 0 ? 'long-in-doubt' : null,
    steps: 0,
    clock: at,
    begunAt: null,
    paidAt: null,
    approvedAt: null,
    nextLookupAt: null,
    change: 'none',
  };
});

const people = (q: string): string[] =>
  IDS.filter((id) => PEOPLE.get(id)!.toLowerCase().includes(q.toLowerCase()));
const list = paymentList({
  byEmail: async (_executor, keys) =>
    new Map(keys.map((key) => [key, { id: key.replace('@example.com', '') }])),
  byId: async (_executor, ids) =>
    new Map(ids.flatMap((id) => (PEOPLE.has(id) ? [[id, { name: PEOPLE.get(id)! }]] : []))),
  search: async (_executor, q, limit) => ({
    ids: people(q).slice(0, limit),
    isAll: people(q).length <= limit,
  }),
});

const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 });
const some = <T>(values: readonly T[]) =>
  maybe(fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })));
const amount = fc.integer({ min: 1, max: 16 }).map((thousands) => thousands * 1_000);
const WORDS = [
  '제주',
  '충전',
  'jazz',
  'azz',
  'ㅈㅈ',
  'kim',
  '민지',
  'minji',
  'jun@example.com',
  'order-5',
  'key-6',
  '2인',
  '없음말',
];
const queries = fc
  .record({
    q: maybe(fc.constantFrom(...WORDS)),
    status: some(STATUSES),
    gateway: some(GATEWAYS),
    purpose: maybe(fc.constantFrom('top-up', 'order', 'rent')),
    attention: maybe(fc.boolean()),
    amounts: maybe(fc.tuple(amount, amount)),
    minutes: maybe(fc.tuple(fc.nat(COUNT / 2), fc.nat(COUNT / 2))),
    sort: fc.constantFrom('newest', 'oldest', 'largest'),
    limit: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ amounts, minutes, ...own }) => {
    const [amountFrom, amountTo] = amounts?.toSorted((a, b) => a - b) ?? [];
    const [from, to] = (minutes ?? [])
      .toSorted((a, b) => a - b)
      .map((minute) => new Date(NOON + minute * MINUTE_MS).toISOString());
    const asked = { ...own, amountFrom, amountTo, from, to };
    return Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    ) as PaymentsQuery;
  });

/** Each payment looked at by itself. */
function expected(query: PaymentsQuery): Payment[] {
  const { q = '', attention, amountFrom = 0, amountTo = Number.MAX_SAFE_INTEGER, from, to } = query;
  const any = (value: string, asked: string | string[] | undefined) =>
    asked === undefined || (Array.isArray(asked) ? asked : [asked]).includes(value);
  const isNamed = payments.some(({ subject, paymentKey }) => subject === q || paymentKey === q);
  const account = q.replace('@example.com', '');
  const fitsText = ({ subject, paymentKey, accountId, orderName }: Payment): boolean => {
    if (q === '') return true;
    if (isNamed) return subject === q || paymentKey === q;
    if (q.includes('@') || PEOPLE.has(account)) return accountId === account;
    const isInitials = q === 'ㅈㅈ' && orderName.startsWith('제주');
    return isInitials || orderName.toLowerCase().includes(q) || people(q).includes(accountId);
  };
  const found = payments.filter(
    (row) =>
      any(row.status, query.status) &&
      any(row.gateway, query.gateway) &&
      any(row.purpose, query.purpose) &&
      (attention !== true || row.attention !== null) &&
      row.amount >= amountFrom &&
      row.amount <= amountTo &&
      (from === undefined || row.id >= firstIdAt(Date.parse(from))) &&
      (to === undefined || row.id < firstIdAt(Date.parse(to))) &&
      fitsText(row),
  );
  const newest = found.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  if (query.sort === 'oldest') return newest.reverse();
  return query.sort === 'largest' ? newest.sort((a, b) => b.amount - a.amount) : newest;
}

eachDatabase('the list of payments', (open) => {
  let database: Database;
  let index: SearchIndex;
  beforeAll(async () => {
    database = await open();
    await database.transact((tx) => insertMany(tx, 'payments', PAYMENT_COLUMNS, payments.map(newValues)));
    index = await operatorsIndex(database, [paymentSearchable]);
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
    test('whatever is asked, the pages are what a look at every payment finds', async () => {
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const { items, first } = await everyPage(
            list,
            query,
            readingWith(limits),
            withIndex ? index : null,
          );
          const wanted = expected(query);
          const ids = items.map((item) => item.paymentId);
          const isOwnOrder = query.sort === 'largest' && first.answeredBy === 'index';
          if (isOwnOrder) expect(items.map((item) => item.amount)).toEqual(wanted.map((row) => row.amount));
          const inOrder = (some: string[]) => (isOwnOrder ? some.toSorted() : some);
          expect(inOrder(ids)).toEqual(inOrder(wanted.map(({ id }) => id)));
          if (first.total.isExact) expect(first.total.count).toBe(wanted.length);
        }),
        { numRuns: 40, seed: chosenSeed() },
      );
    });
  });

  test('nothing that is asked reads more of a table than an index leads to', async () => {
    const { reader, background } = database;
    const asked: PaymentsQuery[] = [
      {},
      { sort: 'largest' },
      { status: 'paid' },
      { status: ['failed', 'in-doubt'], gateway: 'toss' },
      { gateway: 'toss', sort: 'oldest' },
      { purpose: 'order' },
      { attention: true },
      { amountFrom: 2_000, amountTo: 3_000 },
      { from: new Date(NOON).toISOString(), status: 'paid' },
      { q: 'key-6' },
      { q: 'order-5' },
      { q: 'jun@example.com', status: 'paid' },
      { q: '제주' },
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
