import type { StreamMapping } from '../../../events/catalog.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';
import type { Ended } from '../../../module.ts';

export const TOPIC = 'trip:';

/** Live messages for the open pages of a trip; one for every edit, none left out. */
export const tripStreams: StreamMapping = ({ name, key, data }) => {
  const topic = `${TOPIC}${key}`;
  switch (name) {
    case 'trips.changed':
      return [{ topic, event: 'changed', data, conflate: false }];
    case 'trips.people-changed':
      return [{ topic, event: 'people', data: { tripId: key, sequence: data.sequence }, conflate: false }];
    case 'trips.deleted':
      return [{ topic, event: 'deleted', data: { tripId: key }, conflate: false }];
    case 'trips.presence':
      return [{ topic, event: 'presence', data, conflate: true, isWhole: true }];
    default:
      return [];
  }
};

/** Who may not follow a trip any more. */
export function endedBy({ name, key, data }: RecordedEvent): readonly Ended[] {
  const topic = `${TOPIC}${key}`;
  if (name === 'trips.deleted') return [{ topic, accountId: null }];
  if (name !== 'trips.people-changed') return [];
  return ((data.left ?? []) as readonly string[]).map((accountId) => ({ topic, accountId }));
}
