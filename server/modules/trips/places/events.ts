import type { DomainEvent } from '../../../engine/types.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';
import type { Place } from './place.ts';
import { shelvesOfPlace } from './shelf.ts';

/** Of one event: so that none grows without bound. */
const AT_ONCE = 100;

type Shelved = Pick<Place, 'id' | 'province' | 'district' | 'kind'>;

/**
 * Places that everybody may see, or could see until now, are others than they were.
 * @param places as they are, and as they were where that is another shelf
 */
export function placesChanged(places: readonly Shelved[]): DomainEvent[] {
  const events: DomainEvent[] = [];
  for (let from = 0; from < places.length; from += AT_ONCE) {
    const some = places.slice(from, from + AT_ONCE);
    const placeIds = [...new Set(some.map(({ id }) => id))];
    const shelves = [...new Set(some.flatMap(shelvesOfPlace))];
    events.push({ name: 'trips.places-changed', key: placeIds[0]!, data: { placeIds, shelves } });
  }
  return events;
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export const shelvesOfEvent = ({ data }: RecordedEvent): string[] => textsOf(data.shelves);
export const placesOfEvent = ({ data }: RecordedEvent): string[] => textsOf(data.placeIds);
