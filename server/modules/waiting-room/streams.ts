import type { StreamMapping, StreamMessage } from '../../events/catalog.ts';
import { isoOrNull } from '../../lib/iso.ts';

/** Told to everybody in a room, the newest only: how far it has come. */
interface Moved {
  readonly roomId: string;
  readonly entries: readonly (readonly [accountId: string, number: number])[];
  readonly callUntil: number | null;
  readonly called: number;
  readonly waiting: number;
  readonly perMinute: number;
}

/** Tells whoever was called, and how far the room has come. */
export const roomStreams: StreamMapping = ({ name, key, data }) => {
  const topic = `waiting-room:${key}`;
  if (name === 'waiting-room.changed') {
    const { status, lobbyAt, opensAt } = data;
    return [{ topic, event: 'room', data: { roomId: key, status, lobbyAt, opensAt }, conflate: true }];
  }
  if (name !== 'waiting-room.called') return [];
  const { entries, callUntil, called, waiting, perMinute } = data as unknown as Moved;
  const until = isoOrNull(callUntil);
  return [
    ...entries.map(
      ([accountId]): StreamMessage => ({
        topic: `me:${accountId}`,
        event: 'turn',
        data: { roomId: key, callUntil: until },
        conflate: false,
      }),
    ),
    { topic, event: 'moved', data: { roomId: key, called, waiting, perMinute }, conflate: true },
  ];
};
