import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';

/** The shape of a cart that is on its way. */
export function CartSkeleton() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8"
    >
      <span className="sr-only">{t('common.loading')}</span>
      <Card className="divide-y divide-line/70 py-2!">
        {[1, 2, 3].map((row) => (
          <div key={row} className="flex gap-4 py-5">
            <Skeleton className="size-20 rounded-2xl!" />
            <div className="flex flex-1 flex-col gap-2.5 pt-1">
              <Skeleton className="h-4 w-3/5" />
              <Skeleton className="h-3.5 w-1/4" />
              <Skeleton className="mt-2 h-9 w-32" />
            </div>
          </div>
        ))}
      </Card>
      <Card className="flex flex-col gap-4">
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-12 w-full rounded-2xl!" />
      </Card>
    </div>
  );
}
