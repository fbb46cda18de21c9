import type { Localized } from '../../../lib/localized.ts';
import type { Hours } from '../rules/index.ts';

/** What operators write about a company; all else of a listing is decided on the lane `stocks`. */
export interface CompanyFacts {
  readonly name: Localized;
  readonly about: Localized;
  readonly sector: string;
  readonly color: string;
}

/** Commands of the lane `stocks-desk`: what no book and no money hangs on. */
export type DeskInput =
  | {
      readonly kind: 'edit-listing';
      readonly symbol: string;
      readonly version: number;
      readonly facts: CompanyFacts;
      readonly reason: string | null;
    }
  /** @param hours null: closed all day */
  | {
      readonly kind: 'set-day';
      readonly day: string;
      readonly hours: Hours | null;
      readonly note: string;
      readonly reason: string;
    }
  | { readonly kind: 'clear-day'; readonly day: string; readonly reason: string };

export type DeskCommand<Kind extends DeskInput['kind']> = Extract<DeskInput, { kind: Kind }>;
