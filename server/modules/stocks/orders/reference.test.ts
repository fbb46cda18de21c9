import { beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { type Floor, MONDAY_TEN, openFloor } from '../../../../test/support/exchange.ts';
import { readQuotesOf } from '../data/quote-rows.ts';
import type { StocksInput } from './input.ts';
import { advanceDue } from './rounds.ts';

const HOUR_MS = 3_600_000;

eachDatabase('a reference price by hand', (open) => {
  let database: TestDatabase;
  let floor: Floor;
  let symbol: string;
  beforeAll(async () => {
    database = await open();
    floor = openFloor(database);
    await floor.members({ ann: 1_000_000, bob: 0 });
    symbol = await floor.list({ schedule: 'krx', shares: { bob: 100 } });
  });
  const set = (reference: number | null): Promise<{ code: string }> =>
    floor.operate({ kind: 'set-reference', symbol, reference, reason: '액면분할', draw: 0 });
  const pass = async (at: number): Promise<void> => {
    floor.clock.now = at;
    const { orders, makeId, clock } = floor;
    const parts = { ...{ database, lane: orders.lane, makeId }, now: () => clock.now, draw: () => 0 };
    while ((await advanceDue({ ...parts, markets: orders.markets })) > 0);
  };

  test('waits for trading to rest, and is kept with its reason', async () => {
    expect((await set(5_000)).code).toBe('stocks.reference-not-now');
    await floor.operate({ kind: 'halt', symbol, reason: '공시', draw: 0 });
    expect((await set(5_001)).code).toBe('stocks.off-tick');
    expect((await set(4_000)).code).toBe('ok');
    expect((await set(5_000)).code).toBe('ok');
    const { session } = await floor.market(symbol);
    expect(session).toMatchObject({ reference: 10_000, lower: 7_000, upper: 13_000, nextReference: 5_000 });
    const notes = await database.reader
      .selectFrom('audit_log')
      .select(['reason', 'details'])
      .where('action', '=', 'stocks.set-reference')
      .orderBy('id')
      .execute();
    expect(notes.map(({ reason }) => reason)).toEqual(['액면분할', '액면분할']);
    expect(JSON.parse(notes[1]!.details ?? '{}')).toMatchObject({
      ...{ reference: 5_000, replaced: 4_000, day: '2026-11-24', lower: 3_500, upper: 6_500 },
    });
  });

  test('orders outside of the new limits end with their session, and what they had set aside is free', async () => {
    const resume: StocksInput = { kind: 'resume', symbol, reason: '공시 확인', draw: 0 };
    await floor.operate(resume);
    const buy = await floor.place('ann', 'buy', symbol, 10, 9_000);
    const sell = await floor.place('bob', 'sell', symbol, 10, 12_900);
    expect([buy.result.status, sell.result.status]).toEqual(['open', 'open']);
    await pass(MONDAY_TEN + 8 * HOUR_MS);
    const rows = await database.reader
      .selectFrom('stocks_orders')
      .select(['status', 'reason'])
      .where('symbol', '=', symbol)
      .execute();
    expect(rows).toEqual([
      { status: 'expired', reason: 'session-over' },
      { status: 'expired', reason: 'session-over' },
    ]);
    await pass(MONDAY_TEN + 22 * HOUR_MS + HOUR_MS / 2);
    const { session, book } = await floor.market(symbol);
    expect([session.phase, book.size]).toEqual(['opening-auction', 0]);
    expect(session).toMatchObject({ reference: 5_000, last: 5_000, lower: 3_500, upper: 6_500 });
    expect(session.nextReference).toBeNull();
    const [quote] = await readQuotesOf(database.reader, [symbol]);
    expect(quote).toMatchObject({ last: 5_000, chain: { factor: 2, before: 1, at: floor.clock.now } });
    expect((await floor.place('ann', 'buy', symbol, 10, 9_000)).code).toBe('stocks.out-of-limits');
    expect((await floor.place('ann', 'buy', symbol, 150, 6_500)).code).toBe('ok');
    // Another instance, which has only the journal, opens the same.
    expect(await floor.broken()).toEqual([]);
  });

  test('can be taken back', async () => {
    expect((await set(6_000)).code).toBe('ok');
    expect((await set(null)).code).toBe('ok');
    expect((await floor.market(symbol)).session.nextReference).toBeNull();
  });
});
