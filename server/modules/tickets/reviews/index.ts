import type { CacheOptions } from '../../../cache/index.ts';
import type { Lane } from '../../../engine/index.ts';
import type { Part } from '../../../module.ts';
import { createAllowance, noAllowance } from '../../../voices/allowance.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Shows } from '../shows/index.ts';
import { decideReview } from './decide.ts';
import { reviewNotices } from './notices.ts';
import { erasePerson, personOf } from './person.ts';
import { prefetchReviews, writeReviews } from './queries.ts';
import type { ReviewInput, ReviewState } from './review.ts';
import { type ReviewParts, registerModerationRoutes, registerReviewRoutes } from './routes.ts';
import type { ReviewPage, ReviewSort } from './schemas.ts';
import { listReviews, readSummaries } from './views.ts';

export interface Reviews extends Part {
  readonly lane: Lane<ReviewInput, ReviewState>;
}

/** First pages of one limit are told apart from others: they are few, and live for a moment. */
const FRESH_MS = 2_000;

type FirstPage = Pick<ReviewPage, 'items' | 'nextCursor'>;
const nameOf: NonNullable<CacheOptions<never>['changedBy']>[string] = ({ key }) => [key];

/** What those who were there say about it. */
export function createReviews(deps: TicketsDependencies, shows: Shows): Reviews {
  const { database, createCache, accounts, config } = deps;
  const summaries = createCache<ReviewPage['summary']>({
    name: 'tickets.review-summaries',
    load: (ids) => readSummaries(database.reader, ids),
    changedBy: { 'tickets.review-changed': nameOf },
  });
  const firstPages = createCache<FirstPage>({
    name: 'tickets.reviews',
    load: async (keys) => {
      const pages = new Map<string, FirstPage>();
      for (const key of keys) {
        const [performanceId = '', sort, limit, rating] = key.split('/');
        const only = rating === undefined ? {} : { rating: Number(rating) };
        const asked = { sort: sort as ReviewSort, limit: Number(limit), ...only };
        pages.set(key, await listReviews(database.reader, performanceId, asked, null, accounts));
      }
      return pages;
    },
    freshMs: FRESH_MS,
    staleMs: FRESH_MS,
  });
  const lane = deps.openLane<ReviewInput, ReviewState>({
    name: 'tickets-reviews',
    prefetch: prefetchReviews,
    decide: decideReview,
    write: writeReviews,
    committed: async ({ stars }) => {
      const ids = [...stars.values()].flatMap(({ isTouched, performanceId }) =>
        isTouched ? [performanceId] : [],
      );
      await Promise.all([summaries.invalidate(ids), shows.rated(ids)]);
    },
  });
  const allowance = config.rateLimit ? createAllowance(deps.createBuckets('tickets-reviews')) : noAllowance;
  const parts: ReviewParts = { ...deps, ...{ lane, shows, summaries, firstPages, allowance } };
  return {
    lane,
    routes: (app) => {
      registerReviewRoutes(app, parts);
      registerModerationRoutes(app, parts);
    },
    notices: reviewNotices,
    personalData: personOf,
    onErase: erasePerson,
  };
}
