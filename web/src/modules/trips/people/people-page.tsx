import { getRouteApi } from '@tanstack/react-router';
import { CloudOff, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import type { UsedTrip } from '../editor/store/index.ts';
import { TripGate } from '../editor/trip-gate.tsx';
import { AddCompanion } from './add-companion.tsx';
import { LeaveTrip } from './leave-trip.tsx';
import { LinkList } from './link-list.tsx';
import { PersonRow } from './person-row.tsx';
import { PublishCard } from './publish-card.tsx';
import { ShareDialog } from './share-dialog.tsx';

const route = getRouteApi('/trips/$tripId/people');

/** Who comes along and may do what; the links that lead here; whether everybody may see it. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { tripId } = route.useParams();
  const online = useOnline();
  return (
    <TripGate tripId={tripId} title={t('tripsAround.people.title')}>
      {(trip) => (
        // Nothing of this waits for a network, as edits of the plan do: whoever is let in or sent away must be so at once.
        <fieldset disabled={!online} className="min-w-0">
          {!online && (
            <div className="mb-6">
              <Banner tone="info" icon={<CloudOff aria-hidden="true" />}>
                {t('tripsAround.people.offline')}
              </Banner>
            </div>
          )}
          <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <Members trip={trip} />
            <div className="flex flex-col gap-8">
              {trip.role === 'owner' && <LinkList tripId={tripId} />}
              <PublishCard trip={trip} />
            </div>
          </div>
        </fieldset>
      )}
    </TripGate>
  );
}

const RANK = { owner: 0, editor: 1, viewer: 2, companion: 3 };

function Members({ trip }: { trip: UsedTrip }) {
  const { t } = useTranslation();
  const [isSharing, setSharing] = useState(false);
  const people = trip.people
    .filter(({ leftAt }) => leftAt === null)
    .sort((a, b) => RANK[a.role] - RANK[b.role]);
  return (
    <Section
      title={t('tripsAround.people.count', { count: people.length })}
      action={
        trip.role === 'owner' && (
          <Button
            size="sm"
            icon={<UserPlus aria-hidden="true" className="size-4.5" />}
            onClick={() => setSharing(true)}
          >
            {t('tripsAround.people.invite')}
          </Button>
        )
      }
    >
      <Card className="px-2! py-2! sm:px-3!">
        <ul className="divide-y divide-line/60">
          {people.map((person) => (
            <li key={person.personId}>
              <PersonRow trip={trip} person={person} />
            </li>
          ))}
        </ul>
      </Card>
      {trip.canEdit && <AddCompanion trip={trip} />}
      <LeaveTrip trip={trip} />
      {isSharing && (
        <ShareDialog tripId={trip.tripId} role={trip.role ?? 'viewer'} onClose={() => setSharing(false)} />
      )}
    </Section>
  );
}
