import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MapPinPlus, Pencil, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/intent.ts';
import {
  addOwnPlace,
  ownPlacesKey,
  ownPlacesQuery,
  type Place,
  removeOwnPlace,
  type Spot,
} from '../../../api/trips-places.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { TripsNav } from '../home/trips-nav.tsx';
import type { MapFocus, MapPin } from '../map/map-types.ts';
import { TripMap } from '../map/trip-map.tsx';
import { OwnPlaceDialog } from './own-place-dialog.tsx';
import { bodyOf } from './own-place-draft.ts';
import { PlaceRow } from './place-row.tsx';
import { PlaceRowsSkeleton } from './place-rows-skeleton.tsx';

const COUNTRY: MapFocus = { on: 'country' };
const PINS: MapFocus = { on: 'pins' };

/** Places that somebody has added for themselves. */
export function MyPlacesPage() {
  const { t } = useTranslation();
  const query = useQuery(ownPlacesQuery);
  const items = query.data?.items;
  const [editing, setEditing] = useState<Place | { spot: Spot | null } | null>(null);
  const add = (
    <Button icon={<Plus aria-hidden="true" className="size-5" />} onClick={() => setEditing({ spot: null })}>
      {t('tripsPlaces.own.add')}
    </Button>
  );
  return (
    <Page
      wide
      title={t('tripsPlaces.own.title')}
      lead={t('tripsPlaces.own.lead')}
      action={items?.length ? add : undefined}
    >
      <TripsNav />
      {items === undefined ? (
        query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <PlaceRowsSkeleton />
        )
      ) : items.length === 0 ? (
        <EmptyState icon={<MapPinPlus aria-hidden="true" />} title={t('tripsPlaces.own.none')} action={add}>
          {t('tripsPlaces.own.noneLead')}
        </EmptyState>
      ) : (
        <OwnPlaces items={items} onEdit={setEditing} />
      )}
      {editing !== null && (
        <OwnPlaceDialog
          place={'placeId' in editing ? editing : null}
          spot={'placeId' in editing ? { lat: editing.lat, lng: editing.lng } : editing.spot}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}

type OwnPlacesProps = {
  items: readonly Place[];
  onEdit: (editing: Place | { spot: Spot | null }) => void;
};

function OwnPlaces({ items, onEdit }: OwnPlacesProps) {
  const { t } = useTranslation();
  const local = useLocal();
  const remove = useRemove();
  const [selected, setSelected] = useState<string | null>(null);
  const pins = useMemo<MapPin[]>(
    () =>
      items.map(({ placeId, lat, lng, name, kind }) => ({ id: placeId, lat, lng, name: local(name), kind })),
    [items, local],
  );
  return (
    <div className="grid grid-cols-1 items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,27rem)_minmax(0,1fr)]">
      <TripMap
        label={t('tripsPlaces.own.mapLabel')}
        pins={pins}
        selected={selected}
        onSelect={setSelected}
        onSpot={(spot) => onEdit({ spot })}
        focus={pins.length === 0 ? COUNTRY : PINS}
        gather={44}
        className="-mx-5 h-[40dvh] min-h-72 sm:mx-0 sm:rounded-3xl lg:sticky lg:top-20 lg:order-2 lg:h-[calc(100dvh-12rem)]"
      />
      <ul aria-label={t('tripsPlaces.own.title')} className="-mx-2.5 flex min-w-0 flex-col gap-1 lg:order-1">
        {items.map((place) => {
          const name = local(place.name);
          return (
            <li key={place.placeId} className="flex items-start">
              <PlaceRow place={place} open={null} isMarked={place.placeId === selected}>
                {(content, className) => (
                  <Link to="/trips/places/$placeId" params={{ placeId: place.placeId }} className={className}>
                    {content}
                  </Link>
                )}
              </PlaceRow>
              <span className="flex shrink-0 pt-2">
                <IconButton
                  label={t('tripsPlaces.own.edit', { name })}
                  icon={<Pencil aria-hidden="true" />}
                  onClick={() => onEdit(place)}
                />
                <IconButton
                  label={t('tripsPlaces.own.remove', { name })}
                  icon={<Trash2 aria-hidden="true" />}
                  onClick={() => void remove(place)}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Takes a place away at once; as long as the word about it stands, it can be had back. */
function useRemove(): (place: Place) => Promise<void> {
  const { t } = useTranslation();
  const local = useLocal();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ownPlacesKey });
  const say = (text: string) => {
    announce(text);
    toast(text);
  };
  const restore = async (place: Place) => {
    try {
      await addOwnPlace(bodyOf(place), newKey());
      say(t('tripsPlaces.own.restored'));
    } catch (error) {
      say(errorText(error));
    }
    await readAgain();
  };
  return async (place) => {
    queryClient.setQueryData(ownPlacesQuery.queryKey, (before) =>
      before === undefined
        ? undefined
        : { ...before, items: before.items.filter(({ placeId }) => placeId !== place.placeId) },
    );
    try {
      await removeOwnPlace(place.placeId, newKey());
      const text = t('tripsPlaces.own.removed', { name: local(place.name) });
      announce(text);
      toast(text, {
        duration: 8_000,
        action: { label: t('tripsPlaces.own.undo'), onClick: () => void restore(place) },
      });
    } catch (error) {
      say(errorText(error));
    }
    await readAgain();
  };
}
