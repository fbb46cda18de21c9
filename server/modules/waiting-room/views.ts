import { iso, isoOrNull } from '../../lib/iso.ts';
import type { Behind } from './behind.ts';
import { paceOf } from './calling.ts';
import type { Entry, Room } from './room.ts';
import type { EntryView, RoomView } from './schemas.ts';
import type { Standing } from './standing.ts';

/** Whoever is near hears soon, whoever is far behind seldom: so many polls a second for all of a room. */
const POLLS_PER_SECOND = 1_000;
const SOONEST_S = 2;
const LATEST_S = 60;
/** Whoever is called within so many seconds asks as often as one may. */
const NEAR_S = 10;
/** How often one asks of the time that is still to be waited. */
const POLLS_FOR_A_WAIT = 12;
/** Ahead of somebody may be so many more than there is left, and it is only unlikely. */
const HOPELESS = 3;

/** What a room is at a moment, by its own clock where that is ahead. @param now epoch milliseconds */
export function statusAt(room: Room, now: number): RoomView['status'] {
  if (room.status !== 'on') return room.status;
  const at = Math.max(now, room.clock);
  if (at < room.lobbyAt) return 'closed';
  return at < room.opensAt ? 'lobby' : 'open';
}

/** What a room stands in front of, for everybody. */
export const behindView = ({ title, path, takesPlaceAt }: Behind): RoomView['behind'] => ({
  title,
  path,
  takesPlaceAt: isoOrNull(takesPlaceAt),
});

/** @param now epoch milliseconds */
export function roomView({ room, behind }: Standing, now: number): RoomView {
  return {
    roomId: room.id,
    status: statusAt(room, now),
    lobbyAt: iso(room.lobbyAt),
    opensAt: iso(room.opensAt),
    waiting: room.waiting,
    calledPerMinute: paceOf(room),
    free: behind.free,
    behind: behindView(behind),
    door: room.door,
    serverTime: iso(now),
  };
}

/** @param now epoch milliseconds */
export function entryView(standing: Standing, entry: Entry, now: number): EntryView {
  const { room, behind } = standing;
  const status = statusAt(room, now);
  const hasOpened = Math.max(now, room.clock) >= room.opensAt;
  const isWaiting = entry.status === 'waiting';
  const ahead = isWaiting && hasOpened ? standing.ahead(entry.turn) : null;
  const expectedWaitS = ahead === null ? null : waitFor(room, ahead);
  return {
    roomId: room.id,
    status: hasLapsed(entry, room, now) ? 'lapsed' : entry.status,
    arrivedAt: iso(entry.arrivedAt),
    ahead,
    waiting: room.waiting,
    perMinute: paceOf(room),
    free: behind.free,
    expectedWaitS,
    likely: ahead === null ? null : likelyFor(ahead, behind.free),
    nextPollS: isWaiting ? nextPoll(room, entry, now, expectedWaitS) : SOONEST_S * 2,
    room: { status, opensAt: iso(room.opensAt), called: room.called },
    ...(entry.status === 'called' && entry.expiresAt !== null && { callUntil: iso(entry.expiresAt) }),
    ...(entry.status === 'inside' && entry.expiresAt !== null && { visitUntil: iso(entry.expiresAt) }),
    serverTime: iso(now),
  };
}

/** Its end has come, though nobody has written it down yet. */
const hasLapsed = ({ status, expiresAt }: Entry, { clock }: Room, now: number): boolean =>
  (status === 'called' || status === 'inside') && expiresAt !== null && expiresAt <= Math.max(now, clock);

/** Seconds until one is called, if all goes on as it does. */
function waitFor(room: Room, ahead: number): number {
  return Math.ceil(((ahead + 1) * 60) / paceOf(room));
}

/** Told early, so that nobody waits for what cannot come: everybody ahead may buy one, and some will not. */
function likelyFor(ahead: number, free: number): 'yes' | 'unlikely' | 'no' {
  if (ahead < free) return 'yes';
  return free > 0 && ahead < free * HOPELESS ? 'unlikely' : 'no';
}

function nextPoll(room: Room, { arrivedAt }: Entry, now: number, expectedWaitS: number | null): number {
  const share = Math.ceil(room.waiting / POLLS_PER_SECOND);
  if (expectedWaitS === null) {
    // Before the opening nothing happens. At the opening not all ask in the same second.
    const untilS = Math.max(0, Math.ceil((room.opensAt - now) / 1_000));
    return Math.min(LATEST_S, Math.max(SOONEST_S, untilS + (arrivedAt % Math.max(1, share))));
  }
  if (expectedWaitS <= NEAR_S) return SOONEST_S;
  const wished = Math.max(Math.ceil(expectedWaitS / POLLS_FOR_A_WAIT), share);
  return Math.min(LATEST_S, Math.max(SOONEST_S, wished));
}
