import { beforeAll, expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { listSymbol } from '../../../../test/support/exchange.ts';
import { Lane } from '../../../engine/index.ts';
import { idMaker } from '../../../lib/id.ts';
import { MAX_ALERTS, MAX_WATCHED } from './bounds.ts';
import { TEN } from './testing/moves.ts';
import { decideWatching, type WatchInput, type WatchState } from './watching.ts';
import { prefetchWatching, writeWatching } from './watching-rows.ts';
import { alertsOf, watchedBy } from './watching-views.ts';

const LIMITS = { maxQueue: 1_000, maxBatch: 100, maxWaitMs: 10_000 };
const QUIET = { batch: () => {}, decision: () => {}, rejection: () => {}, failure: () => {} };

eachDatabase('what members watch', (open) => {
  let database: Awaited<ReturnType<typeof open>>;
  let lanes: Lane<WatchInput, WatchState>[];
  let first: string;
  let second: string;
  let ids = 0;
  beforeAll(async () => {
    database = await open();
    lanes = [1, 2].map(
      (no) =>
        new Lane<WatchInput, WatchState>(
          {
            name: 'stocks-watching',
            prefetch: prefetchWatching,
            decide: decideWatching,
            write: writeWatching,
          },
          {
            ...{ database, limits: LIMITS, observer: QUIET, now: () => performance.now() },
            makeId: idMaker(
              () => TEN,
              () => no / 10,
            ),
            committed: () => undefined,
          },
        ),
    );
    first = await listSymbol({ database });
    second = await listSymbol({ database });
  });

  const ask = async (accountId: string, input: WatchInput, lane = lanes[0]!, key?: string) => {
    ids += 1;
    const id = `C${String(ids).padStart(6, '0')}`;
    const answer = await lane.submit({
      ...{ id, at: TEN + ids, accountId, key: key ?? id, name: `stocks.${input.kind}`, input },
      fingerprint: JSON.stringify(input).slice(0, 22),
    });
    if (!answer.answered) throw new Error(answer.code);
    const { decision } = answer;
    // biome-ignore lint/suspicious/noExplicitAny: results of every shape
    return { code: decision.accepted ? 'ok' : decision.code, result: decision.result as any };
  };

  test('is kept in their order, each symbol once', async () => {
    await ask('a', { kind: 'watch', symbol: first });
    await ask('a', { kind: 'watch', symbol: second });
    expect((await ask('a', { kind: 'watch', symbol: first })).result.symbols).toEqual([first, second]);
    await ask('a', { kind: 'arrange', symbols: [second, first] });
    expect(await watchedBy(database.reader, 'a')).toEqual([second, first]);
    expect((await ask('a', { kind: 'arrange', symbols: [first, 'NOPE'] })).code).toBe(
      'stocks.symbol-not-found',
    );
    await ask('a', { kind: 'unwatch', symbol: second });
    await ask('a', { kind: 'unwatch', symbol: second });
    expect(await watchedBy(database.reader, 'a')).toEqual([first]);
  });

  test('is bounded, whichever instances are asked at once', async () => {
    await ask('b', { kind: 'watch', symbol: first });
    await database.transact((tx) =>
      tx
        .insertInto('stocks_watchlist')
        .values(
          Array.from({ length: MAX_WATCHED - 3 }, (_, i) => ({
            ...{ account_id: 'b', symbol: `GONE${i}`, place: i + 1, added_at: TEN },
          })),
        )
        .execute(),
    );
    const symbols: string[] = [];
    for (let i = 0; i < 5; i += 1) symbols.push(await listSymbol({ database }));
    const answers = await Promise.all(
      symbols.map((symbol, i) => ask('b', { kind: 'watch', symbol }, lanes[i % 2])),
    );
    expect(answers.filter(({ code }) => code === 'stocks.watchlist-full')).toHaveLength(3);
    expect(await watchedBy(database.reader, 'b')).toHaveLength(MAX_WATCHED);
  });

  const alert = (price: number): WatchInput => ({
    ...{ kind: 'set-alert', symbol: first, price, direction: 'above' },
  });

  test('alerts: the same one is set once; another member’s cannot be seen', async () => {
    const set = await ask('c', alert(100));
    expect((await ask('c', alert(100))).result.alertId).toBe(set.result.alertId);
    const { alertId } = set.result;
    expect((await ask('d', { kind: 'remove-alert', alertId })).code).toBe('stocks.alert-not-found');
    expect(await alertsOf(database.reader, 'c')).toMatchObject([{ alertId, status: 'active' }]);
    expect((await ask('c', { kind: 'remove-alert', alertId })).code).toBe('ok');
    expect((await ask('c', { kind: 'remove-alert', alertId })).code).toBe('stocks.alert-not-found');
    expect(await alertsOf(database.reader, 'c')).toEqual([]);
  });

  test('alerts are bounded, and one that has rung makes room', async () => {
    await ask('e', alert(1));
    await Promise.all(Array.from({ length: MAX_ALERTS - 1 }, (_, i) => ask('e', alert(i + 2))));
    expect((await ask('e', alert(999))).code).toBe('stocks.too-many-alerts');
    const [newest] = await alertsOf(database.reader, 'e');
    await database.transact((tx) =>
      tx
        .updateTable('stocks_alerts')
        .set({ status: 'fired', fired_at: TEN, fired_price: 1 })
        .where('id', '=', newest!.alertId)
        .execute(),
    );
    expect((await ask('e', alert(999))).code).toBe('ok');
    const kept = await alertsOf(database.reader, 'e');
    expect(kept).toHaveLength(MAX_ALERTS);
    expect(kept.map(({ alertId }) => alertId)).not.toContain(newest!.alertId);
  });

  test('a repeated key changes nothing', async () => {
    const once = await ask('f', alert(7), lanes[0], 'key');
    const again = await ask('f', alert(7), lanes[1], 'key');
    expect(again.result).toEqual(once.result);
    expect(await alertsOf(database.reader, 'f')).toHaveLength(1);
  });
});
