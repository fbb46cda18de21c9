import { useFormat } from '../../i18n/format.ts';
import { useShowTime } from '../tickets/show-time.ts';

/** Whether times of a room are those of the halls: it stands before a round. */
const isOfHalls = (roomId: string): boolean => roomId.startsWith('round:');

/** Times of a room as what stands behind it tells them: of shows by the clock of the halls, of goods by the reader's. */
export function useRoomTime(roomId: string): (at: string) => string {
  const format = useFormat();
  const shows = useShowTime();
  return isOfHalls(roomId) ? shows.moment : format.moment;
}

const KOREA_MS = 9 * 3_600_000;

/** How far the clock by which a room's times are told is ahead of UTC at a moment, in milliseconds. */
const offsetAt = (roomId: string, at: Date): number =>
  isOfHalls(roomId) ? KOREA_MS : -at.getTimezoneOffset() * 60_000;

/** For an `<input type="datetime-local">` with seconds, by the clock by which the room's times are told. */
export function toRoomClock(roomId: string, iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() + offsetAt(roomId, at)).toISOString().slice(0, 19);
}

/** The moment that such an input names, epoch milliseconds; not a number while it is none. */
export const fromRoomClock = (roomId: string, local: string): number =>
  Date.parse(isOfHalls(roomId) && local !== '' ? `${local}+09:00` : local);
