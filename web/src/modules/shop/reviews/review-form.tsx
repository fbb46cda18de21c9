import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { productQuery } from '../../../api/shop.ts';
import { changeReview, reviewsKey, writeReview } from '../../../api/shop-community.ts';
import { ordersKey } from '../../../api/shop-orders.ts';
import type { OwnReview, ReviewBody } from '../../../api/shop-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../ui/focus-invalid.ts';
import { StarInput } from '../../../ui/star-input.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { plainLines } from '../plain-text.ts';
import { PicturesInput, type ReviewPicture } from './pictures-input.tsx';

const MAX_TEXT = 2000;
type Props = { orderId: string; no: number; productId: string; review: OwnReview | null };

/** Stars, words and pictures. */
export function ReviewForm({ orderId, no, productId, review }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [rating, setRating] = useState(review?.rating ?? 0);
  const [text, setText] = useState(review?.text ?? '');
  const [pictures, setPictures] = useState<ReviewPicture[]>([...(review?.pictures ?? [])]);
  const [touched, setTouched] = useState(false);
  const command = useCommand({
    name: `review:${orderId}:${no}`,
    run: (body: ReviewBody, key) =>
      review === null ? writeReview(orderId, no, body, key) : changeReview(review.reviewId, body, key),
    onDone: () => {
      const said = t(review === null ? 'shop.reviews.sent' : 'shop.reviews.changed');
      toast(said);
      announce(said);
      void queryClient.invalidateQueries({ queryKey: reviewsKey });
      void queryClient.invalidateQueries({ queryKey: ordersKey });
      void queryClient.invalidateQueries({ queryKey: productQuery(productId).queryKey });
      void navigate({ to: '/shop/products/$productId', params: { productId }, replace: true });
    },
  });
  const isMissing = text.trim() === '';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTouched(true);
    if (rating === 0 || isMissing) focusFirstInvalid(event.currentTarget);
    else command.submit({ rating, text: plainLines(text), pictures: pictures.map(({ fileId }) => fileId) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-7">
      <StarInput
        value={rating}
        onChange={setRating}
        error={touched && rating === 0 ? t('shop.reviews.rateFirst') : null}
      />
      <TextArea
        label={t('shop.reviews.text')}
        hint={t('shop.reviews.textHint')}
        rows={6}
        maxLength={MAX_TEXT}
        value={text}
        error={touched && isMissing ? t('common.required') : null}
        onChange={(event) => setText(event.target.value)}
      />
      <PicturesInput pictures={pictures} onChange={setPictures} />
      <CommandWait command={command} />
      {!command.busy && <FormError error={command.error} />}
      <Button type="submit" size="lg" loading={command.busy}>
        {t(review === null ? 'shop.reviews.send' : 'common.save')}
      </Button>
    </form>
  );
}
