import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { myTripsKey, myTripsQuery, restoreTrip, type TripSummary } from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { TripDays } from './trip-days.tsx';

/** What was thrown away and can still be had back. */
export function DeletedTrips() {
  const { t } = useTranslation();
  const trips = useInfiniteQuery(myTripsQuery('deleted'));
  return (
    <>
      <p className="mb-3 text-muted">{t('tripsAround.home.deletedLead')}</p>
      <PagedList
        query={trips}
        empty={<EmptyState icon={<Trash2 aria-hidden="true" />} title={t('tripsAround.home.noneDeleted')} />}
      >
        {(items) => (
          <ul className="flex flex-col gap-3">
            {items.map((trip) => (
              <li key={trip.tripId}>
                <DeletedTrip trip={trip} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}

function DeletedTrip({ trip }: { trip: TripSummary }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const restore = useCommand({
    name: `trips-restore:${trip.tripId}`,
    run: (_: null, key) => restoreTrip(trip.tripId, key),
    onDone: () => {
      toast(t('tripsAround.home.restored', { title: trip.title }));
      void queryClient.invalidateQueries({ queryKey: myTripsKey });
    },
    onRefused: (error) => toast(errorText(error)),
  });
  return (
    <Card className="flex items-center gap-4 py-4!">
      <div className="min-w-0 flex-1">
        <p className="truncate font-bold">{trip.title}</p>
        <p className="text-sm text-muted">
          <TripDays trip={trip} />
        </p>
      </div>
      <Button
        size="sm"
        variant="secondary"
        loading={restore.busy}
        icon={<RotateCcw aria-hidden="true" className="size-4" />}
        onClick={() => restore.submit(null)}
      >
        {t('tripsAround.home.restore')}
      </Button>
    </Card>
  );
}
