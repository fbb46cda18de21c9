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
  stocks_watchlist: StocksWatchlistTable;
  stocks_alerts: StocksAlertsTable;
}
