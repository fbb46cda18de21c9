import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';

/** The shape of reservations that are on their way. */
export function ReservationsSkeleton({ cards = 4 }: { cards?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      <span className="sr-only">{t('common.loading')}</span>
      {Array.from({ length: cards }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards without identity
        <Card key={card}>
          <Skeleton className="mb-4 h-6 w-24 rounded-full!" />
          <div className="flex gap-4">
            <Skeleton className="aspect-[3/4] w-20 sm:w-24" />
            <div className="flex flex-1 flex-col gap-2.5 pt-1">
              <Skeleton className="h-5 w-4/5" />
              <Skeleton className="h-4 w-3/5" />
              <Skeleton className="h-4 w-2/5" />
            </div>
          </div>
        </Card>
      ))}
    </div>
  );
}
