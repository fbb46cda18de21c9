import { useInfiniteQuery } from '@tanstack/react-query';
import { MessageSquareText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../api/shop.ts';
import { type ReviewFilter, reviewsQuery } from '../../../api/shop-community.ts';
import type { ReviewSort } from '../../../api/shop-types.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { PagedList } from '../../../ui/paged-list.tsx';
import { RatingSummary } from '../../../ui/rating-summary.tsx';
import { SortMenu } from '../../../ui/sort-menu.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { ProductSection } from '../product/product-sections.tsx';
import { ReviewCard } from './review-card.tsx';

const sorts: readonly ReviewSort[] = ['helpful', 'newest', 'rating-desc', 'rating-asc'];

/** What those say who have bought it. */
export function ReviewList({ product }: { product: Product }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<ReviewFilter>({ sort: 'helpful', withPictures: false });
  const query = useInfiniteQuery(reviewsQuery(product.productId, filter));
  const summary = query.data?.pages[0]?.summary;
  const isFiltered = filter.withPictures || filter.rating !== undefined;
  return (
    <ProductSection name="reviews">
      {summary !== undefined && summary.count > 0 && (
        <>
          <RatingSummary
            summary={summary}
            chosen={filter.rating}
            onChoose={(rating) => setFilter({ ...filter, rating })}
          />
          <div className="mt-6 mb-2 flex flex-wrap items-center gap-2">
            <button
              type="button"
              aria-pressed={filter.withPictures}
              onClick={() => setFilter({ ...filter, withPictures: !filter.withPictures })}
              className="tap mr-auto rounded-full border border-line bg-surface px-4 text-sm font-semibold text-muted hover:text-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper"
            >
              {t('shop.reviews.withPictures')}
            </button>
            <SortMenu
              label={t('search.sort')}
              value={filter.sort}
              onChange={(sort) => setFilter({ ...filter, sort })}
              options={sorts.map((value) => ({ value, label: t(`shop.reviews.sorts.${value}`) }))}
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
            isFiltered ? (
              <EmptyState
                icon={<MessageSquareText aria-hidden="true" />}
                title={t('shop.reviews.noneFiltered')}
                action={
                  <Button
                    variant="secondary"
                    size="sm"
                    onClick={() => setFilter({ sort: filter.sort, withPictures: false })}
                  >
                    {t('shop.reviews.all')}
                  </Button>
                }
              />
            ) : (
              <EmptyState icon={<MessageSquareText aria-hidden="true" />} title={t('shop.reviews.none')}>
                {t('shop.reviews.noneLead')}
              </EmptyState>
            )
          }
        >
          {(items) => (
            <ul className="divide-y divide-line">
              {items.map((review) => (
                <li key={review.reviewId} className="py-6">
                  <ReviewCard review={review} />
                </li>
              ))}
            </ul>
          )}
        </PagedList>
      </div>
    </ProductSection>
  );
}
