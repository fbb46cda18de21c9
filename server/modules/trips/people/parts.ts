import type { SharedBuckets } from '../../../cache/index.ts';
import type { TripsParts } from '../parts.ts';
import type { LinkTokens } from './tokens.ts';

/** What the routes of a trip's people share. */
export interface PeopleParts
  extends Pick<TripsParts, 'lane' | 'database' | 'reads' | 'admit' | 'now' | 'accounts'> {
  readonly tokens: LinkTokens;
  /** How much a member may send to addresses; null: without a bound, for load tests. */
  readonly mails: SharedBuckets | null;
}
