/** The ticket service's own schemas, as types only. */
import type { Static } from 'typebox';
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
export type WishBody = { quantity: number; grades?: string[]; together: boolean };
export type Waiting = {
  roundId: string;
  performanceId: string;
  title: { ko: string; en: string };
  startsAt: string;
  status: 'waiting' | 'offered' | 'taken' | 'lapsed' | 'left';
  quantity: number;
  grades: string[] | null;
  together: boolean;
  ahead: number | null;
  holdId: string | null;
  expiresAt: string | null;
};
export type WaitingList = { items: Waiting[] };
