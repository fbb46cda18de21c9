import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { openFloor } from '../../../../test/support/exchange.ts';

eachDatabase('orders', (open) => {
  test('two orders meet: cash, shares, fee and tax move in the commit of the second', async () => {
    const floor = openFloor(await open());
    await floor.members({ ann: 1_000_000, bob: 1_000_000 });
    const symbol = await floor.list({ shares: { bob: 100 } });
    const sell = await floor.place('bob', 'sell', symbol, 30, 10_000);
    expect(sell).toMatchObject({ code: 'ok', result: { status: 'open', filledQuantity: 0, remaining: 30 } });
    const buy = await floor.place('ann', 'buy', symbol, 20, 10_050);
    expect(buy.result).toMatchObject({
      status: 'filled',
      filledQuantity: 20,
      averagePrice: 10_000,
      reserved: 0,
    });
    expect(await floor.shares('ann', symbol)).toBe(20);
    expect(await floor.shares('bob', symbol)).toBe(80);
    expect(await floor.balance('ann')).toBe(1_000_000 - 200_000 - 30);
    expect(await floor.balance('bob')).toBe(1_000_000 + 200_000 - 30 - 400);
    expect(floor.failures).toEqual([]);
    expect(await floor.broken()).toEqual([]);
    const [first, second] = await floor.events('stocks.moved');
    expect(first).toMatchObject({ sequence: 1, levels: [['s', 10_000, 30, 1]], trades: [] });
    expect(second).toMatchObject({ sequence: 2, levels: [['s', 10_000, 10, 1]] });
    expect(second.trades).toEqual([[1, 10_000, 20, 'b', floor.clock.now]]);
  });
});
