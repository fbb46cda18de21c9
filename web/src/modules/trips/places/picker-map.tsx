import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Spot } from '../../../api/trips-places.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import type { MapPin } from '../map/map-types.ts';
import { TripMap } from '../map/trip-map.tsx';
import { type PickedPlace, pickedOf } from './picked-place.ts';
import type { FoundPlaces } from './use-places.ts';
import { usePlacesMap } from './use-places-map.ts';

type Region = { province?: string | undefined; district?: string | undefined };
type Props = {
  found: FoundPlaces;
  region: Region;
  chosen: readonly PickedPlace[];
  onToggle: (place: PickedPlace) => void;
  onRegion: (region: Region) => void;
};

const SPOT = 'spot';
const DAY_OF_CHOSEN = 0;

/** Places to press on the map; a spot where there is none can be given a name. */
export function PickerMap({ found, region, chosen, onToggle, onRegion }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const [spot, setSpot] = useState<Spot | null>(null);
  const map = usePlacesMap(found, region);
  const pins: MapPin[] = [
    ...map.pins.map((pin) => ({
      ...pin,
      ...(chosen.some(({ placeId }) => placeId === pin.id) && {
        day: DAY_OF_CHOSEN,
        about: t('tripsPlaces.pick.chosen'),
      }),
    })),
    ...chosen
      .filter(({ placeId }) => placeId === null)
      .map((one) => ({
        ...one.spot,
        id: `${one.spot.lat},${one.spot.lng}`,
        name: one.name,
        day: DAY_OF_CHOSEN,
      })),
    ...(spot === null ? [] : [{ ...spot, id: SPOT, name: t('tripsPlaces.pick.here') }]),
  ];
  const press = (id: string | null) => {
    setSpot(null);
    const place = found.items?.find(({ placeId }) => placeId === id);
    if (place !== undefined) return onToggle(pickedOf(place, local));
    const own = chosen.find((one) => one.placeId === null && `${one.spot.lat},${one.spot.lng}` === id);
    if (own !== undefined) onToggle(own);
  };
  const isFar = region.province === undefined;
  return (
    <>
      <TripMap
        label={t('tripsPlaces.mapLabel')}
        pins={pins}
        selected={spot === null ? null : SPOT}
        onSelect={press}
        focus={map.focus}
        region={map.region}
        {...(isFar && map.counts !== undefined && { counts: map.counts })}
        {...(isFar ? { onRegion: (code: string) => onRegion(map.regionOf(code)) } : { onSpot: setSpot })}
        gather={40}
        className="h-[46dvh] min-h-72 rounded-2xl"
      />
      {spot === null ? (
        <p className="text-sm text-muted">
          {t(isFar ? 'tripsPlaces.pick.mapFar' : 'tripsPlaces.pick.mapNear')}
        </p>
      ) : (
        <SpotForm
          key={`${spot.lat},${spot.lng}`}
          spot={spot}
          onAdd={(place) => {
            setSpot(null);
            onToggle(place);
          }}
        />
      )}
    </>
  );
}

function SpotForm({ spot, onAdd }: { spot: Spot; onAdd: (place: PickedPlace) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const text = name.trim();
        if (text === '') return;
        onAdd({ placeId: null, name: text, kind: null, spot, address: '', stayMin: null });
      }}
    >
      <Field
        label={t('tripsPlaces.pick.spotName')}
        maxLength={100}
        value={name}
        onChange={({ target }) => setName(target.value)}
        className="flex-1"
      />
      <Button type="submit" size="sm" variant="secondary" disabled={name.trim() === ''} className="mb-0.5">
        {t('tripsPlaces.pick.take')}
      </Button>
    </form>
  );
}
