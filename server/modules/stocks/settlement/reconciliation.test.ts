import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachDatabase, type OpenTestDatabase } from '../../../../test/database.ts';
import { type Floor, openFloor } from '../../../../test/support/exchange.ts';
import { reconcileStocks } from './index.ts';

/** A floor on which something of every kind has happened. */
async function busyFloor(open: OpenTestDatabase): Promise<{ floor: Floor; symbol: string }> {
  const floor = openFloor(await open());
  await floor.members({ ann: 1_000_000, bob: 1_000_000, cat: 1_000_000 });
  const symbol = await floor.list({ symbol: 'HAN', shares: { bob: 100 } });
  await floor.place('bob', 'sell', symbol, 50, 10_000);
  await floor.place('ann', 'buy', symbol, 30, 10_000);
  await floor.place('cat', 'buy', symbol, 10, 9_900);
  return { floor, symbol };
}

/** What constraints would refuse is planted as somebody with the database's password would do it. */
async function plant({ database }: Floor, statement: string): Promise<void> {
  const isMariadb = database.kind === 'mariadb';
  await database.writer.connection().execute(async (db) => {
    const off = isMariadb ? 'set check_constraint_checks = 0' : 'pragma ignore_check_constraints = on';
    const on = isMariadb ? 'set check_constraint_checks = 1' : 'pragma ignore_check_constraints = off';
    await sql.raw(off).execute(db);
    await sql.raw(statement).execute(db);
    await sql.raw(on).execute(db);
  });
}

const differing = async ({ database }: Floor): Promise<string[]> =>
  (await database.snapshot(reconcileStocks)).filter((check) => check.differing > 0).map(({ name }) => name);

eachDatabase('reconciliation of the exchange', (open) => {
  test('finds nothing where nothing is wrong, and every fault that is planted', async () => {
    const { floor } = await busyFloor(open);
    const checks = await floor.database.snapshot(reconcileStocks);
    expect(checks.flatMap(({ differences }) => differences)).toEqual([]);
    expect(Object.fromEntries(checks.map(({ name, checked }) => [name, checked]))).toEqual({
      'books-follow-journals': 1,
      'orders-set-aside-what-they-need': 2,
      'liens-equal-orders-and-dues': 3,
      'holdings-equal-orders-and-fills': 2,
      'order-rows-equal-books': 2,
      'orders-equal-fills': 2,
      'shares-equal-granted': 1,
      'bought-equals-sold': 1,
      'fills-equal-money': 1,
    });

    // And it finds what somebody has changed, whatever it is.
    const faults: [change: string, back: string, names: string[]][] = [
      [
        `update stocks_holdings set quantity = quantity + 1 where account_id = 'ann'`,
        `update stocks_holdings set quantity = quantity - 1 where account_id = 'ann'`,
        ['shares-equal-granted'],
      ],
      [
        `update stocks_holdings set reserved = reserved + 1 where account_id = 'bob'`,
        `update stocks_holdings set reserved = reserved - 1 where account_id = 'bob'`,
        ['holdings-equal-orders-and-fills'],
      ],
      [
        `update stocks_holdings set profit = profit + 1 where account_id = 'bob'`,
        `update stocks_holdings set profit = profit - 1 where account_id = 'bob'`,
        ['holdings-equal-orders-and-fills'],
      ],
      [
        `update stocks_accounts set reserved = reserved + 1 where id = 'cat'`,
        `update stocks_accounts set reserved = reserved - 1 where id = 'cat'`,
        ['liens-equal-orders-and-dues'],
      ],
      [
        `update stocks_accounts set due = '[]' where id = 'bob'`,
        // Its lien is then what the day would free.
        `update stocks_accounts set lien = 0 where id = 'bob'`,
        ['liens-equal-orders-and-dues'],
      ],
      [
        `update stocks_orders set filled = filled + 1 where account_id = 'bob'`,
        `update stocks_orders set filled = filled - 1 where account_id = 'bob'`,
        ['order-rows-equal-books', 'orders-equal-fills'],
      ],
      [
        `update stocks_orders set is_open = 0 where account_id = 'cat'`,
        `update stocks_orders set is_open = 1 where account_id = 'cat'`,
        ['order-rows-equal-books'],
      ],
      [
        `update stocks_fills set fee = fee + 1 where account_id = 'ann'`,
        `update stocks_fills set fee = fee - 1 where account_id = 'ann'`,
        ['fills-equal-money'],
      ],
      [
        `update stocks_fills set quantity = quantity + 1 where account_id = 'ann'`,
        `update stocks_fills set quantity = quantity - 1 where account_id = 'ann'`,
        ['orders-equal-fills', 'bought-equals-sold', 'fills-equal-money'],
      ],
      [
        `update stocks_books set sequence = sequence + 1`,
        `update stocks_books set sequence = sequence - 1`,
        ['books-follow-journals'],
      ],
    ];
    for (const [change, back, names] of faults) {
      await plant(floor, change);
      expect(await differing(floor), change).toEqual(names);
      await plant(floor, back);
      expect(await differing(floor), back).toEqual([]);
    }
  });

  test('an auction without prices: what is set aside by the upper limit is given back, and the limit stays', async () => {
    const { floor, symbol } = await busyFloor(open);
    const operate = (phase: 'opening-auction' | 'continuous') =>
      floor.operate({ kind: 'set-phase', symbol, phase, reason: 'by hand', draw: 0 });
    await operate('opening-auction');
    await floor.place('ann', 'buy', symbol, 40, 0, { type: 'market' });
    const account = () =>
      floor.database.reader
        .selectFrom('stocks_accounts')
        .selectAll()
        .where('id', '=', 'ann')
        .executeTakeFirstOrThrow();
    expect(await account()).toMatchObject({ reserved: 520_078, lien: 520_078 });
    const limits = {
      kind: 'set-limits',
      symbol,
      lower: 7_000,
      upper: 15_000,
      reason: 'why',
      draw: 0,
    } as const;
    expect((await floor.operate(limits)).code).toBe('stocks.limits-bound');
    await operate('continuous');
    expect(await floor.shares('ann', symbol)).toBe(50);
    expect(await floor.balance('ann')).toBe(1_000_000 - 500_000 - 45 - 30);
    expect(await account()).toMatchObject({ reserved: 200_030 });
    expect(await differing(floor)).toEqual([]);
    expect((await floor.operate({ ...limits, upper: 13_000 })).code).toBe('ok');
  });
});
