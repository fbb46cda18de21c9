import { beforeAll, expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { listSymbol } from '../../../../test/support/exchange.ts';
import { insertMany } from '../../../db/dialect.ts';
import { Lane } from '../../../engine/index.ts';
import { idMaker } from '../../../lib/id.ts';
import { openWallets } from '../../pay/index.ts';
import { lastListingNo } from '../orders/prefetch.ts';
import { LISTING_COLUMNS } from '../orders/rows.ts';
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

  /** Rows of listings without books: as much as watching asks of them. */
  const listRows = async (symbols: readonly string[], seasonId: string | null = null): Promise<void> => {
    const facts = { board: 'KOSPI', schedule: 'continuous', currency: 'KRW', sector: 'IT', color: '#112233' };
    await database.transact(async (tx) => {
      const no = await lastListingNo(tx);
      await insertMany(
        tx,
        'stocks_listings',
        LISTING_COLUMNS,
        symbols.map((symbol, i) => [
          ...[symbol, no + i + 1, seasonId, facts.board, facts.schedule, facts.currency, '{}', '{}'],
          ...[facts.sector, facts.color, 1_000, 'listed', 1, TEN],
        ]),
      );
    });
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
            ...{ account_id: 'b', symbol: `KEPT${i}`, place: i + 1, added_at: TEN },
          })),
        )
        .execute(),
    );
    await listRows(Array.from({ length: MAX_WATCHED - 3 }, (_, i) => `KEPT${i}`));
    const symbols: string[] = [];
    for (let i = 0; i < 5; i += 1) symbols.push(await listSymbol({ database }));
    const answers = await Promise.all(
      symbols.map((symbol, i) => ask('b', { kind: 'watch', symbol }, lanes[i % 2])),
    );
    expect(answers.filter(({ code }) => code === 'stocks.watchlist-full')).toHaveLength(3);
    expect(await watchedBy(database.reader, 'b')).toHaveLength(MAX_WATCHED);
    // What has gone from the market makes room.
    await database.transact((tx) =>
      tx.updateTable('stocks_listings').set({ status: 'delisted' }).where('symbol', '=', 'KEPT7').execute(),
    );
    expect((await ask('b', { kind: 'watch', symbol: second })).code).toBe('ok');
    const kept = await watchedBy(database.reader, 'b');
    expect([kept.length, kept.includes('KEPT7'), kept.at(-1)]).toEqual([MAX_WATCHED, false, second]);
  });

  test('the market of a contest is for those who take part in it', async () => {
    const seasonId = 'SEASON0000000001';
    await listRows(['900010-7'], seasonId);
    const openAt = { kind: 'member', currency: 'MDP', at: TEN } as const;
    await database.transact((tx) => openWallets(tx, [{ ...openAt, accountId: `g.${seasonId}` }]));
    const watch: WatchInput = { kind: 'watch', symbol: '900010-7' };
    const ring: WatchInput = { kind: 'set-alert', symbol: '900010-7', price: 5, direction: 'above' };
    for (const input of [watch, ring, { kind: 'arrange', symbols: ['900010-7'] } as const]) {
      expect((await ask('h', input)).code).toBe('stocks.account-closed');
    }
    expect(await watchedBy(database.reader, 'h')).toEqual([]);
    for (const input of [watch, ring]) expect((await ask('g', input)).code).toBe('ok');
    await ask('g', { kind: 'watch', symbol: first });
    expect((await ask('g', { kind: 'arrange', symbols: [first, '900010-7'] })).code).toBe('ok');
    expect(await watchedBy(database.reader, 'g')).toEqual([first, '900010-7']);
    expect(await alertsOf(database.reader, 'g')).toMatchObject([{ symbol: '900010-7', status: 'active' }]);
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
