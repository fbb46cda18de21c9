export { MAX_PEOPLE, MAX_PEOPLE_EVER, MAX_TRIPS } from '../editing/bounds.ts';

/** Links of a trip that open something, and all that were ever made. */
export const MAX_LINKS = 50;
export const MAX_LINKS_EVER = 500;
