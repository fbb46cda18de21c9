export interface StocksCandlesTable {
  symbol: string;
  span: '1m' | '1d';
  at: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  amount: number;
  trades: number;
  sequence: number;
}
/** The newest trades of a symbol, as JSON, oldest first. */
export interface StocksTapesTable {
  symbol: string;
  /** Of the market: trades up to there are in it. */
  sequence: number;
  trades: string;
}
/** By how much of its base a listing is weighed in the index of its market. */
export interface StocksIndexBasesTable {
  symbol: string;
  season_id: string | null;
  base: number;
}
/** The anchor of what a member watches: locked first. */
export interface StocksWatchersTable {
  account_id: string;
  touched_at: number;
}
export interface StocksWatchlistTable {
  account_id: string;
  symbol: string;
  place: number;
  added_at: number;
}
export interface StocksAlertsTable {
  id: string;
  account_id: string;
  symbol: string;
  direction: 'above' | 'below';
  price: number;
  status: 'active' | 'fired';
  created_at: number;
  fired_at: number | null;
  fired_price: number | null;
}

export interface StocksDataTables {
  stocks_candles: StocksCandlesTable;
  stocks_tapes: StocksTapesTable;
  stocks_index_bases: StocksIndexBasesTable;
  stocks_watchers: StocksWatchersTable;
  stocks_watchlist: StocksWatchlistTable;
  stocks_alerts: StocksAlertsTable;
}
