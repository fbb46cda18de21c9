/** The ticket service's own schemas, as types only. */
import type { Static } from 'typebox';
import type * as seats from '../../../server/modules/tickets/seats/schemas.ts';
import type * as shows from '../../../server/modules/tickets/shows/schemas.ts';
import type { Picture } from './types.ts';

export type { Localized } from '../../../server/lib/localized.ts';
export type {
  CancelScale as FeeScale,
  CastMember,
  Performance,
  PerformancePage,
  PerformerPage,
  RoundCard,
  RoundState,
  ShowState,
  VenuePage,
} from '../../../server/modules/tickets/shows/schemas.ts';

/** A performance as it stands in a list. */
export type ShowCard = shows.Card;
export type TicketsHome = shows.Home;
export type ShowSort = NonNullable<shows.PerformancesQuery['sort']>;
export type Genre = Static<typeof shows.Genre>;
export type Region = Static<typeof shows.Region>;
export type VenueFacts = shows.Performance['venue'];

export type ReviewSort = 'helpful' | 'newest' | 'rating-desc' | 'rating-asc';
export type ShowReview = {
  reviewId: string;
  performanceId: string;
  author: { name: string; isFormer: boolean; picture?: Picture | null };
  rating: number;
  text: string;
  helpful: number;
  isHelpful: boolean;
  isMine: boolean;
  isEdited: boolean;
  createdAt: string;
};
export type ReviewPage = {
  items: ShowReview[];
  nextCursor: string | null;
  summary: { average: number | null; count: number; histogram: number[] };
  mine: ShowReview | null;
  canReview: boolean | null;
};
export type ReviewBody = { rating: number; text: string };
/** The waiting list of a round. */
export type WishBody = Static<typeof seats.WishBody>;
export type Waiting = seats.Waiting;
export type WaitingList = Static<typeof seats.WaitingList>;
