import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import { cx } from './cx.ts';

/** One star with the mean, and how many have said so: for a card. */
export function RatingLine({ rating, reviews }: { rating: number | null; reviews: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rating === null || reviews === 0) return null;
  return (
    <p className="tnum flex items-center gap-1 text-xs text-muted">
      <Star aria-hidden="true" className="size-3.5 fill-[#e0912f] text-[#e0912f]" />
      <span className="sr-only">{t('shop.ratingOf', { rating: rating.toFixed(1) })}</span>
      <span aria-hidden="true" className="font-semibold text-ink">
        {rating.toFixed(1)}
      </span>
      <span>
        <span aria-hidden="true">({format.number(reviews)})</span>
        <span className="sr-only">
          {t('shop.reviewsCount', { count: reviews, shown: format.number(reviews) })}
        </span>
      </span>
    </p>
  );
}

/** Five stars, filled as far as the rating goes. */
export function Stars({ rating, className }: { rating: number; className?: string }) {
  const { t } = useTranslation();
  const row = (filled: boolean) => (
    <span className="flex w-max">
      {[1, 2, 3, 4, 5].map((star) => (
        <Star
          key={star}
          aria-hidden="true"
          className={cx(
            className ?? 'size-4',
            filled ? 'fill-[#e0912f] text-[#e0912f]' : 'fill-line text-line',
          )}
        />
      ))}
    </span>
  );
  return (
    <span
      role="img"
      aria-label={t('shop.ratingOf', { rating: rating.toFixed(1) })}
      className="relative inline-block w-max"
    >
      {row(false)}
      <span className="absolute inset-0 overflow-hidden" style={{ width: `${(rating / 5) * 100}%` }}>
        {row(true)}
      </span>
    </span>
  );
}
