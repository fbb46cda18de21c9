import type { OwnPlaceBody, Place, PlaceKind, Spot } from '../../../api/trips-places.ts';

/** A place of one's own while it is written: coordinates are text until they are whole. */
export interface OwnPlaceDraft {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly address: string;
  readonly about: string;
  readonly stayMin: string;
  readonly lat: string;
  readonly lng: string;
}

const STAY_MIN = 60;

export const draftOf = (place: Place | null, spot: Spot | null): OwnPlaceDraft => ({
  name: place === null ? '' : place.name.ko || place.name.en,
  kind: place?.kind ?? 'sight',
  address: place?.address ?? '',
  about: place === null ? '' : place.about.ko || place.about.en,
  stayMin: String(place?.stayMin ?? STAY_MIN),
  lat: spot === null ? '' : String(spot.lat),
  lng: spot === null ? '' : String(spot.lng),
});

const numberIn = (text: string, most: number): number | null => {
  const value = text.trim() === '' ? Number.NaN : Number(text.trim());
  return Number.isFinite(value) && Math.abs(value) <= most ? value : null;
};

/** Null: nowhere, or off the globe. */
export function spotIn({ lat, lng }: Pick<OwnPlaceDraft, 'lat' | 'lng'>): Spot | null {
  const [north, east] = [numberIn(lat, 90), numberIn(lng, 180)];
  return north === null || east === null ? null : { lat: north, lng: east };
}

const MAX_STAY_MIN = 1_440;

/** @returns null while something is missing */
export function bodyIn(draft: OwnPlaceDraft): OwnPlaceBody | null {
  const spot = spotIn(draft);
  const name = draft.name.trim();
  if (spot === null || name === '') return null;
  const stay = Math.round(Number(draft.stayMin));
  return {
    ...{ name, kind: draft.kind, ...spot, address: draft.address.trim(), about: draft.about.trim() },
    stayMin: stay >= 1 && stay <= MAX_STAY_MIN ? stay : STAY_MIN,
  };
}

/** As it was: to have back what was taken away. */
export const bodyOf = (place: Place): OwnPlaceBody => ({
  name: place.name.ko || place.name.en,
  ...{ kind: place.kind, lat: place.lat, lng: place.lng, address: place.address },
  about: place.about.ko || place.about.en,
  stayMin: place.stayMin,
});
