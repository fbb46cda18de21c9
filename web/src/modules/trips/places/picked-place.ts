import type { Localized, PlaceCard, PlaceKind, Spot } from '../../../api/trips-places.ts';

/** What somebody has chosen for a trip. */
export interface PickedPlace {
  /** Null: a spot on the map that is no place. */
  readonly placeId: string | null;
  readonly name: string;
  readonly kind: PlaceKind | null;
  readonly spot: Spot;
  readonly address: string;
  /** How long people usually stay; null: nobody knows. */
  readonly stayMin: number | null;
}

export const pickedOf = (place: PlaceCard, local: (text: Localized) => string): PickedPlace => ({
  placeId: place.placeId,
  name: local(place.name),
  kind: place.kind,
  spot: { lat: place.lat, lng: place.lng },
  address: place.address,
  stayMin: place.stayMin,
});
