import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { reviewableQuery } from '../../../api/shop-community.ts';
import { orderQuery } from '../../../api/shop-orders.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../routes/not-found-page.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Thumb } from '../orders/thumb.tsx';
import { ReviewForm } from './review-form.tsx';

const route = getRouteApi('/member/shop/orders/$orderId/review/$no');

/** Writing about what one has received, or changing what one wrote. */
export function ReviewPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { orderId, no } = route.useParams();
  const order = useQuery(orderQuery(orderId));
  const own = useQuery(reviewableQuery);
  const review = own.data?.find((one) => one.orderId === orderId && one.no === Number(no))?.review ?? null;
  const line = order.data?.lines.find((one) => one.no === Number(no));
  if (hasCode(order.error, 'shop.order-not-found') || (order.data !== undefined && line === undefined)) {
    return <NotFoundPage />;
  }
  const failed = [order, own].find((query) => query.isError || query.fetchStatus === 'paused');
  return (
    <Page
      narrow
      title={t(review === null ? 'shop.reviews.writeTitle' : 'shop.reviews.editTitle')}
      back={
        <Link to="/shop/orders/$orderId" params={{ orderId }} className={backClass}>
          <BackIcon />
          {t('shop.reviews.toOrder')}
        </Link>
      }
    >
      {line !== undefined && own.data !== undefined ? (
        <>
          <div className="mb-8 flex items-center gap-3.5">
            <Thumb picture={line.picture} productId={line.productId} />
            <div className="min-w-0">
              <p className="font-bold">{local(line.name)}</p>
              {line.choice !== null && <p className="text-sm text-muted">{local(line.choice)}</p>}
            </div>
          </div>
          <ReviewForm orderId={orderId} no={line.no} productId={line.productId} review={review} />
        </>
      ) : failed !== undefined ? (
        <ErrorState
          error={failed.error}
          onRetry={() => {
            void order.refetch();
            void own.refetch();
          }}
        />
      ) : (
        <ListSkeleton rows={3} />
      )}
    </Page>
  );
}
