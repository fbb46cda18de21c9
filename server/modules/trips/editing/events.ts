import type { DomainEvent } from '../../../engine/types.ts';
import type { Applied } from '../trip.ts';

/** What open pages are told of an edit. `applied` is null where that would be too much: they read afresh. */
export interface TripChanged {
  readonly sequence: number;
  /** The account. */
  readonly by: string;
  readonly client: string;
  readonly applied: readonly Applied[] | null;
  /** How many parts of the edit were not applied. */
  readonly conflicts: number;
}

export const tripChanged = (tripId: string, changed: TripChanged): DomainEvent => ({
  name: 'trips.changed',
  key: tripId,
  data: { tripId, ...changed },
});

export const tripDeleted = (tripId: string): DomainEvent => ({
  name: 'trips.deleted',
  key: tripId,
  data: { tripId },
});
