import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { MessageSquareText, PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import { type ShowReviewFilter, showReviewsQuery } from '../../../api/tickets.ts';
import type { Performance, ReviewSort, ShowReview } from '../../../api/tickets-types.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { PageSection } from '../../../ui/page-sections.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { RatingSummary } from '../../../ui/rating-summary.tsx';
import { SortMenu } from '../../../ui/sort-menu.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import { ShowReviewCard } from './show-review-card.tsx';

const SORTS: readonly ReviewSort[] = ['helpful', 'newest', 'rating-desc', 'rating-asc'];

/** What those say who were there. */
export function ShowReviews({ performance }: { performance: Performance }) {
  const { t } = useTranslation();
  const { performanceId } = performance;
  const [filter, setFilter] = useState<ShowReviewFilter>({ sort: 'helpful' });
  const [edited, setEdited] = useState<ShowReview | 'new' | null>(null);
  const query = useInfiniteQuery(showReviewsQuery(performanceId, filter));
  const first = query.data?.pages[0];
  const summary = first?.summary;
  return (
    <PageSection
      name="reviews"
      title={t('tickets.show.section.reviews')}
      action={<WriteButton mine={first?.mine ?? null} can={first?.canReview ?? null} onWrite={setEdited} />}
    >
      {summary !== undefined && summary.count > 0 && (
        <>
          <RatingSummary
            summary={summary}
            chosen={filter.rating}
            onChoose={(rating) => setFilter({ ...filter, rating })}
          />
          <div className="mt-6 mb-2 flex justify-end">
            <SortMenu
              label={t('search.sort')}
              value={filter.sort}
              onChange={(sort) => setFilter({ ...filter, sort })}
              options={SORTS.map((value) => ({ value, label: t(`tickets.reviews.sorts.${value}`) }))}
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
            filter.rating === undefined ? (
              <EmptyState icon={<MessageSquareText aria-hidden="true" />} title={t('tickets.reviews.none')}>
                {t('tickets.reviews.noneLead')}
              </EmptyState>
            ) : (
              <EmptyState
                icon={<MessageSquareText aria-hidden="true" />}
                title={t('tickets.reviews.noneFiltered')}
                action={
                  <Button variant="secondary" size="sm" onClick={() => setFilter({ sort: filter.sort })}>
                    {t('shop.reviews.all')}
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
  mine: ShowReview | null;
  /** null: nobody has said yet. */
  can: boolean | null;
  onWrite: (review: ShowReview | 'new') => void;
};

/** Whoever has written already changes that; the others write, and are told if they were not there. */
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
  if (session.status !== 'member' || (can === false && mine === null)) return null;
  return (
    <Button variant="secondary" size="sm" icon={icon} onClick={() => onWrite(mine ?? 'new')}>
      {t(mine === null ? 'tickets.reviews.write' : 'tickets.reviews.mine')}
    </Button>
  );
}
