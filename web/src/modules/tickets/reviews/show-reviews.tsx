import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouterState } from '@tanstack/react-router';
import { EyeOff, MessageSquareText, PenLine, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import { showReviewsQuery } from '../../../api/tickets.ts';
import type { OwnReview, Performance } from '../../../api/tickets-types.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { PageSection } from '../../../ui/page-sections.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { RatingSummary } from '../../../ui/rating-summary.tsx';
import { SortMenu } from '../../../ui/sort-menu.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import { REVIEW_SORTS, type ReviewsAddress, reviewsAddress } from './reviews-address.ts';
import { ShowReviewCard } from './show-review-card.tsx';

const route = getRouteApi('/tickets/performances/$performanceId');

/** What those say who were there. */
export function ShowReviews({ performance }: { performance: Performance }) {
  const { t } = useTranslation();
  const { performanceId } = performance;
  const isMember = useSession().status === 'member';
  const { stars, reviews: sort = 'helpful' } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (chosen: ReviewsAddress) =>
    void navigate({
      search: ({ round }) => ({ ...(round !== undefined && { round }), ...reviewsAddress({ ...chosen }) }),
      replace: true,
      resetScroll: false,
    });
  const [edited, setEdited] = useState<Pick<OwnReview, 'reviewId' | 'rating' | 'text'> | 'new' | null>(null);
  const query = useInfiniteQuery(showReviewsQuery(performanceId, sort, stars));
  const first = query.data?.pages[0];
  const summary = first?.summary;
  return (
    <PageSection
      name="reviews"
      title={t('tickets.show.section.reviews')}
      action={<WriteButton mine={first?.mine ?? null} can={first?.canReview ?? false} onWrite={setEdited} />}
    >
      {isMember && first !== undefined && !first.canReview && first.mine === null && (
        <p className="-mt-2 mb-4 text-sm text-muted">{t('tickets.reviews.notAttended')}</p>
      )}
      {summary !== undefined && summary.count > 0 && (
        <>
          <RatingSummary
            summary={summary}
            chosen={stars}
            onChoose={(rating) => choose({ reviews: sort, ...(rating !== undefined && { stars: rating }) })}
          />
          <div className="mt-6 mb-2 flex flex-wrap items-center gap-2">
            {stars !== undefined && (
              <button
                type="button"
                onClick={() => choose({ reviews: sort })}
                className="tap flex items-center gap-1.5 rounded-full bg-ink px-4 text-sm font-semibold text-paper"
              >
                {t('tickets.reviews.only', { count: stars })}
                <X aria-hidden="true" className="size-4" />
                <span className="sr-only">{t('tickets.reviews.all')}</span>
              </button>
            )}
            <span aria-hidden="true" className="flex-1" />
            <SortMenu
              label={t('search.sort')}
              value={sort}
              onChange={(next) => choose({ reviews: next, ...(stars !== undefined && { stars }) })}
              options={REVIEW_SORTS.map((value) => ({ value, label: t(`tickets.reviews.sorts.${value}`) }))}
            />
          </div>
        </>
      )}
      <div
        aria-busy={query.isPlaceholderData || undefined}
        className={cx('transition-opacity', query.isPlaceholderData && 'opacity-55')}
      >
        <PagedList
          query={query}
          empty={
            stars === undefined || summary?.count === 0 ? (
              <EmptyState icon={<MessageSquareText aria-hidden="true" />} title={t('tickets.reviews.none')}>
                {t('tickets.reviews.noneLead')}
              </EmptyState>
            ) : (
              <EmptyState
                icon={<MessageSquareText aria-hidden="true" />}
                title={t('tickets.reviews.noneStars', { count: stars })}
                action={
                  <Button variant="secondary" size="sm" onClick={() => choose({ reviews: sort })}>
                    {t('tickets.reviews.all')}
                  </Button>
                }
              />
            )
          }
        >
          {(items) => (
            <ul className="divide-y divide-line">
              {items.map((review) => (
                <li key={review.reviewId} className="py-6">
                  <ShowReviewCard
                    review={review}
                    performanceId={performanceId}
                    onEdit={() => setEdited(review)}
                  />
                </li>
              ))}
            </ul>
          )}
        </PagedList>
      </div>
      {first?.mine?.isHidden === true && (
        <div className="mb-4">
          <Banner tone="warn" icon={<EyeOff aria-hidden="true" />}>
            {t('tickets.reviews.isHidden')}
          </Banner>
        </div>
      )}
      {edited !== null && (
        <ReviewDialog
          performanceId={performanceId}
          review={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </PageSection>
  );
}

type WriteProps = {
  mine: OwnReview | null;
  can: boolean;
  onWrite: (review: OwnReview | 'new') => void;
};

/** Whoever has written already changes that; whoever was there writes; the others have nothing to press. */
function WriteButton({ mine, can, onWrite }: WriteProps) {
  const { t } = useTranslation();
  const session = useSession();
  const next = useRouterState({ select: ({ location }) => location.href });
  const icon = <PenLine aria-hidden="true" className="size-4" />;
  if (session.status === 'guest') {
    return (
      <Link to="/sign-in" search={{ next }} className={buttonClass('secondary', 'sm')}>
        {icon}
        {t('tickets.reviews.write')}
      </Link>
    );
  }
  if (!can && mine === null) return null;
  return (
    <Button variant="secondary" size="sm" icon={icon} onClick={() => onWrite(mine ?? 'new')}>
      {t(mine === null ? 'tickets.reviews.write' : 'tickets.reviews.mine')}
    </Button>
  );
}
