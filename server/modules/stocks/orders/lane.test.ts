import { beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { type Floor, MONDAY_TEN, openFloor } from '../../../../test/support/exchange.ts';
import type { Step } from '../../../engine/index.ts';
import { hashOf } from '../matching/index.ts';
import { SYSTEM } from './input.ts';
import { createMarkets } from './markets.ts';
import { proveBook } from './proof.ts';
import { advanceDue, type RoundParts, settleDue } from './rounds.ts';
import { keepMarkets } from './snapshots.ts';

const DAY_MS = 86_400_000;
/** Half past eight of that Monday. */
const OPENING = MONDAY_TEN - 90 * 60_000;

const roundsOf = ({ orders, database, makeId, clock }: Floor): RoundParts => ({
  ...{ database, lane: orders.lane, makeId, now: () => clock.now, draw: () => 0 },
  markets: orders.markets,
});

const eventsOf = async (floor: Floor, symbol: string) =>
  (await floor.events('stocks.moved')).filter((event) => event.symbol === symbol);

eachDatabase('orders', (open) => {
  let database: TestDatabase;
  let processNo = 2;
  beforeAll(async () => {
    database = await open();
  });
  /** A floor of its own for a test; its people are nobody else's. */
  async function openFor(balances: Record<string, number>, clock = { now: MONDAY_TEN }) {
    processNo += 1;
    const floor = openFloor(database, { clock, processNo });
    await floor.members(balances);
    return floor;
  }

  test('two orders meet: cash, shares, fee and tax move in the commit of the second', async () => {
    const floor = await openFor({ ann1: 1_000_000, bob1: 1_000_000 });
    const symbol = await floor.list({ shares: { bob1: 100 } });
    const sell = await floor.place('bob1', 'sell', symbol, 30, 10_000);
    expect(sell).toMatchObject({ code: 'ok', result: { status: 'open', filledQuantity: 0, remaining: 30 } });
    const buy = await floor.place('ann1', 'buy', symbol, 20, 10_050);
    expect(buy.result).toMatchObject({
      status: 'filled',
      filledQuantity: 20,
      averagePrice: 10_000,
      reserved: 0,
    });
    expect(await floor.shares('ann1', symbol)).toBe(20);
    expect(await floor.shares('bob1', symbol)).toBe(80);
    expect(await floor.balance('ann1')).toBe(1_000_000 - 200_000 - 30);
    expect(await floor.balance('bob1')).toBe(1_000_000 + 200_000 - 30 - 400);
    expect(floor.failures).toEqual([]);
    expect(await floor.broken()).toEqual([]);
    const [first, second] = await eventsOf(floor, symbol);
    expect(first).toMatchObject({ sequence: 1, levels: [['s', 10_000, 30, 1]], trades: [] });
    expect(second).toMatchObject({ sequence: 2, levels: [['s', 10_000, 10, 1]] });
    expect(second.trades).toEqual([[1, 10_000, 20, 'b', floor.clock.now]]);
    expect(second.orders).toEqual([
      [buy.id, 'ann1', 'buy', 'filled', 20, 20, 200_000, null, 0],
      [sell.id, 'bob1', 'sell', 'open', 30, 20, 200_000, null, 1],
    ]);
  });

  test('a retried order never fills twice, in flight, afterwards, and on another instance', async () => {
    const floor = await openFor({ ann2: 1_000_000, bob2: 0 });
    const symbol = await floor.list({ shares: { bob2: 100 } });
    await floor.place('bob2', 'sell', symbol, 30, 10_000);
    const buy = (from = floor) => from.place('ann2', 'buy', symbol, 5, 10_000, { key: 'once' });
    const answers = await Promise.all([buy(), buy()]);
    answers.push(await buy());
    if (database.kind === 'mariadb') {
      const other = openFloor(await open(database.url), { processNo: 2 });
      answers.push(await buy(other));
    }
    expect(new Set(answers.map(({ result }) => result.orderId)).size).toBe(1);
    expect(answers.map(({ replayed }) => replayed)).toEqual([false, ...answers.slice(1).map(() => true)]);
    expect(await floor.shares('ann2', symbol)).toBe(5);
    expect(await floor.broken()).toEqual([]);
  });

  test('money and shares that are set aside come back with a cancel, and what is left goes on', async () => {
    const floor = await openFor({ ann3: 100_000, bob3: 0 });
    const symbol = await floor.list({ shares: { bob3: 10 } });
    const buy = await floor.place('ann3', 'buy', symbol, 9, 10_000);
    expect(buy.result.reserved).toBe(90_013);
    expect((await floor.place('ann3', 'buy', symbol, 1, 10_000)).code).toBe('pay.insufficient-funds');
    expect((await floor.cancel('ann3', buy.id, 4)).result).toMatchObject({ remaining: 5, reserved: 50_007 });
    expect((await floor.place('ann3', 'buy', symbol, 4, 10_000)).code).toBe('ok');
    expect((await floor.cancel('ann3', buy.id)).result).toMatchObject({ status: 'cancelled', reserved: 0 });
    expect((await floor.cancel('ann3', buy.id)).result).toEqual({ status: 'cancelled' });
    const sell = await floor.place('bob3', 'sell', symbol, 10, 10_100);
    expect((await floor.place('bob3', 'sell', symbol, 1, 10_100)).code).toBe('stocks.insufficient-shares');
    await floor.amend('bob3', sell.id, { quantity: 6 });
    expect((await floor.place('bob3', 'sell', symbol, 4, 10_100)).code).toBe('ok');
    expect(await floor.broken()).toEqual([]);
  });

  test('a book is read again from its snapshot and its journal, and is the same', async () => {
    const floor = await openFor({ ann4: 10_000_000, bob4: 10_000_000 });
    const symbol = await floor.list({ shares: { ann4: 1_000, bob4: 1_000 } });
    const rounds = roundsOf(floor);
    for (let n = 0; n < 30; n += 1) {
      await floor.place(
        n % 2 === 0 ? 'ann4' : 'bob4',
        n % 2 === 0 ? 'buy' : 'sell',
        symbol,
        1,
        10_000 + (n % 5) * 10,
      );
    }
    expect(await keepMarkets(rounds, 31)).toBe(0);
    expect(await keepMarkets(rounds, 30)).toBe(1);
    expect(await keepMarkets(rounds, 30)).toBe(0);
    await floor.place('ann4', 'buy', symbol, 3, 9_000);
    const live = await floor.market(symbol);
    const fresh = createMarkets(floor.database);
    const again = await fresh.marketOf(symbol);
    expect(again && hashOf(again)).toBe(hashOf(live));
    expect((await fresh.liveOf(symbol))?.rows).toBe(1);
    // Another instance goes on; whoever only reads follows the journal.
    await floor.place('bob4', 'sell', symbol, 1, 9_000);
    expect((await fresh.marketOf(symbol))?.sequence).toBe(live.sequence);
    const proof = await proveBook(floor.database, floor.orders.markets, symbol, 0);
    expect(proof).toMatchObject({ isExact: true, replayedFrom: 0, sequence: live.sequence });
    expect(await fresh.marketOf('NOPE')).toBeNull();
    expect(await floor.broken()).toEqual([]);
  });

  test('of old snapshots the first of a day stays, beside the newest', async () => {
    const floor = await openFor({ old: 1_000_000 });
    const symbol = await floor.list();
    for (let n = 0; n < 6; n += 1) {
      if (n === 3) floor.clock.now += DAY_MS;
      await floor.place('old', 'buy', symbol, 1, 9_000);
      expect(await keepMarkets(roundsOf(floor), 1)).toBe(1);
    }
    const rows = await database.reader
      .selectFrom('stocks_snapshots')
      .select('sequence')
      .where('symbol', '=', symbol)
      .orderBy('sequence')
      .execute();
    expect(rows.map(({ sequence }) => sequence)).toEqual([0, 4, 5, 6]);
  });

  test('a season’s market trades with its own money, and takes no fee', async () => {
    const floor = await openFor({ sue: 0, tim: 0 });
    const season = { currency: 'SSN', status: 'active', held: 0, entry_no: 0, clock: 0 } as const;
    const wallet = (id: string, kind: 'member' | 'house', balance: number) => ({
      ...{ ...season, id, kind, balance, next_expiry_at: null },
    });
    const wallets = [wallet('sue.s1', 'member', 50_000), wallet('tim.s1', 'member', 0)];
    await database.transact((tx) =>
      tx
        .insertInto('pay_wallets')
        .values([...wallets, wallet('house:season:s1', 'house', -50_000)])
        .execute(),
    );
    const own = { seasonId: 's1', currency: 'SSN' };
    const symbol = await floor.list({ ...own, shares: { 'tim.s1': 5 } });
    const main = await floor.list({ shares: { tim: 5 } });
    await floor.place('tim', 'sell', symbol, 5, 10_000);
    const bought = await floor.place('sue', 'buy', symbol, 5, 10_000);
    expect(bought.result).toMatchObject({ status: 'filled', seasonId: 's1', currency: 'SSN' });
    expect([await floor.balance('sue.s1'), await floor.balance('tim.s1')]).toEqual([0, 50_000]);
    const elsewhere = await floor.place('sue', 'buy', main, 1, 10_000, { seasonId: 's1' });
    expect(elsewhere.code).toBe('stocks.symbol-not-found');
    await floor.members({ una: 1_000_000 });
    expect((await floor.place('una', 'buy', symbol, 1, 10_000)).code).toBe('stocks.account-closed');
    expect(floor.failures).toEqual([]);
  });

  test('whoever reads a book in the middle of a batch gets the one that was committed', async () => {
    processNo += 1;
    let inTheMiddle: () => void = () => undefined;
    const onStep = (step: Step) => {
      if (step === 'decided') inTheMiddle();
    };
    const floor = openFloor(database, { processNo, batchOptions: { onStep } });
    await floor.members({ reader: 1_000_000 });
    const symbol = await floor.list();
    const place = () => floor.place('reader', 'buy', symbol, 1, 9_000);
    const seen: Promise<number>[] = [];
    const look = () =>
      seen.push(floor.market(symbol).then(({ sequence, book }) => sequence * 100 + book.size));
    inTheMiddle = look;
    await place();
    // This one does not commit; the next one finds what it left, and throws it away.
    inTheMiddle = () => {
      look();
      throw new Error('injected');
    };
    expect((await place()).code).toBe('lane.fault');
    inTheMiddle = look;
    expect((await place()).code).toBe('ok');
    expect(await Promise.all(seen)).toEqual([101, expect.toBeOneOf([101, 202]), 202]);
    expect(await floor.broken()).toEqual([]);
  });

  test('time opens the market, and whoever comes first finds it open; what is refused does not turn it back', async () => {
    const clock = { now: OPENING - 60_000 };
    const floor = await openFor({ ann5: 1_000_000, bob5: 0 }, clock);
    const symbol = await floor.list({ schedule: 'krx', shares: { bob5: 100 } });
    expect((await floor.place('ann5', 'buy', symbol, 1, 10_000)).code).toBe('stocks.closed');
    clock.now = OPENING + 1_000;
    // It is this order that finds the auction begun; and it is refused for a reason of its own.
    expect((await floor.place('ann5', 'buy', symbol, 1, 10_003)).code).toBe('stocks.off-tick');
    expect(await eventsOf(floor, symbol)).toMatchObject([
      { sequence: 1, phase: { from: 'closed', to: 'opening-auction' } },
    ]);
    await floor.place('ann5', 'buy', symbol, 10, 10_100);
    await floor.place('bob5', 'sell', symbol, 10, 9_900);
    clock.now = OPENING + 31 * 60_000;
    await advanceDue(roundsOf(floor));
    await advanceDue(roundsOf(floor));
    const { session } = await floor.market(symbol);
    expect(session).toMatchObject({ phase: 'continuous', volume: 10 });
    expect(await floor.shares('ann5', symbol)).toBe(10);
    clock.now = OPENING + 12 * 3_600_000;
    await floor.place('ann5', 'buy', symbol, 1, 10_000);
    while ((await advanceDue(roundsOf(floor))) > 0);
    expect((await floor.market(symbol)).session.phase).toBe('closed');
    expect((await floor.market(symbol)).book.size).toBe(0);
    expect(await floor.broken()).toEqual([]);
  });

  test('what trades have brought is free two trading days later', async () => {
    const floor = await openFor({ ann6: 1_000_000, bob6: 0 });
    const symbol = await floor.list({ shares: { bob6: 100 } });
    await floor.place('bob6', 'sell', symbol, 10, 10_000);
    await floor.place('ann6', 'buy', symbol, 10, 10_000);
    const held = async () => {
      const wallet = await floor.database.reader
        .selectFrom('pay_wallets')
        .select(['balance', 'held'])
        .where('id', '=', 'bob6')
        .executeTakeFirstOrThrow();
      return [wallet.balance, wallet.held];
    };
    expect(await held()).toEqual([99_785, 99_785]);
    floor.clock.now += DAY_MS;
    expect(await settleDue(roundsOf(floor))).toBe(0);
    floor.clock.now += DAY_MS;
    expect(await settleDue(roundsOf(floor))).toBeGreaterThanOrEqual(2);
    expect(await held()).toEqual([99_785, 0]);
    expect(await settleDue(roundsOf(floor))).toBe(0);
    expect(await floor.broken()).toEqual([]);
  });

  test('operators list, grant, halt, set limits, break the circuit and delist, with a reason', async () => {
    const floor = await openFor({ ann7: 10_000_000, bob7: 0 });
    const { clock } = floor;
    const facts = { seasonId: null, board: 'KOSDAQ', schedule: 'continuous', currency: 'KRW' } as const;
    const words = { name: { ko: '가', en: 'A' }, about: { ko: '', en: '' }, sector: 'x', color: '#000000' };
    const listing = { ...facts, ...words, symbol: 'NEW', sharesIssued: 100, reference: 5_000 };
    const holder = { accountId: 'bob7', memberId: 'bob7', seasonId: null, quantity: 50 };
    const list = { kind: 'list', listing, holders: [holder], reason: '상장', draw: 0 } as const;
    expect((await floor.operate(list)).code).toBe('ok');
    expect((await floor.operate(list)).code).toBe('stocks.symbol-taken');
    const stranger = { ...holder, accountId: 'nobody', memberId: 'nobody' };
    const grant = (to: typeof holder) =>
      floor.operate({ kind: 'grant', symbol: 'NEW', holders: [to], reason: '지급' });
    expect((await grant(stranger)).code).toBe('stocks.account-closed');
    const operator = { ...holder, memberId: SYSTEM };
    expect((await grant(operator)).code).toBe('stocks.own-account');
    const oneself = { ...listing, symbol: 'MINE' };
    expect((await floor.operate({ ...list, listing: oneself, holders: [operator] })).code).toBe(
      'stocks.own-account',
    );
    expect((await grant(holder)).result).toEqual({ symbol: 'NEW', granted: 100 });
    // All that one company is worth, and what shares have cost, stays an exact number.
    const large = { ...listing, symbol: 'LARGE', sharesIssued: 1_000_000_000_000, reference: 1_000_000_000 };
    expect(await floor.operate({ ...list, listing: large, holders: [] })).toMatchObject({
      ...{ code: 'stocks.too-many-shares', result: { maxQuantity: 9_007_199 } },
    });
    const dear = { ...listing, symbol: 'DEAR', sharesIssued: 1_000, reference: 1_000_000 };
    const much = { ...holder, quantity: 9_000_000_000 };
    expect((await floor.operate({ ...list, listing: dear, holders: [much] })).code).toBe('ok');
    const more = await floor.operate({ kind: 'grant', symbol: 'DEAR', holders: [much], reason: null });
    expect(more).toMatchObject({ code: 'stocks.too-many-shares', result: { maxQuantity: 7_199_254 } });
    expect(await floor.shares('bob7', 'NEW')).toBe(100);

    const on = { symbol: 'NEW', reason: '공시', draw: 0 };
    const sell = await floor.place('bob7', 'sell', 'NEW', 10, 5_000);
    await floor.operate({ kind: 'halt', ...on });
    expect((await floor.place('ann7', 'buy', 'NEW', 1, 5_000)).code).toBe('stocks.halted');
    expect((await floor.cancel('bob7', sell.id, 1)).code).toBe('ok');
    await floor.operate({ kind: 'resume', ...on });
    clock.now += 61_000;
    expect((await floor.place('ann7', 'buy', 'NEW', 1, 5_000)).result.status).toBe('filled');
    expect((await floor.operate({ kind: 'set-limits', ...on, lower: 4_001, upper: 6_000 })).code).toBe(
      'stocks.off-tick',
    );
    const cheap = await floor.place('bob7', 'sell', 'NEW', 2, 4_800);
    await floor.operate({ kind: 'set-limits', ...on, lower: 4_900, upper: 5_100 });
    // What rests beyond a limit trades at the limit.
    const taken = await floor.place('ann7', 'buy', 'NEW', 1, 5_000);
    expect(taken.result).toMatchObject({ status: 'filled', averagePrice: 4_900 });
    expect((await floor.cancel('bob7', cheap.id, 1)).code).toBe('ok');
    expect((await floor.place('ann7', 'buy', 'NEW', 1, 5_150)).code).toBe('stocks.out-of-limits');
    const broken = await floor.operate({
      kind: 'circuit-break',
      symbols: ['NEW', 'NOPE'],
      level: 1,
      reason: '급락',
      draw: 0,
    });
    expect(broken.result).toEqual({ level: 1, symbols: ['NEW'] });
    expect((await floor.market('NEW')).session.phase).toBe('halted');
    expect((await floor.operate({ kind: 'delist', symbol: 'NEW', reason: '폐지' })).result).toEqual({
      symbol: 'NEW',
      left: 0,
    });
    expect((await floor.place('ann7', 'buy', 'NEW', 1, 5_000)).code).toBe('stocks.symbol-not-found');
    expect((await floor.cancel('bob7', sell.id)).code).toBe('stocks.order-over');
    const notes = await floor.database.reader.selectFrom('audit_log').select(['action', 'reason']).execute();
    expect(notes.map(({ action }) => action).sort()).toEqual([
      ...[
        'stocks.break-circuit',
        'stocks.delist',
        'stocks.grant',
        'stocks.halt',
        'stocks.list',
        'stocks.list',
      ],
      ...['stocks.resume', 'stocks.set-limits'],
    ]);
    expect(floor.failures).toEqual([]);
    expect(await floor.broken()).toEqual([]);
  });

  test('a stop that was reached is a limit like others, and may be changed in an auction as they may', async () => {
    const floor = await openFor({ ann8: 1_000_000, bob8: 0 });
    const symbol = await floor.list({ shares: { bob8: 10 } });
    const stop = { type: 'stop-limit', stopPrice: 10_050 } as const;
    const reached = await floor.place('ann8', 'buy', symbol, 5, 10_100, stop);
    const waiting = await floor.place('ann8', 'buy', symbol, 5, 10_300, { ...stop, stopPrice: 10_200 });
    await floor.place('bob8', 'sell', symbol, 1, 10_050);
    expect((await floor.place('ann8', 'buy', symbol, 1, 10_050)).result.status).toBe('filled');
    const auction = { phase: 'closing-auction', reason: '시험', draw: 0 } as const;
    await floor.operate({ kind: 'set-phase', symbol, ...auction });
    const changed = await floor.amend('ann8', reached.id, { price: 10_000 });
    expect(changed).toMatchObject({ code: 'ok', result: { price: 10_000, remaining: 5 } });
    expect((await floor.amend('ann8', waiting.id, { price: 10_250 })).code).toBe('stocks.type-not-now');
    expect(await floor.broken()).toEqual([]);
  });

  test('a book with more orders than one command may end is delisted page by page', async () => {
    const members = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`p${n}`, 10_000_000]));
    const floor = await openFor(members);
    const symbol = await floor.list();
    const ids = Object.keys(members);
    const placed = await Promise.all(
      Array.from({ length: 600 }, (_, n) =>
        floor.place(ids[n % ids.length]!, 'buy', symbol, 1, 9_000 + (n % 20) * 10),
      ),
    );
    expect(placed.every(({ code }) => code === 'ok')).toBe(true);
    expect((await floor.operate({ kind: 'delist', symbol, reason: '폐지' })).result.left).toBe(100);
    while ((await advanceDue(roundsOf(floor))) > 0);
    expect((await floor.market(symbol)).book.size).toBe(0);
    const rows = await floor.database.reader
      .selectFrom('stocks_orders')
      .select('reason')
      .where('symbol', '=', symbol)
      .where('is_open', '=', 0)
      .execute();
    expect(rows.filter(({ reason }) => reason === 'delisted')).toHaveLength(600);
    expect(floor.failures).toEqual([]);
    expect(await floor.broken()).toEqual([]);
  });

  test('nobody has more open orders in a book than a thousand; all are taken back in two goes', async () => {
    const floor = await openFor({ ann9: 100_000_000 });
    const symbol = await floor.list();
    const place = () => floor.place('ann9', 'buy', symbol, 1, 9_000);
    const codes = (await Promise.all(Array.from({ length: 1_001 }, place))).map(({ code }) => code);
    expect(codes.filter((code) => code !== 'ok')).toEqual(['stocks.too-many-open-orders']);
    const all = { kind: 'cancel-all', symbol: null, draw: 0 } as const;
    expect((await floor.ask('ann9', all)).result).toMatchObject({ cancelled: 500, left: 500 });
    expect((await floor.ask('ann9', all)).result).toMatchObject({ cancelled: 500, left: 0 });
    expect((await floor.ask('ann9', all)).result).toMatchObject({ cancelled: 0, left: 0 });
    expect(await floor.broken()).toEqual([]);
  });
});
