import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/intent.ts';
import { productQuery } from '../../../api/shop.ts';
import { deleteReview, markHelpful, reviewableQuery, reviewsKey } from '../../../api/shop-community.ts';
import type { Review } from '../../../api/shop-types.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { HelpfulButton } from '../../../ui/helpful-button.tsx';
import { Stars } from '../../../ui/stars.tsx';
import { toast } from '../../../ui/toast.tsx';
import { Comments } from './comments.tsx';
import { ReviewPictures } from './review-pictures.tsx';
import { useAuthorName } from './use-author-name.ts';

const actionClass = 'tap rounded-lg px-2 text-sm font-semibold text-muted hover:bg-sunken hover:text-ink';

/** One review: who, what they took, what they say, their pictures, and what others say to it. */
export function ReviewCard({ review }: { review: Review }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const author = useAuthorName()(review.author);
  return (
    <article>
      <header className="flex items-center gap-3">
        <Avatar name={author} />
        <div className="min-w-0">
          <h3 className="truncate text-base font-bold">
            {author}
            {review.isMine && <span className="ml-1.5 text-sm font-medium text-muted">{t('shop.mine')}</span>}
          </h3>
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
            <Stars rating={review.rating} className="size-3.5" />
            <span>{format.date(review.createdAt)}</span>
            {review.isEdited && <span>{t('shop.edited')}</span>}
          </p>
        </div>
      </header>
      {review.choice !== null && <p className="mt-2.5 text-sm text-muted">{local(review.choice)}</p>}
      <p className="mt-2 max-w-3xl whitespace-pre-line">{review.text}</p>
      {review.pictures.length > 0 && <ReviewPictures review={review} />}
      <div className="mt-3 flex flex-wrap items-center gap-1">
        <HelpfulButton
          review={review}
          mark={(isHelpful) => markHelpful(review.reviewId, isHelpful, newKey())}
        />
        <Comments subject={{ kind: 'reviews', id: review.reviewId }} count={review.comments} />
        {review.isMine && <OwnActions review={review} />}
      </div>
    </article>
  );
}

function OwnActions({ review }: { review: Review }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const line = useQuery(reviewableQuery).data?.find((one) => one.review?.reviewId === review.reviewId);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await deleteReview(review.reviewId, newKey());
      toast(t('shop.reviews.deleted'));
      announce(t('shop.reviews.deleted'));
      void queryClient.invalidateQueries({ queryKey: reviewsKey });
      void queryClient.invalidateQueries({ queryKey: productQuery(review.productId).queryKey });
    } catch (error) {
      toast(errorText(error));
    }
    setBusy(false);
    setAsking(false);
  };
  return (
    <span className="ml-auto flex">
      {line !== undefined && (
        <Link
          to="/shop/orders/$orderId/review/$no"
          params={{ orderId: line.orderId, no: String(line.no) }}
          className={`inline-flex items-center ${actionClass}`}
        >
          {t('shop.reviews.edit')}
        </Link>
      )}
      <button type="button" onClick={() => setAsking(true)} className={actionClass}>
        {t('common.remove')}
      </button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('shop.reviews.deleteTitle')}
        description={t('shop.reviews.deleteLead')}
        confirmLabel={t('common.remove')}
        danger
        busy={isBusy}
        onConfirm={() => void remove()}
      />
    </span>
  );
}
