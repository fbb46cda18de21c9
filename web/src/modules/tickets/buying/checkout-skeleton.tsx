import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../../ui/skeleton.tsx';

/** The shape of a checkout that is on its way. */
export function CheckoutSkeleton() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-8"
    >
      <span className="sr-only">{t('common.loading')}</span>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-56 rounded-3xl!" />
        <Skeleton className="h-28 rounded-3xl!" />
        <Skeleton className="h-48 rounded-3xl!" />
      </div>
      <Skeleton className="h-72 rounded-3xl!" />
    </div>
  );
}
