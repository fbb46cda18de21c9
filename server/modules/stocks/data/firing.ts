import { sql } from 'kysely';
import { type Executor, forceIndexClause, selectMany, updateMany } from '../../../db/dialect.ts';
import type { StocksAlertsTable } from '../../../db/schema.ts';
import type { DomainEvent } from '../../../engine/types.ts';
import { namesOf } from './listing-names.ts';
import type { Moved } from './moved.ts';
import { alertShown } from './watching.ts';
import { alertOf } from './watching-rows.ts';

/** Symbols whose alerts are looked for in one statement. */
const SYMBOLS_AT_ONCE = 50;

type Passed = Pick<StocksAlertsTable, 'id' | 'symbol' | 'direction' | 'price' | 'created_at'>;

/**
 * Fires the alerts whose price was passed by a trade after they were set, each once.
 * @returns an event for each
 */
export async function fireAlerts(tx: Executor, traded: readonly Moved[]): Promise<DomainEvent[]> {
  const bySymbol = Map.groupBy(traded, ({ symbol }) => symbol);
  const reached = [...bySymbol].map(([symbol, moves]) => spanOf(symbol, moves));
  const found: Passed[] = [];
  for (let from = 0; from < reached.length; from += SYMBOLS_AT_ONCE) {
    found.push(...(await passedBy(tx, reached.slice(from, from + SYMBOLS_AT_ONCE))));
  }
  const hits = new Map<string, { readonly at: number; readonly price: number }>();
  for (const alert of found) {
    const hit = firstHit(alert, bySymbol.get(alert.symbol) ?? []);
    if (hit) hits.set(alert.id, hit);
  }
  if (hits.size === 0) return [];
  // Their members may have taken some of them back meanwhile.
  const rows = await selectMany<StocksAlertsTable>(
    tx,
    {
      table: 'stocks_alerts',
      columns: ['id', 'account_id', 'symbol', 'direction', 'price', 'status', 'created_at'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: true,
    },
    [...hits.keys()].map((id) => [id]),
  );
  const active = rows.filter(({ status }) => status === 'active').sort((a, b) => (a.id < b.id ? -1 : 1));
  await updateMany(
    tx,
    'stocks_alerts',
    ['id'],
    ['status', 'fired_at', 'fired_price'],
    active.map(({ id }) => ['fired', hits.get(id)!.at, hits.get(id)!.price, id]),
  );
  const names = await namesOf(
    tx,
    active.map(({ symbol }) => symbol),
  );
  return active.map((row) => {
    const { at, price } = hits.get(row.id)!;
    const alert = alertOf({ ...row, status: 'fired', fired_at: at, fired_price: price });
    return {
      name: 'stocks.alert-fired',
      key: row.account_id,
      data: { accountId: row.account_id, ...alertShown(alert), ...names.get(row.symbol) },
    };
  });
}

interface Span {
  readonly symbol: string;
  readonly high: number;
  readonly low: number;
}
function spanOf(symbol: string, moves: readonly Moved[]): Span {
  let high = 0;
  let low = Number.MAX_SAFE_INTEGER;
  for (const { trades } of moves) {
    for (const [, price] of trades) {
      high = Math.max(high, price);
      low = Math.min(low, price);
    }
  }
  return { symbol, high, low };
}

/** Active alerts that these prices reach, by the index of symbol, side and price. */
async function passedBy(tx: Executor, spans: readonly Span[]): Promise<Passed[]> {
  const conditions = spans.flatMap(({ symbol, high, low }) => [
    sql`(symbol = ${symbol} and status = 'active' and direction = 'above' and price <= ${high})`,
    sql`(symbol = ${symbol} and status = 'active' and direction = 'below' and price >= ${low})`,
  ]);
  const { rows } = await sql<Passed>`
    select id, symbol, direction, price, created_at
    from stocks_alerts${sql.raw(forceIndexClause(tx, 'stocks_alerts_symbol'))}
    where ${sql.join(conditions, sql` or `)}
  `.execute(tx);
  return rows;
}

/** The first trade that passes an alert's price; one from before it was set does not count. */
function firstHit(
  { direction, price, created_at: since }: Passed,
  moves: readonly Moved[],
): { readonly at: number; readonly price: number } | null {
  for (const { trades } of moves) {
    for (const [, traded, , , at] of trades) {
      if (at < since) continue;
      if (direction === 'above' ? traded >= price : traded <= price) return { at, price: traded };
    }
  }
  return null;
}
