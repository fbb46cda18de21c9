import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeShowReview, performanceQuery, showReviewsKey, writeShowReview } from '../../../api/tickets.ts';
import type { OwnReview, ReviewBody } from '../../../api/tickets-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../ui/focus-invalid.ts';
import { StarInput } from '../../../ui/star-input.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';

const MAX_TEXT = 4000;

type Props = {
  performanceId: string;
  review: Pick<OwnReview, 'reviewId' | 'rating' | 'text'> | null;
  onClose: () => void;
};

/** Stars and words about a show that one has seen. */
export function ReviewDialog({ performanceId, review, onClose }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const queryClient = useQueryClient();
  const [rating, setRating] = useState(review?.rating ?? 0);
  const [text, setText] = useState(review?.text ?? '');
  const [touched, setTouched] = useState(false);
  const command = useCommand({
    name: `show-review:${review?.reviewId ?? performanceId}`,
    run: (body: ReviewBody, key) =>
      review === null
        ? writeShowReview(performanceId, body, key)
        : changeShowReview(review.reviewId, body, key),
    onDone: () => {
      const said = t(review === null ? 'tickets.reviews.sent' : 'tickets.reviews.changed');
      toast(said);
      announce(said);
      void queryClient.invalidateQueries({ queryKey: showReviewsKey });
      void queryClient.invalidateQueries({ queryKey: performanceQuery(performanceId).queryKey });
      onClose();
    },
  });
  const isMissing = text.trim() === '';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTouched(true);
    if (rating === 0 || isMissing) focusFirstInvalid(event.currentTarget);
    else command.submit({ rating, text: text.trim() });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t(review === null ? 'tickets.reviews.writeTitle' : 'tickets.reviews.editTitle')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose} disabled={command.busy}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" form={form} loading={command.busy}>
            {t(review === null ? 'tickets.reviews.send' : 'common.save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-5">
        <StarInput
          value={rating}
          onChange={setRating}
          error={touched && rating === 0 ? t('shop.reviews.rateFirst') : null}
        />
        <TextArea
          label={t('tickets.reviews.text')}
          hint={t('tickets.reviews.textHint')}
          rows={6}
          maxLength={MAX_TEXT}
          value={text}
          error={touched && isMissing ? t('common.required') : null}
          onChange={(event) => setText(event.target.value)}
        />
        <CommandWait command={command} />
        {!command.busy && <FormError error={command.error} />}
      </form>
    </Dialog>
  );
}
