import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { EyeOff, Star } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminShowReviewsQuery, deskKey, moderateShowReview } from '../../../api/tickets-desk.ts';
import type { AdminReview } from '../../../api/tickets-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { ReviewsAddress } from './addresses.ts';

const route = getRouteApi('/admin/tickets/reviews');
const ALL = 'all';

/** What members say of shows where everybody reads it; what breaks the house rules is taken off, with a reason. */
export function AdminShowReviewsPage() {
  const { t } = useTranslation();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { status, rating } = address;
  const reviews = useInfiniteQuery(adminShowReviewsQuery({ status, rating }));
  const choose = (change: ReviewsAddress) =>
    void navigate({ search: change, replace: true, resetScroll: false });
  return (
    <Page title={t('ticketsDesk.reviews.title')} lead={t('ticketsDesk.reviews.lead')}>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-3">
        <Segmented
          label={t('ticketsDesk.reviews.status')}
          value={status ?? ALL}
          onChange={(next) =>
            choose({
              ...(rating !== undefined && { rating }),
              ...((next === 'shown' || next === 'hidden') && { status: next }),
            })
          }
          tabs={[
            { value: ALL, label: t('ticketsDesk.reviews.all') },
            { value: 'shown', label: t('ticketsDesk.reviews.shown') },
            { value: 'hidden', label: t('ticketsDesk.reviews.hidden') },
          ]}
        />
        <Select
          label={t('ticketsDesk.reviews.rating')}
          value={rating ?? ''}
          onChange={({ target: { value } }) =>
            choose({ ...(status !== undefined && { status }), ...(value !== '' && { rating: value }) })
          }
          options={[
            { value: '', label: t('ticketsDesk.reviews.all') },
            ...['1', '2', '3', '4', '5'].map((value) => ({
              value,
              label: t('ticketsDesk.reviews.stars', { count: Number(value) }),
            })),
          ]}
        />
      </div>
      <PagedList
        query={reviews}
        empty={<EmptyState icon={<Star aria-hidden="true" />} title={t('ticketsDesk.reviews.none')} />}
      >
        {(items) => (
          <ul className="flex flex-col gap-3">
            {items.map((review) => (
              <ReviewItem key={review.reviewId} review={review} />
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}

function ReviewItem({ review }: { review: AdminReview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const [isModerating, setModerating] = useState(false);
  const { reviewId, performanceId } = review;
  const isHidden = review.status === 'hidden';
  return (
    <li className="rounded-2xl border border-line bg-surface p-4 sm:p-5">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm text-muted">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2">
          <Link
            to="/tickets/performances/$performanceId"
            params={{ performanceId }}
            className="tap inline-flex items-center font-semibold text-ink hover:underline"
          >
            {local(review.performanceTitle)}
          </Link>
          {isHidden && <Badge tone="warn">{t('ticketsDesk.reviews.hidden')}</Badge>}
        </p>
        <p>
          {review.memberName} · <time dateTime={review.createdAt}>{format.dateTime(review.createdAt)}</time>
        </p>
      </div>
      <div className={isHidden ? 'opacity-60' : undefined}>
        <p
          role="img"
          aria-label={t('ticketsDesk.reviews.stars', { count: review.rating })}
          className="tracking-widest text-warn"
        >
          {'★'.repeat(review.rating)}
          <span className="text-line-strong">{'★'.repeat(5 - review.rating)}</span>
        </p>
        <p className="mt-1 whitespace-pre-line">{review.text}</p>
      </div>
      <Button
        size="sm"
        variant="ghost"
        className="mt-2 -ml-3"
        icon={<EyeOff aria-hidden="true" className="size-4.5" />}
        onClick={() => setModerating(true)}
      >
        {t(isHidden ? 'ticketsDesk.reviews.show' : 'ticketsDesk.reviews.hide')}
      </Button>
      {isModerating && (
        <ActDialog
          name={`show-review:${reviewId}:${isHidden ? 'show' : 'hide'}`}
          title={t(isHidden ? 'ticketsDesk.reviews.showTitle' : 'ticketsDesk.reviews.hideTitle')}
          lead={t(isHidden ? 'ticketsDesk.reviews.showLead' : 'ticketsDesk.reviews.hideLead')}
          confirmLabel={t(isHidden ? 'ticketsDesk.reviews.show' : 'ticketsDesk.reviews.hide')}
          danger={!isHidden}
          withReason
          refresh={deskKey}
          body={(reason) => ({ reason })}
          run={(body: { reason: string }, key) => moderateShowReview(reviewId, !isHidden, body, key)}
          done={t(isHidden ? 'ticketsDesk.reviews.shownNow' : 'ticketsDesk.reviews.hiddenNow')}
          onClose={() => setModerating(false)}
        />
      )}
    </li>
  );
}
