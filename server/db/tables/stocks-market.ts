export interface StocksListingsTable {
  symbol: string;
  listing_no: number;
  season_id: string | null;
  board: 'KOSPI' | 'KOSDAQ';
  schedule: 'krx' | 'hourly' | 'continuous' | 'by-hand';
  /** Of the wallets that trade it. */
  currency: string;
  /** JSON in both languages, like `about`. */
  name: string;
  about: string;
  sector: string;
  color: string;
  shares_issued: number;
  status: 'listed' | 'delisted';
  version: number;
  listed_at: number;
}
export interface StocksBooksTable {
  symbol: string;
  sequence: number;
  /** JSON of its session. */
  state: string;
  next_at: number | null;
  clock: number;
  is_listed: number;
  /** Shares that were put into accounts, ever: what all holdings of it sum to. */
  granted: number;
}
export interface StocksJournalTable {
  symbol: string;
  sequence: number;
  from_sequence: number;
  at: number;
  /** JSON: the book's steps of one batch. */
  ops: string;
  /** JSON: [session, clock, when somebody must look again], as they were after it. */
  state: string;
}
export interface StocksSnapshotsTable {
  symbol: string;
  sequence: number;
  at: number;
  hash: string;
  market: string;
}
export interface StocksOrdersTable {
  id: string;
  account_id: string;
  symbol: string;
  side: 'buy' | 'sell';
  type: 'limit' | 'market' | 'best-own' | 'best-opposite' | 'conditional' | 'stop-limit';
  time_in_force: 'DAY' | 'IOC' | 'FOK';
  price: number;
  stop_price: number;
  quantity: number;
  filled: number;
  amount: number;
  status: 'waiting' | 'open' | 'filled' | 'cancelled' | 'expired';
  reason: string | null;
  is_open: number;
  created_at: number;
  ended_at: number | null;
}
export interface StocksFillsTable {
  account_id: string;
  id: string;
  symbol: string;
  order_id: string;
  side: 'buy' | 'sell';
  price: number;
  quantity: number;
  fee: number;
  tax: number;
  profit: number;
  at: number;
}
export interface StocksAccountsTable {
  id: string;
  member_id: string;
  season_id: string | null;
  reserved: number;
  due: string;
  lien: number;
  due_at: number | null;
  opened_at: number;
}
export interface StocksHoldingsTable {
  account_id: string;
  symbol: string;
  quantity: number;
  reserved: number;
  cost: number;
  profit: number;
}

export interface StocksMarketTables {
  stocks_listings: StocksListingsTable;
  stocks_books: StocksBooksTable;
  stocks_journal: StocksJournalTable;
  stocks_snapshots: StocksSnapshotsTable;
  stocks_orders: StocksOrdersTable;
  stocks_fills: StocksFillsTable;
  stocks_accounts: StocksAccountsTable;
  stocks_holdings: StocksHoldingsTable;
}
