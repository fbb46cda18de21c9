import type { PlaceKind } from '../../../api/trips-places.ts';
import type { ItemType, Spot } from '../../../api/trips-types.ts';

/** `me`: where the reader is. */
export type PinKind = PlaceKind | ItemType | 'me';

/** Something at a spot. */
export interface MapPin extends Spot {
  readonly id: string;
  readonly name: string;
  /** Its picture in the pin, where it has no number. */
  readonly kind?: PinKind | undefined;
  /** Its place in the order of its day, from 1. */
  readonly number?: number | undefined;
  /** The index of its day, from 0: its colour. */
  readonly day?: number | undefined;
  /** It is never gathered with others. */
  readonly isAlone?: boolean | undefined;
  /** What a screen reader says besides the name. */
  readonly about?: string | undefined;
}

/** From one stop to the next. */
export interface MapLeg {
  readonly from: Spot;
  readonly to: Spot;
  /** Nobody has measured the way: a dashed line. */
  readonly isEstimated?: boolean | undefined;
}

/** The way of one day. */
export interface MapRoute {
  readonly id: string;
  /** The index of the day, from 0. */
  readonly day: number;
  /** Stands on the line: "1일차". */
  readonly label?: string | undefined;
  readonly legs: readonly MapLeg[];
}

/** What the map shows first, and again when it changes. */
export type MapFocus =
  | { readonly on: 'country' }
  /** A province or a district. */
  | { readonly on: 'region'; readonly code: string }
  /** All pins and routes, or those that are named. */
  | { readonly on: 'pins'; readonly ids?: readonly string[] | undefined }
  | { readonly on: 'spot'; readonly spot: Spot };
