import type { Value } from '../../../db/rows.ts';
import type { StocksEntriesTable, StocksSeasonsTable } from '../../../db/tables/stocks-contests.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Entry, Season } from './season.ts';

export const SEASON_COLUMNS = [
  ...(['id', 'season_no', 'currency', 'created_at', 'name', 'about', 'symbols', 'starting_cash'] as const),
  ...(['schedule', 'status', 'starts_at', 'ends_at', 'entrants', 'next_at', 'ended_at', 'version'] as const),
] as const;

export const seasonOf = (row: StocksSeasonsTable): Season => ({
  id: row.id,
  seasonNo: row.season_no,
  facts: {
    name: JSON.parse(row.name) as Localized,
    about: JSON.parse(row.about) as Localized,
    symbols: JSON.parse(row.symbols) as string[],
    startingCash: row.starting_cash,
    schedule: row.schedule,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  },
  currency: row.currency,
  status: row.status,
  entrants: row.entrants,
  nextAt: row.next_at,
  endedAt: row.ended_at,
  version: row.version,
  createdAt: row.created_at,
  change: 'none',
});

export const seasonValues = ({ facts, ...season }: Season): Value[] => [
  ...[season.id, season.seasonNo, season.currency, season.createdAt],
  ...[JSON.stringify(facts.name), JSON.stringify(facts.about), JSON.stringify(facts.symbols)],
  ...[facts.startingCash, facts.schedule, season.status, facts.startsAt, facts.endsAt],
  ...[season.entrants, season.nextAt, season.endedAt, season.version],
];

export const ENTRY_COLUMNS = [
  ...([
    'season_id',
    'account_id',
    'trading_id',
    'role',
    'nickname',
    'nickname_key',
    'starting_cash',
  ] as const),
  ...(['shares', 'joined_at', 'final_value', 'final_place'] as const),
] as const;

export const entryOf = (row: StocksEntriesTable): Entry => ({
  seasonId: row.season_id,
  accountId: row.account_id,
  tradingId: row.trading_id,
  role: row.role,
  nickname: row.nickname,
  nicknameKey: row.nickname_key,
  startingCash: row.starting_cash,
  shares: row.shares,
  joinedAt: row.joined_at,
  finalValue: row.final_value,
  finalPlace: row.final_place,
  change: 'none',
});

export const entryValues = (entry: Entry): Value[] => [
  ...[entry.seasonId, entry.accountId, entry.tradingId, entry.role, entry.nickname, entry.nicknameKey],
  ...[entry.startingCash, entry.shares, entry.joinedAt, entry.finalValue, entry.finalPlace],
];
