import { type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type { StocksTapesTable } from '../../../db/schema.ts';
import type { DomainEvent } from '../../../engine/types.ts';
import type { Consumer } from '../../../events/catalog.ts';
import { appendEvents } from '../../../events/outbox.ts';
import type { MakeId } from '../../../lib/id.ts';
import { TAPE } from './board.ts';
import { addTrades, candlesOf, type StoredCandle } from './candle.ts';
import { readStored, writeCandles } from './candle-rows.ts';
import { endedOrders } from './ended-orders.ts';
import { fireAlerts } from './firing.ts';
import { joinTapes, MOVED, type Moved, movedOf, type ToldTrade } from './moved.ts';

/** A page is written in some milliseconds, so that no lane waits long for the database's one writer. */
const MAX_EVENTS = 1_000;
/** While people wait at the exchange, its history may wait a little too. */
const SHARE = 0.15;
const EVERY_MS = 500;

export interface HistoryDependencies {
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Members who are told nothing: those of a demo's crowd. */
  readonly isMuted: (memberId: string) => boolean;
}

/**
 * Makes what lasts of what happened: candles, tapes, alerts that are fired, and news of orders for the members who wait for
 * them. A page of events is one transaction; pages that come again change nothing.
 */
export const historyConsumer = ({ makeId, now, isMuted }: HistoryDependencies): Consumer => ({
  name: 'stocks.history',
  events: [MOVED],
  intervalMs: EVERY_MS,
  maxEvents: MAX_EVENTS,
  share: SHARE,
  consume: async (tx, events) => {
    const all = events.map(({ data }) => movedOf(data));
    const traded = all.filter(({ trades }) => trades.length > 0);
    await addCandles(tx, traded);
    await addTapes(tx, traded);
    const fired = await fireAlerts(tx, traded);
    await tell(tx, { makeId, now }, [...fired, ...(await endedOrders(tx, all, isMuted))]);
  },
});

async function addCandles(tx: Executor, traded: readonly Moved[]): Promise<void> {
  const candles: Map<string, StoredCandle> = await readStored(tx, traded.flatMap(candlesOf));
  const stored = new Set(candles.values());
  const changed = new Set<StoredCandle>();
  for (const moved of traded) {
    for (const key of addTrades(candles, moved)) changed.add(candles.get(key)!);
  }
  await writeCandles(tx, [...changed], (candle) => !stored.has(candle));
}

async function addTapes(tx: Executor, traded: readonly Moved[]): Promise<void> {
  const symbols = [...new Set(traded.map(({ symbol }) => symbol))].sort();
  const rows = await selectMany<StocksTapesTable>(
    tx,
    {
      table: 'stocks_tapes',
      columns: ['symbol', 'sequence', 'trades'],
      keys: ['symbol'],
      index: 'PRIMARY',
      lock: false,
    },
    symbols.map((symbol) => [symbol]),
  );
  const stored = new Map(rows.map((row) => [row.symbol, row]));
  const bySymbol = Map.groupBy(traded, ({ symbol }) => symbol);
  const tapes = symbols.flatMap((symbol) => {
    const known = stored.get(symbol);
    const fresh = bySymbol.get(symbol)!.filter(({ sequence }) => sequence > (known?.sequence ?? 0));
    if (fresh.length === 0) return [];
    const tape = known ? (JSON.parse(known.trades) as ToldTrade[]) : [];
    const joined = joinTapes(
      tape,
      fresh.flatMap(({ trades }) => trades),
      TAPE,
    );
    return [{ symbol, sequence: fresh.at(-1)!.sequence, trades: JSON.stringify(joined) }];
  });
  await insertMany(
    tx,
    'stocks_tapes',
    ['symbol', 'sequence', 'trades'],
    tapes.filter(({ symbol }) => !stored.has(symbol)).map((one) => [one.symbol, one.sequence, one.trades]),
  );
  await updateMany(
    tx,
    'stocks_tapes',
    ['symbol'],
    ['sequence', 'trades'],
    tapes.filter(({ symbol }) => stored.has(symbol)).map((one) => [one.sequence, one.trades, one.symbol]),
  );
}

async function tell(
  tx: Executor,
  { makeId, now }: Pick<HistoryDependencies, 'makeId' | 'now'>,
  events: readonly DomainEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const batchId = makeId();
  const at = now();
  await appendEvents(tx, {
    batchId,
    lane: 'stocks-history',
    at,
    events: events.map((event) => ({ ...event, at, by: batchId })),
  });
}
