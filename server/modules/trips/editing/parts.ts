import type { TripsParts } from '../parts.ts';

/** What the routes of editing share. */
export type EditingParts = TripsParts;
