export interface StocksSeasonsTable {
  id: string;
  season_no: number;
  name: string;
  about: string;
  symbols: string;
  currency: string;
  starting_cash: number;
  schedule: 'krx' | 'hourly' | 'continuous' | 'by-hand';
  status: 'draft' | 'announced' | 'running' | 'over' | 'cancelled';
  starts_at: number;
  ends_at: number;
  entrants: number;
  next_at: number | null;
  ended_at: number | null;
  version: number;
  created_at: number;
}
export interface StocksEntriesTable {
  season_id: string;
  account_id: string;
  trading_id: string;
  role: 'player' | 'maker';
  nickname: string;
  nickname_key: string;
  starting_cash: number;
  shares: number;
  joined_at: number;
  final_value: number | null;
  final_place: number | null;
}
export interface StocksCalendarTable {
  day: string;
  hours: string;
  note: string;
  by_id: string;
  at: number;
}

export interface StocksContestsTables {
  stocks_seasons: StocksSeasonsTable;
  stocks_entries: StocksEntriesTable;
  stocks_calendar: StocksCalendarTable;
}
