import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PackageX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasCode, isApiError } from '../../../api/error.ts';
import { type Product, productQuery } from '../../../api/shop.ts';
import { useLiveProduct } from '../../../api/use-live-product.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { InquiryList } from '../inquiries/inquiry-list.tsx';
import { CommentList } from '../reviews/comments.tsx';
import { ReviewList } from '../reviews/review-list.tsx';
import { About } from './about.tsx';
import { BuyBar } from './buy-bar.tsx';
import { BuyBox } from './buy-box.tsx';
import { DeliveryFacts } from './delivery-facts.tsx';
import { DropPanel } from './drop-panel.tsx';
import { Gallery } from './gallery.tsx';
import { ProductHead, ProductPath } from './product-head.tsx';
import { ProductSection, ProductTabs } from './product-sections.tsx';
import { useChoice } from './use-choice.ts';
import { useSoldOutSaid } from './use-sold-out-said.ts';

const route = getRouteApi('/shop/products/$productId');

export function ProductPage() {
  const { t } = useTranslation();
  const { productId } = route.useParams();
  // Before the first answer: what is told while it is on its way must be heard.
  useLiveProduct(productId);
  const product = useQuery(productQuery(productId));
  const local = useLocal();
  return (
    <Page wide hideTitle title={product.data === undefined ? t('shop.title') : local(product.data.name)}>
      {product.data !== undefined ? (
        <ProductView key={productId} product={product.data} />
      ) : hasCode(product.error, 'shop.product-not-found') ||
        (isApiError(product.error) && product.error.status === 400) ? (
        <NoProduct />
      ) : product.isError || product.fetchStatus === 'paused' ? (
        <ErrorState error={product.error} onRetry={() => void product.refetch()} />
      ) : (
        <ProductSkeleton />
      )}
    </Page>
  );
}

const topClass = 'grid grid-cols-1 items-start gap-x-12 gap-y-6 md:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]';

function ProductView({ product }: { product: Product }) {
  const format = useFormat();
  const choice = useChoice(product);
  useSoldOutSaid(choice.variant);
  const isGone = choice.state === 'sold-out' || choice.state === 'ended';
  const isDrop = product.isDrop || choice.state === 'opens';
  return (
    <>
      <ProductPath product={product} />
      <div className={topClass}>
        <Gallery product={product} isFaded={isGone} />
        <div className="flex flex-col gap-6 md:sticky md:top-20">
          <ProductHead product={product} variant={choice.variant} />
          {isDrop ? (
            <DropPanel product={product} choice={choice} />
          ) : (
            <div className="hidden md:block">
              <BuyBox product={product} choice={choice} />
            </div>
          )}
          <div className="border-t border-line pt-5">
            <DeliveryFacts product={product} variant={choice.variant} />
          </div>
        </div>
      </div>
      <ProductTabs counts={{ ...(product.reviews > 0 && { reviews: format.number(product.reviews) }) }} />
      <ProductSection name="about">
        <About product={product} />
      </ProductSection>
      <ReviewList product={product} />
      <ProductSection name="comments">
        <CommentList subject={{ kind: 'products', id: product.productId }} />
      </ProductSection>
      <InquiryList product={product} />
      {/* What stands over the end of the page must not hide it. */}
      <div aria-hidden="true" className="h-20 md:hidden" />
      {!isDrop && <BuyBar product={product} choice={choice} />}
    </>
  );
}

function NoProduct() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<PackageX aria-hidden="true" />}
      title={t('shop.product.gone')}
      action={
        <Link to="/shop" className={buttonClass('primary')}>
          {t('shop.toShop')}
        </Link>
      }
    >
      {t('shop.product.goneLead')}
    </EmptyState>
  );
}

function ProductSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status">
      <span className="sr-only">{t('common.loading')}</span>
      <Skeleton className="-mt-3 mb-4 h-9 w-48 sm:-mt-4" />
      <div className={topClass}>
        <Skeleton className="-mx-5 aspect-square rounded-none! sm:mx-0 sm:rounded-3xl!" />
        <div className="flex flex-col gap-4">
          <Skeleton className="h-5 w-24" />
          <Skeleton className="h-8 w-4/5" />
          <Skeleton className="h-6 w-3/5" />
          <Skeleton className="h-10 w-44" />
          <Skeleton className="h-28" />
          <Skeleton className="h-14" />
        </div>
      </div>
    </div>
  );
}
