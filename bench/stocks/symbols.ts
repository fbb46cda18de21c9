import { copier } from '../copy.ts';
import type { Sql } from '../sql.ts';

/**
 * Lists symbols in continuous trading: copies of one that nobody has traded yet, its holders with as many shares of each.
 * @param from the symbol that is copied
 */
export async function listSymbols(sql: Sql, from: string, symbols: readonly string[]): Promise<void> {
  const [last] = await sql.query<{ n: number }>('select max(listing_no) as n from stocks_listings');
  const list = await copier(sql, 'stocks_listings', ['symbol = ?', from]);
  const open = await copier(sql, 'stocks_books', ['symbol = ?', from]);
  const keep = await copier(sql, 'stocks_snapshots', ['symbol = ?', from]);
  const [holding] = await sql.query<Record<string, unknown>>(
    'select * from stocks_holdings where symbol = ? limit 1',
    [from],
  );
  if (!holding) throw new Error('The seed gave nobody shares');
  const others = Object.keys(holding).filter((column) => column !== 'symbol');
  // One commit for all: the disk is waited for once.
  await sql.query('begin');
  for (const [i, symbol] of symbols.entries()) {
    await list({ symbol, listing_no: Number(last?.n ?? 0) + 1 + i });
    await open({ symbol });
    await keep({ symbol });
    await sql.query(
      `insert into stocks_holdings (symbol, ${others.join(', ')})
        select ?, ${others.join(', ')} from stocks_holdings where symbol = ?`,
      [symbol, from],
    );
  }
  await sql.query('commit');
}
