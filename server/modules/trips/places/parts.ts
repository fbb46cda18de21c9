import type { Lane } from '../../../engine/index.ts';
import type { TripsDependencies } from '../parts.ts';
import type { PlacesInput } from './input.ts';
import type { Remembered } from './remembered.ts';
import type { PlacesState } from './state.ts';

/** What the parts of places share. */
export interface PlacesParts extends TripsDependencies {
  readonly placesLane: Lane<PlacesInput, PlacesState>;
  readonly remembered: Remembered;
}
