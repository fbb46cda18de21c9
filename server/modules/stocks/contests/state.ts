import { emptyLedger, type Ledger } from '../../pay/index.ts';
import type { Entry, Season } from './season.ts';

/** The working copy of all rows that a batch of the lane `stocks-seasons` touches. */
export interface SeasonState {
  readonly seasons: Map<string, Season>;
  /** By `entryKey`: of those whom commands are about; of seasons that finish, all. */
  readonly entries: Map<string, Entry>;
  /** `season/nickname` that are taken, of those that commands ask for. */
  readonly nicknames: Set<string>;
  /** Symbols of the main market that are listed, of those that commands name. */
  readonly listed: Set<string>;
  /** Members who exist, of those whom operators name. */
  readonly members: Set<string>;
  /** What trading accounts of seasons that finish have, by trading account: [symbol, quantity]. */
  readonly holdings: Map<string, (readonly [symbol: string, quantity: number])[]>;
  /** Of the newest season. */
  lastSeasonNo: number;
  readonly ledger: Ledger;
  /** Wallets to be made before anything is posted to them. */
  readonly opened: { readonly id: string; readonly kind: 'member' | 'house'; readonly at: number }[];
}

export const emptySeasons = (): SeasonState => ({
  seasons: new Map(),
  entries: new Map(),
  nicknames: new Set(),
  listed: new Set(),
  members: new Set(),
  holdings: new Map(),
  lastSeasonNo: 0,
  ledger: emptyLedger(),
  opened: [],
});
