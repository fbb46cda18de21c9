import { expect, test } from 'vitest';
import { sqliteDatabase } from '../../../../test/database.ts';
import { chosenSeed, seededRandom } from '../../../../test/simulation/random.ts';
import { openFloor } from '../../../../test/support/exchange.ts';
import { indicative } from '../rules/index.ts';
import { auctioned } from './auctioned.ts';
import { Board } from './board.ts';
import { boardSource } from './sources.ts';

const ROUNDS = 24;
const AT_ONCE = 12;
const MEMBERS = ['a', 'b', 'c', 'd'];
const open = sqliteDatabase();

test('a board that follows events is the book itself: every price, the trades, the price of an auction', async () => {
  const seed = chosenSeed();
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const database = await open();
  const floor = openFloor(database);
  await floor.members(Object.fromEntries(MEMBERS.map((name) => [name, 1_000_000_000])));
  const shares = Object.fromEntries(MEMBERS.map((name) => [name, 100_000]));
  const symbol = await floor.list({ schedule: 'by-hand', shares });
  const source = boardSource(database, floor.orders.markets.marketOf);
  const board = new Board((await source.read(symbol))!);
  const orders: [string, string][] = [];

  const act = async (isAuction: boolean): Promise<void> => {
    const who = pick(MEMBERS);
    if (orders.length > 0 && random() < 0.2) {
      const [owner, orderId] = pick(orders);
      await floor.cancel(owner, orderId);
      return;
    }
    const type = isAuction && random() < 0.15 ? 'market' : 'limit';
    const price = type === 'market' ? 0 : 10_000 + Math.floor(random() * 21 - 10) * 10;
    const quantity = 1 + Math.floor(random() * 20);
    const placed = await floor.place(who, pick(['buy', 'sell'] as const), symbol, quantity, price, { type });
    if (placed.code === 'ok') orders.push([who, placed.id]);
  };
  const compare = async (): Promise<void> => {
    const moves = await floor.events('stocks.moved');
    for (const moved of moves) expect([seed, board.apply(moved)]).toEqual([seed, true]);
    const market = await floor.market(symbol);
    expect([seed, board.sequence]).toEqual([seed, market.sequence]);
    expect([seed, board.depth(50)]).toEqual([seed, market.book.depth(50)]);
    for (const [side, of] of [
      ['b', 'buy'],
      ['s', 'sell'],
    ] as const) {
      expect([seed, board.unpriced(side)]).toEqual([seed, market.book.unpriced(of).quantity]);
    }
    const seen = auctioned(board, market.session, market.rules);
    expect([seed, indicative(seen)]).toEqual([seed, indicative(market)]);
    expect([seed, board.phase, board.isTapeWhole]).toEqual([seed, market.session.phase, true]);
    // Begun anew it is the same.
    const anew = new Board((await source.read(symbol))!);
    expect([seed, anew.depth(50)]).toEqual([seed, board.depth(50)]);
  };

  for (let round = 0; round < ROUNDS; round += 1) {
    const isAuction = round % 6 < 3;
    if (round % 3 === 0) {
      const phase = isAuction ? 'opening-auction' : 'continuous';
      await floor.operate({ kind: 'set-phase', symbol, phase, reason: 'test', draw: 0 });
    }
    await Promise.all(Array.from({ length: AT_ONCE }, () => act(isAuction)));
    await compare();
  }
  expect((await floor.market(symbol)).session.tradeNo).toBeGreaterThan(0);
});
