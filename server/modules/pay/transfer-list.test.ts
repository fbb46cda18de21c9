import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { chosenSeed } from '../../../test/simulation/random.ts';
import { insertMany } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { PayTransfersTable } from '../../db/schema.ts';
import { firstIdAt, idMaker } from '../../lib/id.ts';
import { LIMITS } from '../../lists/routes.ts';
import { everyPage } from '../../lists/testing/every-page.ts';
import { operatorsIndex } from '../../lists/testing/operators-index.ts';
import { expectLookUps, statementsOf } from '../../lists/testing/plans.ts';
import type { SearchIndex } from '../../search/port.ts';
import { exchangeForPay } from '../stocks/index.ts';
import { openWallets } from './openings.ts';
import { POSTING_COLUMNS, TRANSFER_COLUMNS } from './rows.ts';
import type { TransfersQuery } from './schemas.ts';
import { transferSearchable } from './searchable.ts';
import { transferList } from './transfer-list.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const MINUTE_MS = 60_000;
const ACCOUNTS = ['minji', 'jun', 'soyeon', 'shop'];
const KINDS = ['deposit', 'transfer', 'transfer', 'transfer', 'refund', 'adjustment'] as const;
const MEMOS = [null, '점심값', '저녁 점심', 'Lunch with Kim', 'rent 11/26', '=SUM(A1)', null, '회비'];
const COUNT = 160;

interface Moved {
  readonly id: string;
  readonly kind: (typeof KINDS)[number];
  readonly amount: number;
  readonly memo: string | null;
  readonly parties: readonly [payer: string, payee: string];
}

const moved: readonly Moved[] = Array.from({ length: COUNT }, (_, i) => ({
  id: idMaker(
    () => NOON + Math.floor(i / 2) * MINUTE_MS,
    () => i / 1_000,
  )(),
  kind: KINDS[(i * 5) % KINDS.length]!,
  amount: ((i * 13) % 20) * 1_000 + 1_000,
  memo: MEMOS[(i * 3) % MEMOS.length]!,
  parties: [ACCOUNTS[i % 3]!, i % 4 === 0 ? 'shop' : ACCOUNTS[(i + 1) % 3]!],
}));

const members = {
  byEmail: async (_executor: unknown, keys: string[]) =>
    new Map(keys.map((key) => [key, { id: key.replace('@example.com', ''), name: key }])),
  byId: async (_executor: unknown, ids: string[]) => new Map(ids.map((id) => [id, { id, name: `${id} 님` }])),
};
const list = transferList(members, exchangeForPay);

async function insert(database: Database): Promise<void> {
  const entries = new Map<string, number>();
  const next = (walletId: string): number => {
    entries.set(walletId, (entries.get(walletId) ?? 0) + 1);
    return entries.get(walletId)!;
  };
  const rows = moved.map(({ id, kind, amount, memo, parties: [payer, payee] }, i) => {
    const at = NOON + Math.floor(i / 2) * MINUTE_MS;
    const legs = [
      [payer, next(payer), -amount, 0],
      [payee, next(payee), amount, 0],
    ] as const;
    const postings = legs.map(([wallet, no, signed], of) => [
      id,
      wallet,
      no,
      kind,
      signed,
      0,
      of === 0 ? payee : payer,
      at,
    ]);
    return { transfer: [id, kind, 'KRW', amount, 0, JSON.stringify(legs), memo, null, at], postings };
  });
  await database.transact(async (tx) => {
    await openWallets(
      tx,
      ACCOUNTS.map((accountId) => ({ accountId, at: NOON })),
    );
    await insertMany(
      tx,
      'pay_transfers',
      TRANSFER_COLUMNS,
      rows.map(({ transfer }) => transfer),
    );
    await insertMany(
      tx,
      'pay_postings',
      POSTING_COLUMNS,
      rows.flatMap(({ postings }) => postings),
    );
  });
}

const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 });
const amount = fc.integer({ min: 1, max: 22 }).map((thousands) => thousands * 1_000);
const queries = fc
  .record({
    q: maybe(
      fc.constantFrom(
        '점심',
        '점심 저녁',
        'lunch',
        'unch',
        'ㅈㅅ',
        'kim',
        '11/26',
        '=',
        '없음말',
        'jun',
        'shop@example.com',
      ),
    ),
    kind: maybe(fc.oneof(fc.constantFrom(...KINDS), fc.constant(['refund', 'adjustment'] as const))),
    account: maybe(fc.constantFrom('minji', 'shop', 'jun@example.com', 'nobody')),
    amounts: maybe(fc.tuple(amount, amount)),
    minutes: maybe(fc.tuple(fc.nat(COUNT / 2), fc.nat(COUNT / 2))),
    sort: fc.constantFrom('newest', 'oldest', 'largest'),
    limit: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ amounts, minutes, ...own }) => {
    const [amountFrom, amountTo] = amounts?.toSorted((a, b) => a - b) ?? [];
    const [from, to] = (minutes ?? [])
      .toSorted((a, b) => a - b)
      .map((minute) => new Date(NOON + minute * MINUTE_MS).toISOString());
    const asked = { ...own, amountFrom, amountTo, from, to };
    return Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    ) as TransfersQuery;
  });

/** Each transfer looked at by itself. */
function expected(query: TransfersQuery): Moved[] {
  const { q, kind, account, amountFrom = 0, amountTo = Number.MAX_SAFE_INTEGER, from, to } = query;
  const named = (name: string) => name.replace('@example.com', '');
  const words = (q ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  const holds = (row: Moved): boolean => {
    if (kind !== undefined && ![kind].flat().includes(row.kind)) return false;
    if (account !== undefined && !row.parties.includes(named(account))) return false;
    if (row.amount < amountFrom || row.amount > amountTo) return false;
    if (from !== undefined && row.id < firstIdAt(Date.parse(from))) return false;
    if (to !== undefined && row.id >= firstIdAt(Date.parse(to))) return false;
    if (q !== undefined && ACCOUNTS.includes(named(q))) return row.parties.includes(named(q));
    const memo = row.memo?.toLowerCase();
    return words.every((word) => {
      if (word === '=') return memo?.startsWith(word);
      return word === 'ㅈㅅ' ? memo?.includes('점심') : memo?.includes(word);
    });
  };
  const order = (a: Moved, b: Moved) => (a.id < b.id ? 1 : -1);
  const found = moved.filter(holds).sort(order);
  if (query.sort === 'oldest') return found.reverse();
  return query.sort === 'largest' ? found.sort((a, b) => b.amount - a.amount || order(a, b)) : found;
}

eachDatabase('the list of transfers', (open) => {
  let database: Database;
  let index: SearchIndex;
  beforeAll(async () => {
    database = await open();
    await insert(database);
    index = await operatorsIndex(database, [transferSearchable]);
  });
  const readingWith = (limits: typeof LIMITS) => ({
    finder: database.background,
    judge: database.reader,
    limits,
  });

  test('says whose play money moved, and in which contest', async () => {
    const row: PayTransfersTable = {
      ...{ id: 'T1', kind: 'trade', amount: 5, refunded: 0, currency: 'MDP', memo: null, refers_to: null },
      ...{
        at: NOON,
        legs: JSON.stringify([
          ['minji.S1', 1, -5],
          ['house:season:S1', 1, 4],
          ['house:fees', 1, 1],
        ]),
      },
    };
    const [shown] = await list.show(database.reader, [row]);
    expect(shown?.legs.map(({ memberId, seasonId, name }) => [memberId, seasonId, name])).toEqual([
      ['minji', 'S1', 'minji 님'],
      [null, 'S1', ''],
      [null, null, ''],
    ]);
  });

  const IMPATIENT = { ...LIMITS, smallRows: 0, windowRows: 30, triedRows: 9, countedRows: 40 };

  describe.each([
    ['as few rows', LIMITS, false],
    ['along indexes', IMPATIENT, false],
    ['by the search index', { ...IMPATIENT, smallRows: -1 }, true],
  ])('%s', (_how, limits, withIndex) => {
    test('whatever is asked, the pages are what a look at every transfer finds', async () => {
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const { items, first } = await everyPage(
            list,
            query,
            readingWith(limits),
            withIndex ? index : null,
          );
          const wanted = expected(query);
          const ids = items.map((item) => item.transferId);
          // Among equal amounts an index may have an order of its own.
          const isOwnOrder = query.sort === 'largest' && first.answeredBy === 'index';
          if (isOwnOrder) expect(items.map((item) => item.amount)).toEqual(wanted.map((row) => row.amount));
          expect(isOwnOrder ? ids.toSorted() : ids).toEqual(
            isOwnOrder ? wanted.map(({ id }) => id).toSorted() : wanted.map(({ id }) => id),
          );
          if (first.total.isExact) expect(first.total.count).toBe(wanted.length);
        }),
        { numRuns: 40, seed: chosenSeed() },
      );
    });
  });

  const legOf = (id: string, signed: number) => ({
    ...{ accountId: id, memberId: id, seasonId: null, name: `${id} 님`, amount: signed },
  });

  test('a transfer shows its parties by name, and is found by its whole number', async () => {
    const [row] = moved as [Moved];
    const { items, first } = await everyPage(list, { q: row.id }, readingWith(IMPATIENT), index);
    expect(first).toMatchObject({ answeredBy: 'database', total: { count: 1, isExact: true } });
    expect(items).toEqual([
      expect.objectContaining({
        transferId: row.id,
        kind: row.kind,
        legs: [legOf(row.parties[0], -row.amount), legOf(row.parties[1], row.amount)],
      }),
    ]);
  });

  test('nothing that is asked reads more of a table than an index leads to', async () => {
    const { reader, background } = database;
    const from = new Date(NOON + 10 * MINUTE_MS).toISOString();
    const asked: TransfersQuery[] = [
      {},
      { sort: 'oldest' },
      { sort: 'largest' },
      { kind: 'refund' },
      { kind: ['refund', 'adjustment'] },
      { account: 'shop' },
      { account: 'shop', kind: 'transfer', from },
      { amountFrom: 3_000, amountTo: 4_000 },
      { amountFrom: 3_000, sort: 'largest' },
      { from },
      { q: '점심' },
      { q: '점심', kind: 'transfer', amountTo: 9_000 },
      { q: moved[3]!.id },
      { q: 'jun@example.com' },
    ];
    for (const patience of [LIMITS.smallRows, 0]) {
      for (const query of asked) {
        // The table is small: where few rows are looked at it stands for a part of a large one.
        const limits = { ...IMPATIENT, smallRows: patience === 0 ? 0 : 90 };
        const reading = readingWith(limits);
        const statements = await statementsOf([reader, background], () =>
          everyPage(list, { ...query, limit: 5 }, reading),
        );
        expect(statements.length).toBeGreaterThan(1);
        await expectLookUps(reader, statements.slice(0, 8));
      }
    }
  });
});
