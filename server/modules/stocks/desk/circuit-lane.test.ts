import { beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { type Floor, MONDAY_TEN, openFloor } from '../../../../test/support/exchange.ts';
import { createTrading } from '../orders/calendar.ts';
import { advanceDue } from '../orders/rounds.ts';
import { watchCircuit } from './circuit-round.ts';

const MINUTE_MS = 60_000;

eachDatabase('the circuit breaker on the lane', (open) => {
  let database: TestDatabase;
  let floor: Floor;
  let large: string;
  let small: string;
  beforeAll(async () => {
    database = await open();
    floor = openFloor(database);
    await floor.members({ ann: 10_000_000, bob: 0, cho: 1_000_000 });
    const facts = { schedule: 'krx', shares: { bob: 1_000 } } as const;
    large = await floor.list({ ...facts, sharesIssued: 20_000_000 });
    small = await floor.list({ ...facts, board: 'KOSDAQ' });
  });
  const { signal } = new AbortController();
  const roundOf = ({ database: on, orders, makeId, clock }: Floor) =>
    watchCircuit({
      ...{ database: on, orders, makeId, now: () => clock.now },
      // Each look reads the calendar anew.
      tradingNow: createTrading(() => clock.now),
    });
  const trade = async (symbol: string, price: number) => {
    await floor.place('bob', 'sell', symbol, 1, price);
    expect((await floor.place('ann', 'buy', symbol, 1, price)).result.status).toBe('filled');
  };
  const both = async () =>
    Promise.all([large, small].map(async (symbol) => (await floor.market(symbol)).session));
  /** Lets every market look at the time. */
  const pass = async (ms: number) => {
    floor.clock.now += ms;
    const { orders, makeId, clock } = floor;
    const parts = { ...{ database, lane: orders.lane, makeId }, now: () => clock.now, draw: () => 0 };
    await advanceDue({ ...parts, markets: orders.markets });
  };
  const called = () => floor.events('stocks.circuit-broken');

  test('a fall of the index that lasts a minute halts every symbol, once, whoever looks', async () => {
    const rounds = [roundOf(floor), roundOf(floor)];
    const look = async () => {
      for (const round of rounds) await round.run(signal);
    };
    for (const symbol of [large, small]) await trade(symbol, 9_500);
    await trade(large, 9_150);
    await floor.place('cho', 'buy', small, 10, 9_000);
    // (2 × 9,150 + 9,500) of 30,000: 7.3 % down.
    await look();
    await pass(MINUTE_MS);
    await look();
    expect(await called()).toEqual([]);
    await trade(small, 9_100);
    await look();
    await pass(MINUTE_MS - 1);
    await look();
    expect((await both()).map(({ phase }) => phase)).toEqual(['continuous', 'continuous']);
    await pass(1);
    await look();
    const until = floor.clock.now + 20 * MINUTE_MS;
    for (const { phase, phaseEndsAt } of await both())
      expect([phase, phaseEndsAt]).toEqual(['halted', until]);
    await pass(5 * MINUTE_MS);
    await look();
    const told = await called();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ level: 1, members: ['cho'], resumesAt: new Date(until).toISOString() });
    expect(told[0].symbols.sort()).toEqual([large, small].sort());
    expect((await floor.place('ann', 'buy', large, 1, 9_150)).code).toBe('stocks.halted');
    const [note] = await database.reader
      .selectFrom('audit_log')
      .select(['action', 'reason'])
      .where('subject', '=', 'level 1')
      .execute();
    expect(note).toEqual({ action: 'stocks.break-circuit', reason: 'index: level 1' });
  });

  test('after twenty minutes orders are gathered for ten, and trade at one price', async () => {
    await pass(15 * MINUTE_MS);
    for (const { phase, phaseEndsAt } of await both()) {
      expect([phase, phaseEndsAt]).toEqual(['interruption', floor.clock.now + 10 * MINUTE_MS]);
    }
    const sell = await floor.place('bob', 'sell', small, 4, 8_900);
    expect(sell.result).toMatchObject({ status: 'open', filledQuantity: 0 });
    await floor.place('ann', 'buy', large, 1, 9_000);
    await floor.place('bob', 'sell', large, 1, 9_000);
    await pass(10 * MINUTE_MS);
    // Its end is drawn when its time has come.
    await pass(MINUTE_MS / 2);
    const sessions = await both();
    expect(sessions.map(({ phase }) => phase)).toEqual(['continuous', 'continuous']);
    expect(sessions[1]).toMatchObject({ auctionPrice: expect.any(Number), volume: 3 + 4 - 1 });
    expect(await floor.shares('cho', small)).toBe(4);
    expect(floor.clock.now).toBeLessThan(MONDAY_TEN + 40 * MINUTE_MS);
  });

  test('the same fall calls nothing more; a further one the second level', async () => {
    const round = roundOf(floor);
    const look = async () => {
      await round.run(signal);
      await pass(MINUTE_MS);
      await round.run(signal);
    };
    await look();
    expect(await called()).toHaveLength(1);
    await floor.cancel('cho', (await openOrder('cho')) ?? '');
    for (const price of [8_700, 8_400]) for (const symbol of [large, small]) await trade(symbol, price);
    await look();
    expect((await called()).map(({ level }) => level)).toEqual([1, 2]);
    expect((await both()).map(({ phase }) => phase)).toEqual(['halted', 'halted']);
    expect(floor.failures).toEqual([]);
    expect(await floor.broken()).toEqual([]);
  });

  const openOrder = async (accountId: string): Promise<string | undefined> => {
    const row = await database.reader
      .selectFrom('stocks_orders')
      .select('id')
      .where('account_id', '=', accountId)
      .where('is_open', '=', 1)
      .executeTakeFirst();
    return row?.id;
  };
});
