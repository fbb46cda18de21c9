/** The document itself, as the API tells it and takes it: types without a schema of their own, as each kind of entry has other fields. */
export type * from './trip.ts';
