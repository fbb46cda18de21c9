import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Luggage } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../../api/hooks.ts';
import { newKey } from '../../../api/intent.ts';
import { readTrip, tripKey } from '../../../api/trips.ts';
import { myTripsQuery, type TripSummary } from '../../../api/trips-around.ts';
import { addPlaceToTrip, type Place } from '../../../api/trips-places.ts';
import type { EditAnswer, EditBody, TripAnswer } from '../../../api/trips-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/field.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState, FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { addItem } from '../editor/items/new-entry.ts';
import { dayAfter, useTripDates } from '../home/trip-dates.ts';

type Props = { place: Place; onClose: () => void };

/** Puts a place into one of one's trips: on a day, or among the ideas. */
export function AddToTrip({ place, onClose }: Props) {
  const { t } = useTranslation();
  const isMember = useAccount() !== null;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('tripsPlaces.toTrip.title')}>
      {isMember ? <Choosing place={place} onClose={onClose} /> : <SignInFirst place={place} />}
    </Dialog>
  );
}

function SignInFirst({ place }: { place: Place }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<Luggage aria-hidden="true" />}
      title={t('tripsPlaces.toTrip.signIn')}
      action={
        <Link
          to="/sign-in"
          search={{ next: `/trips/places/${place.placeId}` }}
          className={buttonClass('primary')}
        >
          {t('shell.signIn')}
        </Link>
      }
    />
  );
}

function Choosing({ place, onClose }: Props) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(myTripsQuery('active'));
  const trips = query.data?.pages
    .flatMap(({ items }) => items)
    .filter(({ role }) => role === 'owner' || role === 'editor');
  const [chosen, setChosen] = useState<string>();
  if (trips === undefined) {
    return query.isError || query.fetchStatus === 'paused' ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <ListSkeleton rows={2} />
    );
  }
  const trip = trips.find(({ tripId }) => tripId === chosen) ?? trips[0];
  if (trip === undefined) {
    return (
      <EmptyState
        icon={<Luggage aria-hidden="true" />}
        title={t('tripsPlaces.toTrip.noTrips')}
        action={
          <Link to={'/trips' as string} className={buttonClass('primary')}>
            {t('tripsPlaces.toTrip.make')}
          </Link>
        }
      >
        {t('tripsPlaces.toTrip.noTripsLead')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Select
        label={t('tripsPlaces.toTrip.trip')}
        value={trip.tripId}
        onChange={({ target }) => setChosen(target.value)}
        options={trips.map(({ tripId, title }) => ({ value: tripId, label: title }))}
      />
      <DayOf key={trip.tripId} trip={trip} place={place} onClose={onClose} />
    </div>
  );
}

const IDEAS = '';

function DayOf({ trip, place, onClose }: Props & { trip: TripSummary }) {
  const { t } = useTranslation();
  const local = useLocal();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const dates = useTripDates();
  const document = useQuery({
    queryKey: [...tripKey(trip.tripId), 'days'],
    queryFn: () => readTrip(trip.tripId),
    staleTime: 0,
  });
  const [dayId, setDayId] = useState<string>();
  // One id for one wish: pressed again, it is the same entry.
  const [entryId] = useState(() => newKey().slice(0, 20));
  const [client] = useState(() => newKey().slice(0, 20));
  const command = useCommand<EditBody, EditAnswer>({
    name: `trip-add-place:${trip.tripId}:${place.placeId}`,
    run: (body, key) => addPlaceToTrip(trip.tripId, body, key),
    onDone: () => {
      const text = t('tripsPlaces.toTrip.added', { trip: trip.title });
      announce(text);
      toast(text, {
        action: {
          label: t('tripsPlaces.toTrip.see'),
          onClick: () => void navigate({ to: `/trips/${trip.tripId}` as string }),
        },
      });
      void queryClient.invalidateQueries({ queryKey: tripKey(trip.tripId) });
      onClose();
    },
  });
  if (document.data === undefined) {
    return document.isError || document.fetchStatus === 'paused' ? (
      <ErrorState error={document.error} onRetry={() => void document.refetch()} />
    ) : (
      <ListSkeleton rows={1} />
    );
  }
  const days = daysOf(document.data);
  const on = dayId ?? days[0]?.id ?? IDEAS;
  const { sequence, head } = document.data;
  return (
    <>
      <Select
        label={t('tripsPlaces.toTrip.day')}
        value={on}
        onChange={({ target }) => setDayId(target.value)}
        options={[
          ...days.map(({ id, fields }, at) => ({
            value: id,
            label: [
              t('tripsPlaces.toTrip.nth', { day: at + 1 }),
              head.startsOn !== null && dates.day(dayAfter(head.startsOn, at)),
              fields.title,
            ]
              .filter(Boolean)
              .join(' · '),
          })),
          { value: IDEAS, label: t('tripsPlaces.toTrip.ideas') },
        ]}
      />
      <FormError error={command.error} />
      <CommandWait command={command} />
      <Button
        loading={command.state.phase === 'running'}
        onClick={() => {
          const last = itemsOn(document.data, on === IDEAS ? null : on).at(-1);
          const added = addItem(
            {
              title: local(place.name),
              placeId: place.placeId,
              spot: { lat: place.lat, lng: place.lng },
              address: place.address,
              type: place.kind === 'lodging' ? 'stay' : 'place',
            },
            { dayId: on === IDEAS ? null : on, after: last?.id ?? null },
          );
          command.submit({ seen: sequence, client, changes: [{ ...added, id: entryId }] });
        }}
      >
        {t('tripsPlaces.toTrip.add')}
      </Button>
    </>
  );
}

const byPosition = (one: { position: string }, other: { position: string }): number =>
  one.position < other.position ? -1 : one.position > other.position ? 1 : 0;

const daysOf = ({ entries }: TripAnswer) =>
  entries.flatMap((entry) => (entry.kind === 'day' ? [entry] : [])).toSorted(byPosition);

const itemsOn = ({ entries }: TripAnswer, dayId: string | null) =>
  entries.filter((entry) => entry.kind === 'item' && entry.dayId === dayId).toSorted(byPosition);
