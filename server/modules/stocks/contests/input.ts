import type { SeasonFacts } from './season.ts';

/** Commands of the lane `stocks-seasons`. Times are epoch milliseconds. */
export type SeasonInput =
  /** A new season as a draft (`version` null), or a whole one anew. */
  | {
      readonly kind: 'save';
      readonly seasonId: string;
      readonly version: number | null;
      readonly facts: SeasonFacts;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'announce';
      readonly seasonId: string;
      readonly version: number;
      readonly reason: string;
    }
  | { readonly kind: 'cancel'; readonly seasonId: string; readonly version: number; readonly reason: string }
  /** Once for each member; again, it answers the same. @param nickname null: one is made up */
  | { readonly kind: 'join'; readonly seasonId: string; readonly nickname: string | null }
  /** Gives a member cash and shares to make a market with. */
  | {
      readonly kind: 'add-maker';
      readonly seasonId: string;
      readonly accountId: string;
      readonly nickname: string | null;
      readonly cash: number;
      readonly shares: number;
      readonly reason: string;
    }
  /** Its markets are listed: from now on it runs. */
  | { readonly kind: 'begin'; readonly seasonId: string; readonly symbols: readonly string[] }
  /** Its markets are closed and their books empty: places are written and wallets closed. */
  | {
      readonly kind: 'finish';
      readonly seasonId: string;
      /** Last prices of its own symbols. */
      readonly prices: readonly (readonly [symbol: string, price: number])[];
    };

export type SeasonCommand<Kind extends SeasonInput['kind']> = Extract<SeasonInput, { kind: Kind }>;

/** Whose command it is when the installation itself acts. */
export const SYSTEM = 'system:stocks';
