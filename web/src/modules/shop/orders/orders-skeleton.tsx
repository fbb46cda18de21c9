import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';

/** The shape of orders that are on their way. */
export function OrdersSkeleton({ cards = 3 }: { cards?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">{t('common.loading')}</span>
      {Array.from({ length: cards }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards without identity
        <Card key={card}>
          <Skeleton className="mb-5 h-5 w-40" />
          <div className="flex gap-4">
            <Skeleton className="size-20 rounded-2xl!" />
            <div className="flex flex-1 flex-col gap-2.5 pt-1">
              <Skeleton className="h-4 w-3/5" />
              <Skeleton className="h-3.5 w-1/3" />
            </div>
          </div>
        </Card>
      ))}
    </div>
  );
}
