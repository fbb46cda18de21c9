import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { StocksListingsTable } from '../../../db/schema.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Searchable } from '../../../search/searchable.ts';

type Row = Pick<
  StocksListingsTable,
  'symbol' | 'season_id' | 'name' | 'about' | 'sector' | 'board' | 'status' | 'listed_at' | 'shares_issued'
>;

/** Companies of the main market; those of contests are the same ones once more. */
export const stockSearchable: Searchable = {
  kind: 'stock',
  scope: 'public',
  facets: ['sector', 'board'],
  events: ['stocks.listed', 'stocks.listing-edited', 'stocks.delisted'],
  idsOf: ({ key }) => [key],
  documents: async (executor, ids) => {
    const rows = await selectMany<Row>(
      executor,
      {
        table: 'stocks_listings',
        columns: [
          ...['symbol', 'season_id', 'name', 'about', 'sector', 'board', 'status', 'listed_at'],
          'shares_issued',
        ],
        keys: ['symbol'],
        index: 'PRIMARY',
        lock: false,
      },
      ids.map((id) => [id]),
    );
    return rows
      .filter(({ season_id, status }) => season_id === null && status === 'listed')
      .map((row) => ({
        ...{ kind: 'stock', id: row.symbol, title: JSON.parse(row.name) as Localized },
        ...{ text: JSON.parse(row.about) as Localized, tags: [row.symbol, row.sector] },
        ...{ facets: { sector: [row.sector], board: [row.board] }, price: null, at: row.listed_at },
        ...{ popularity: Math.round(row.shares_issued / 1_000_000) },
        ...{ link: `/stocks/${row.symbol}`, picture: null },
      }));
  },
  page: (executor, after, limit) => symbolsAfter(executor, after, limit),
};

async function symbolsAfter(executor: Executor, after: string | null, limit: number): Promise<string[]> {
  const rows = await executor
    .selectFrom('stocks_listings')
    .select('symbol')
    .where('symbol', '>', after ?? '')
    .orderBy('symbol')
    .limit(limit)
    .execute();
  return rows.map(({ symbol }) => symbol);
}
