import { beforeAll, beforeEach, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { listSymbol } from '../../../../test/support/exchange.ts';
import { consumeOnce } from '../../../events/dispatcher.ts';
import { appendEvents, numberBatches } from '../../../events/outbox.ts';
import { idMaker } from '../../../lib/id.ts';
import { readCandles } from './candle-rows.ts';
import { historyConsumer } from './consumer.ts';
import type { Moved } from './moved.ts';
import { marketNotices } from './notices.ts';
import { movedTo, orderOf, TEN, traded } from './testing/moves.ts';
import { onErase, personalData } from './watching-views.ts';

const makeId = idMaker(
  () => TEN,
  () => 0.5,
);

eachDatabase('the history of the market', (open) => {
  let database: TestDatabase;
  const muted = new Set<string>();
  const consumer = historyConsumer({ makeId, now: () => TEN, isMuted: (id) => muted.has(id) });
  let symbol: string;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    symbol = await listSymbol({ database });
  });

  const happen = async (...moves: Moved[]): Promise<void> => {
    const events = moves.map((moved) => ({
      ...{ name: 'stocks.moved', key: moved.symbol, at: moved.at, by: 'c', data: moved },
    }));
    await database.transact((tx) => appendEvents(tx, { batchId: makeId(), lane: 'stocks', at: TEN, events }));
    if (database.kind === 'mariadb') while ((await database.transact(numberBatches)) > 0);
  };
  const catchUp = async (): Promise<void> => {
    while (await consumeOnce(database, consumer));
    await consumeOnce(database, consumer);
    if (database.kind === 'mariadb') while ((await database.transact(numberBatches)) > 0);
  };
  const fromTheStart = () =>
    database.transact((tx) =>
      tx.updateTable('consumers').set({ position: 0 }).where('name', '=', consumer.name).execute(),
    );
  const stored = () =>
    database.reader
      .selectFrom('stocks_candles')
      .selectAll()
      .where('symbol', '=', symbol)
      .orderBy('span')
      .orderBy('at')
      .execute();
  const told = async (name: string) => {
    const rows = await database.reader.selectFrom('batches').select(['events', 'id']).orderBy('id').execute();
    const all = rows.flatMap(
      ({ events, id }) =>
        (JSON.parse(events) as { name: string; key: string; data: Record<string, unknown> }[]).map((one) => ({
          ...{ ...one, id, sequence: 0, at: TEN, by: '' },
        })) as never[],
    );
    return (all as { name: string; data: Record<string, unknown> }[]).filter(
      (event) => event.name === name && event.data.symbol === symbol,
    );
  };

  test('is candles and a tape, in bulk, and the same when its events are read again from the start', async () => {
    await happen(
      movedTo(1, { symbol, trades: [traded(1, 100, 5), traded(2, 120)] }),
      movedTo(2, { symbol }),
      movedTo(3, { symbol, trades: [traded(3, 90)] }),
    );
    await catchUp();
    await happen(movedTo(4, { symbol, trades: [traded(4, 95, 2), traded(5, 99, 1, 1)] }));
    await catchUp();
    const rows = await stored();
    expect(
      rows.map(({ span, open: from, high, low, close, volume, sequence }) => [
        ...[span, from, high, low, close, volume, sequence],
      ]),
    ).toEqual([
      ['1d', 100, 120, 90, 99, 10, 4],
      ['1m', 100, 120, 90, 95, 9, 4],
      ['1m', 99, 99, 99, 99, 1, 4],
    ]);
    const tape = await database.reader
      .selectFrom('stocks_tapes')
      .selectAll()
      .where('symbol', '=', symbol)
      .executeTakeFirstOrThrow();
    expect((JSON.parse(tape.trades) as number[][]).map(([no]) => no)).toEqual([1, 2, 3, 4, 5]);
    await fromTheStart();
    await catchUp();
    expect(await stored()).toEqual(rows);
    const five = await readCandles(database.reader, symbol, '5m', {
      ...{ until: Number.MAX_SAFE_INTEGER, limit: 10 },
    });
    expect(five).toMatchObject([{ at: TEN, open: 100, high: 120, low: 90, close: 99, volume: 10 }]);
  });

  test('rings an alert once, at the first trade after it was set that passes its price', async () => {
    const alert = (id: string, direction: 'above' | 'below', price: number, createdAt = TEN) => ({
      ...{ id, account_id: 'minji', symbol, direction, price, status: 'active' as const },
      ...{ created_at: createdAt, fired_at: null, fired_price: null },
    });
    const ids = ['up', 'down', 'far', 'late'].map((name) => `${name}-${symbol}`);
    await database.transact((tx) =>
      tx
        .insertInto('stocks_alerts')
        .values([
          alert(ids[0]!, 'above', 110),
          alert(ids[1]!, 'below', 95),
          alert(ids[2]!, 'above', 500),
          alert(ids[3]!, 'above', 110, TEN + 30 * 60_000),
        ])
        .execute(),
    );
    await happen(
      movedTo(1, { symbol, trades: [traded(1, 105), traded(2, 112), traded(3, 130)] }),
      movedTo(2, { symbol, trades: [traded(4, 95)] }),
    );
    await catchUp();
    await happen(movedTo(3, { symbol, trades: [traded(5, 200)] }));
    await fromTheStart();
    await catchUp();
    const rows = await database.reader
      .selectFrom('stocks_alerts')
      .select(['id', 'status', 'fired_price'])
      .where('symbol', '=', symbol)
      .execute();
    expect(Object.fromEntries(rows.map((row) => [row.id, [row.status, row.fired_price]]))).toEqual({
      [ids[0]!]: ['fired', 112],
      [ids[1]!]: ['fired', 95],
      [ids[2]!]: ['active', null],
      [ids[3]!]: ['active', null],
    });
    const events = await told('stocks.alert-fired');
    expect(events.map(({ data }) => data.alertId).sort()).toEqual([ids[0], ids[1]].sort());
    expect(marketNotices(() => false).of(events[0] as never)).toMatchObject([
      {
        kind: 'stocks.alert-fired',
        to: { accountId: 'minji' },
        data: { symbol, nameEn: expect.any(String) },
      },
    ]);
    expect(await personalData(database.reader, 'minji')).toMatchObject({ stocksAlerts: expect.any(Array) });
    await database.transact((tx) => onErase(tx, 'minji'));
    expect(await personalData(database.reader, 'minji')).toEqual({ stocksWatched: [], stocksAlerts: [] });
  });

  test('tells members of orders that waited and are over, but not of what they did themselves, nor a crowd', async () => {
    muted.add('bot');
    await happen(
      movedTo(1, {
        symbol,
        orders: [
          orderOf('O1', 'minji', 'filled', { filled: 10, amount: 1_000 }),
          orderOf('O2', 'minji.S1', 'expired'),
          orderOf('O3', 'jun', 'filled', { filled: 10, amount: 1_000, isMaker: 0 }),
          orderOf('O4', 'jun', 'cancelled'),
          orderOf('O5', 'bot', 'filled', { filled: 10, amount: 1_000 }),
          orderOf('O6', 'jun', 'open', { filled: 3, amount: 300 }),
        ],
      }),
    );
    await catchUp();
    const events = await told('stocks.order-ended');
    expect(events.map(({ data }) => [data.orderId, data.accountId, data.status])).toEqual([
      ['O1', 'minji', 'filled'],
      ['O2', 'minji', 'expired'],
    ]);
    expect(
      events.flatMap((event) => marketNotices(() => false).of(event as never)).map(({ kind }) => kind),
    ).toEqual(['stocks.order-filled', 'stocks.order-expired']);
  });
});
