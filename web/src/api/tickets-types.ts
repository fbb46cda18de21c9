/** The ticket service's own schemas, as types only. */
import type { Static } from 'typebox';
import type * as reviews from '../../../server/modules/tickets/reviews/schemas.ts';
import type * as seats from '../../../server/modules/tickets/seats/schemas.ts';
import type * as shows from '../../../server/modules/tickets/shows/schemas.ts';

export type {
  CancelScale as FeeScale,
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
export type VenueFacts = shows.Performance['venue'];

/** What people say who were there. */
export type ShowReview = reviews.Review;
export type ReviewPage = reviews.ReviewPage;
export type ReviewSort = reviews.ReviewSort;
export type ReviewBody = reviews.ReviewBody;
export type OwnReview = NonNullable<ReviewPage['mine']>;
export type AdminReview = reviews.AdminReview;
export type AdminReviewPage = Static<typeof reviews.AdminReviewPage>;

/** The waiting list of a round. */
export type WishBody = Static<typeof seats.WishBody>;
export type Waiting = seats.Waiting;
export type WaitingList = Static<typeof seats.WaitingList>;
