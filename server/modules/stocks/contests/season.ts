import type { Localized } from '../../../lib/localized.ts';
import type { Market } from '../market.ts';

/** Of all seasons: play money of its own, which no gateway knows. Its smallest unit is one. */
export const SEASON_CURRENCY = 'MDP';
/** A league is kept in memory while somebody looks at it, and a season's end is one commit. */
export const MAX_ENTRANTS = 10_000;
/** Each entrant's wallet and everybody's profit stay exact. */
export const MAX_STARTING_CASH = 1_000_000_000_000;

/**
 * `draft` is seen by operators only; `announced` can be joined and has not begun; `running` trades. `over` has its final
 * places, `cancelled` has none.
 */
export type SeasonStatus = 'draft' | 'announced' | 'running' | 'over' | 'cancelled';

/** What operators write of a season. Times are epoch milliseconds. */
export interface SeasonFacts {
  readonly name: Localized;
  readonly about: Localized;
  /** Of the main market; the season has listings of its own, made of these. */
  readonly symbols: readonly string[];
  /** Smallest unit of the season's currency. */
  readonly startingCash: number;
  readonly schedule: Market['schedule'];
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface Season {
  readonly id: string;
  readonly seasonNo: number;
  facts: SeasonFacts;
  readonly currency: string;
  status: SeasonStatus;
  entrants: number;
  /** When somebody must look at it again: its start, its end, or what is left to do; null: never by itself. */
  nextAt: number | null;
  endedAt: number | null;
  version: number;
  readonly createdAt: number;
  change: 'none' | 'new' | 'changed';
}

/** `player` is ranked; `maker` was given cash and shares by an operator, so that there is something to trade with. */
export type EntryRole = 'player' | 'maker';

/** A member's place in a season. */
export interface Entry {
  readonly seasonId: string;
  readonly accountId: string;
  readonly tradingId: string;
  readonly role: EntryRole;
  readonly nickname: string;
  readonly nicknameKey: string;
  readonly startingCash: number;
  /** Of each symbol, when the season begins; makers only. */
  readonly shares: number;
  readonly joinedAt: number;
  /** Cash and shares at the season's end. */
  finalValue: number | null;
  finalPlace: number | null;
  change: 'none' | 'new' | 'changed';
}

export const entryKey = (seasonId: string, accountId: string): string => `${seasonId}/${accountId}`;

/** The wallet out of which a season's cash comes: it owes what its members were given. */
export const houseWalletOf = (seasonId: string): string => `${HOUSE_OF_SEASON}${seasonId}`;

const HOUSE_OF_SEASON = 'house:season:';

/** The season whose cash a wallet gives out; null where it is another wallet: what `houseWalletOf` put together. */
export const seasonOfHouse = (walletId: string): string | null =>
  walletId.startsWith(HOUSE_OF_SEASON) ? walletId.slice(HOUSE_OF_SEASON.length) : null;

/** A season's own listing of a company. */
export const seasonSymbol = (base: string, seasonNo: number): string => `${base}-${seasonNo}`;

/** Two nicknames that look alike are one: letters that nobody sees do not count, and other forms of a sign are that sign. */
export const nicknameKeyOf = (nickname: string): string =>
  nickname
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '');

/** No e-mail, not the sign of a number that the season gives (`＃` is one, too), and nothing that turns its line around. */
const FORBIDDEN = /[#@\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Whether a nickname can stand in a league beside those of others and beside numbers. */
export const isNickname = (nickname: string): boolean =>
  nicknameKeyOf(nickname) !== '' && !FORBIDDEN.test(nickname.normalize('NFKC'));

export const canBeJoined = ({ status, facts }: Season, at: number): boolean =>
  (status === 'announced' || status === 'running') && at < facts.endsAt;
