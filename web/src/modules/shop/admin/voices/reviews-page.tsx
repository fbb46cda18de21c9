import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { EyeOff, MessageSquareText, Star } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminComment, AdminReview } from '../../../../api/shop-admin-types.ts';
import { adminCommentsQuery, adminReviewsQuery, type Voice } from '../../../../api/shop-admin-voices.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { PictureImage } from '../../../../ui/picture-image.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import { ModerateDialog } from './moderate-dialog.tsx';
import type { ReviewsAddress } from './voices-address.ts';

const route = getRouteApi('/admin/shop/reviews');

/** What members say where everybody reads it; what breaks the house rules is taken off, with a reason. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (change: ReviewsAddress) =>
    void navigate({ search: change, replace: true, resetScroll: false });
  const { status } = address;
  const statusOf = (value: string | undefined): Pick<ReviewsAddress, 'status'> =>
    value === 'shown' || value === 'hidden' ? { status: value } : {};
  return (
    <Page title={t('shopAdmin.voices.title')} lead={t('shopAdmin.voices.lead')}>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-3">
        <Segmented
          label={t('shopAdmin.voices.kind')}
          value={address.kind ?? 'reviews'}
          onChange={(kind) => choose({ ...(kind === 'comments' && { kind }), ...statusOf(status) })}
          tabs={(['reviews', 'comments'] as const).map((value) => ({
            value,
            label: t(`shopAdmin.voices.kinds.${value}`),
          }))}
        />
        <div className="flex flex-wrap gap-3">
          <Select
            label={t('shopAdmin.orders.status')}
            value={status ?? ''}
            onChange={({ target: { value } }) => {
              const { status: _, ...others } = address;
              choose({ ...others, ...statusOf(value) });
            }}
            options={[
              { value: '', label: t('shopAdmin.voices.all') },
              { value: 'shown', label: t('shopAdmin.voices.shown') },
              { value: 'hidden', label: t('shopAdmin.voices.hidden') },
            ]}
          />
          {address.kind === undefined && (
            <Select
              label={t('shopAdmin.voices.rating')}
              value={address.rating ?? ''}
              onChange={({ target: { value } }) => {
                const { rating: _, ...others } = address;
                choose({ ...others, ...(value !== '' && { rating: value }) });
              }}
              options={[
                { value: '', label: t('shopAdmin.voices.all') },
                ...['1', '2', '3', '4', '5'].map((value) => ({
                  value,
                  label: t('shopAdmin.voices.stars', { count: Number(value) }),
                })),
              ]}
            />
          )}
        </div>
      </div>
      {address.kind === 'comments' ? <Comments address={address} /> : <Reviews address={address} />}
    </Page>
  );
}

const listClass = 'flex flex-col gap-3';

function Reviews({ address: { status, rating } }: { address: ReviewsAddress }) {
  const { t } = useTranslation();
  const reviews = useInfiniteQuery(adminReviewsQuery({ status, rating }));
  return (
    <PagedList
      query={reviews}
      empty={<EmptyState icon={<Star aria-hidden="true" />} title={t('shopAdmin.voices.noReviews')} />}
    >
      {(items: AdminReview[]) => (
        <ul className={listClass}>
          {items.map((review) => (
            <VoiceCard key={review.reviewId} voice="reviews" id={review.reviewId} said={review}>
              <p
                role="img"
                aria-label={t('shopAdmin.voices.stars', { count: review.rating })}
                className="tracking-widest text-warn"
              >
                {'★'.repeat(review.rating)}
                <span className="text-line-strong">{'★'.repeat(5 - review.rating)}</span>
              </p>
              <p className="mt-1 whitespace-pre-line">
                {review.text === '' ? (
                  <span className="text-muted">{t('shopAdmin.voices.emptied')}</span>
                ) : (
                  review.text
                )}
              </p>
              {review.pictures.length > 0 && (
                <ul className="mt-2 flex flex-wrap gap-2">
                  {review.pictures.map((picture, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of one review keep their order
                    <li key={index}>
                      <PictureImage
                        picture={picture}
                        sizes="6rem"
                        alt={t('shopAdmin.voices.picture', { place: index + 1 })}
                        className="size-24 rounded-xl bg-sunken object-cover"
                      />
                    </li>
                  ))}
                </ul>
              )}
            </VoiceCard>
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function Comments({ address: { status } }: { address: ReviewsAddress }) {
  const { t } = useTranslation();
  const comments = useInfiniteQuery(adminCommentsQuery({ status }));
  return (
    <PagedList
      query={comments}
      empty={
        <EmptyState
          icon={<MessageSquareText aria-hidden="true" />}
          title={t('shopAdmin.voices.noComments')}
        />
      }
    >
      {(items: AdminComment[]) => (
        <ul className={listClass}>
          {items.map((comment) => (
            <VoiceCard key={comment.commentId} voice="comments" id={comment.commentId} said={comment}>
              <p className="text-sm text-muted">{t(`shopAdmin.voices.on.${comment.subject.kind}`)}</p>
              <p className="whitespace-pre-line">{comment.text}</p>
            </VoiceCard>
          ))}
        </ul>
      )}
    </PagedList>
  );
}

type CardProps = {
  voice: Voice;
  id: string;
  said: Pick<AdminReview, 'productId' | 'productName' | 'memberName' | 'createdAt' | 'status'>;
  children: ReactNode;
};

function VoiceCard({ voice, id, said, children }: CardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const [isModerating, setModerating] = useState(false);
  const isHidden = said.status === 'hidden';
  return (
    <li className="rounded-2xl border border-line bg-surface p-4 sm:p-5">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm text-muted">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2">
          <Link
            to="/admin/shop/products/$productId"
            params={{ productId: said.productId }}
            className="tap inline-flex items-center font-semibold text-ink hover:underline"
          >
            {say(said.productName)}
          </Link>
          {isHidden && <Badge tone="warn">{t('shopAdmin.voices.hidden')}</Badge>}
        </p>
        <p>
          {said.memberName} · <time dateTime={said.createdAt}>{format.dateTime(said.createdAt)}</time>
        </p>
      </div>
      <div className={isHidden ? 'opacity-60' : undefined}>{children}</div>
      <Button
        size="sm"
        variant="ghost"
        className="mt-2 -ml-3"
        icon={<EyeOff aria-hidden="true" className="size-4.5" />}
        onClick={() => setModerating(true)}
      >
        {t(isHidden ? 'shopAdmin.voices.show' : 'shopAdmin.voices.hide')}
      </Button>
      {isModerating && (
        <ModerateDialog voice={voice} id={id} isHidden={isHidden} onClose={() => setModerating(false)} />
      )}
    </li>
  );
}
