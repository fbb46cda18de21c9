import { getRouteApi } from '@tanstack/react-router';
import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { DatesDialog } from '../editor/days/dates-dialog.tsx';
import { entriesOf, type TripDocument, type UsedTrip } from '../editor/store/index.ts';
import { TripGate } from '../editor/trip-gate.tsx';
import { DeleteTrip } from './delete-trip.tsx';
import { TripDays } from './trip-days.tsx';
import { TripForm } from './trip-form.tsx';

const route = getRouteApi('/trips/$tripId/settings');

/** What is said once for the whole trip, and the way to its end. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { tripId } = route.useParams();
  return (
    <TripGate tripId={tripId} title={t('tripsAround.settings.title')}>
      {(trip, document) => <Settings trip={trip} document={document} />}
    </TripGate>
  );
}

function Settings({ trip, document }: { trip: UsedTrip; document: TripDocument }) {
  const { t } = useTranslation();
  const [areDatesOpen, setDatesOpen] = useState(false);
  const days = entriesOf(document, 'day').length;
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-10">
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-2xl bg-sunken/60 px-5 py-3.5">
        <p>
          <span className="block text-sm font-semibold">{t('tripsAround.settings.dates')}</span>
          <TripDays trip={{ startsOn: document.head.startsOn, days }} />
        </p>
        {trip.canEdit && (
          <Button
            variant="outline"
            size="sm"
            icon={<CalendarDays aria-hidden="true" className="size-4.5" />}
            onClick={() => setDatesOpen(true)}
          >
            {t('tripsAround.settings.changeDates')}
          </Button>
        )}
      </div>
      <TripForm trip={trip} document={document} />
      {areDatesOpen && <DatesDialog trip={trip} onClose={() => setDatesOpen(false)} />}
      {trip.role === 'owner' && <DeleteTrip trip={trip} title={document.head.title} />}
    </div>
  );
}
