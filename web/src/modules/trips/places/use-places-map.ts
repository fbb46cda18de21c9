import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { regionsQuery } from '../../../api/trips-places.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import type { MapFocus, MapPin } from '../map/map-types.ts';
import { useKindName } from './kinds.ts';
import type { FoundPlaces } from './use-places.ts';

type Region = { province?: string | undefined; district?: string | undefined };

/** So many of what was found nearest, or fits best, are shown together. */
const LOOKED_AT = 24;

/** What a list of places is on the map. @param isFound the list was searched for: where it is counts, not the region */
export function usePlacesMap(found: FoundPlaces, region: Region, isFound = false) {
  const local = useLocal();
  const kindName = useKindName();
  const regions = useQuery(regionsQuery).data;
  const { items } = found;
  const code = region.district ?? region.province ?? null;
  const pins = useMemo<MapPin[]>(
    () =>
      (items ?? []).map((place) => ({
        ...{ id: place.placeId, lat: place.lat, lng: place.lng },
        ...{ name: local(place.name), kind: place.kind, about: kindName(place.kind) },
      })),
    [items, local, kindName],
  );
  const counts = useMemo(
    () =>
      regions === undefined
        ? undefined
        : new Map(
            regions.provinces.flatMap(({ code: province, places, districts }): [string, number][] => [
              [province, places],
              ...districts.map((one): [string, number] => [one.code, one.places]),
            ]),
          ),
    [regions],
  );
  const focus: MapFocus = isFound
    ? { on: 'pins', ids: pins.slice(0, LOOKED_AT).map(({ id }) => id) }
    : code === null
      ? { on: 'country' }
      : { on: 'region', code };
  return {
    ...{ pins, counts, focus, region: code },
    /** The province of a region, and the district where it is one. */
    regionOf: (pressed: string): Region =>
      pressed.length === 2
        ? { province: pressed }
        : {
            province: regions?.provinces.find(({ districts }) =>
              districts.some((one) => one.code === pressed),
            )?.code,
            district: pressed,
          },
  };
}
