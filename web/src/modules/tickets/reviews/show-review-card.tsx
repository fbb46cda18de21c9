import { useQueryClient } from '@tanstack/react-query';
import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/intent.ts';
import { deleteShowReview, markShowReview, performanceQuery, showReviewsKey } from '../../../api/tickets.ts';
import type { ShowReview } from '../../../api/tickets-types.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { HelpfulButton } from '../../../ui/helpful-button.tsx';
import { Stars } from '../../../ui/stars.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useShowTime } from '../show-time.ts';

const actionClass = 'tap rounded-lg px-2 text-sm font-semibold text-muted hover:bg-sunken hover:text-ink';

type Props = { review: ShowReview; performanceId: string; onEdit: () => void };

/** One review: who was there, and what they say. */
export function ShowReviewCard({ review, performanceId, onEdit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const show = useShowTime();
  const { author } = review;
  const name = author.isFormer ? t('shop.former') : author.name;
  return (
    <article>
      <header className="flex items-center gap-3">
        <Avatar name={name} />
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-x-2 text-base font-bold">
            {name}
            {review.isMine && <span className="text-sm font-medium text-muted">{t('shop.mine')}</span>}
            <span className="inline-flex items-center gap-1 text-xs font-semibold text-good">
              <BadgeCheck aria-hidden="true" className="size-4" />
              {t('tickets.reviews.attended')}
            </span>
          </h3>
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
            <Stars rating={review.rating} className="size-3.5" />
            <span>{format.date(review.createdAt)}</span>
            {review.seenAt !== null && (
              <span>{t('tickets.reviews.seen', { when: show.day(review.seenAt) })}</span>
            )}
            {review.isEdited && <span>{t('shop.edited')}</span>}
          </p>
        </div>
      </header>
      <p className="mt-2.5 max-w-3xl whitespace-pre-line">{review.text}</p>
      <div className="mt-3 flex flex-wrap items-center gap-1">
        <HelpfulButton
          review={review}
          mark={(isHelpful) => markShowReview(review.reviewId, isHelpful, newKey())}
        />
        {review.isMine && <OwnActions review={review} performanceId={performanceId} onEdit={onEdit} />}
      </div>
    </article>
  );
}

function OwnActions({ review, performanceId, onEdit }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await deleteShowReview(review.reviewId, newKey());
      toast(t('tickets.reviews.deleted'));
      announce(t('tickets.reviews.deleted'));
      void queryClient.invalidateQueries({ queryKey: showReviewsKey });
      void queryClient.invalidateQueries({ queryKey: performanceQuery(performanceId).queryKey });
    } catch (error) {
      toast(errorText(error));
    }
    setBusy(false);
    setAsking(false);
  };
  return (
    <span className="ml-auto flex">
      <button type="button" onClick={onEdit} className={actionClass}>
        {t('shop.reviews.edit')}
      </button>
      <button type="button" onClick={() => setAsking(true)} className={actionClass}>
        {t('common.remove')}
      </button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('tickets.reviews.deleteTitle')}
        description={t('tickets.reviews.deleteLead')}
        confirmLabel={t('common.remove')}
        danger
        busy={isBusy}
        onConfirm={() => void remove()}
      />
    </span>
  );
}
