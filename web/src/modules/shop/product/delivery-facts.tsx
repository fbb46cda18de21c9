import { CalendarClock, PackageCheck, Truck, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product, Variant } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';

/** How it comes, what that costs, when, and how many one may have. */
export function DeliveryFacts({ product, variant }: { product: Product; variant: Variant | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shipping, delivery, perMemberLimit } = product;
  // Until one is chosen: what holds for all of them.
  const later = variant ?? (product.variants.length === 1 ? product.variants[0] : undefined);
  const isLater = later?.state === 'pre-order' && later.availableAt !== null;
  return (
    <ul className="flex flex-col gap-2.5 text-[0.95rem]">
      {delivery === 'none' ? (
        <Line icon={<PackageCheck />}>{t('shop.product.noParcel')}</Line>
      ) : (
        <Line icon={<Truck />}>
          {shipping.fee === 0
            ? t('shop.product.freeShipping')
            : t('shop.product.shippingFee', { fee: format.won(shipping.fee) })}
          <span className="block text-sm text-muted">
            {[
              shipping.fee > 0 && shipping.freeFrom !== null
                ? t('shop.product.freeFrom', { amount: format.won(shipping.freeFrom) })
                : null,
              shipping.remoteFee > 0
                ? t('shop.product.remoteFee', { amount: format.won(shipping.remoteFee) })
                : null,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </Line>
      )}
      {isLater && later?.availableAt != null && (
        <Line icon={<CalendarClock />}>
          <span className="font-semibold">
            {t(later.sells === 'pre-order' ? 'shop.product.preOrder' : 'shop.product.backorder', {
              date: format.date(later.availableAt),
            })}
          </span>
        </Line>
      )}
      {perMemberLimit !== null && (
        <Line icon={<UserRound />}>{t('shop.product.limit', { count: perMemberLimit })}</Line>
      )}
    </ul>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-3 [&>svg]:mt-0.5 [&>svg]:size-5 [&>svg]:shrink-0 [&>svg]:text-muted">
      {icon}
      <span>{children}</span>
    </li>
  );
}
