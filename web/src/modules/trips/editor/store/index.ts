export type { TripDocument } from './document.ts';
export { entriesOf, entryIn } from './document.ts';
export type { OpenConflict } from './kept.ts';
export { keptTripIds } from './trip-store.ts';
export { type UsedTrip, useTrip } from './use-trip.ts';
