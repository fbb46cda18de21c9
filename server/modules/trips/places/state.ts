import type { Place } from './place.ts';

export interface KeptPlace {
  readonly id: string;
  readonly place: Place;
  readonly change: 'none' | 'new' | 'changed';
}

/** The working copy of all that a batch of the lane `trips-places` touches. */
export interface PlacesState {
  readonly places: Map<string, KeptPlace>;
  /** How many places of their own those have who add one. */
  readonly owned: Map<string, number>;
  readonly removed: string[];
  /** Shelves of what everybody sees, that are others after this batch. */
  readonly touched: Set<string>;
}
