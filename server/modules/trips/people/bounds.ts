export { MAX_PEOPLE, MAX_TRIPS } from '../editing/bounds.ts';

/** Everybody who ever took part in a trip: names stay, because costs do. */
export const MAX_PEOPLE_EVER = 300;
/** Links of a trip that open something, and all that were ever made. */
export const MAX_LINKS = 50;
export const MAX_LINKS_EVER = 500;
