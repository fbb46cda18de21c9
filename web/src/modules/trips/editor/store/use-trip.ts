import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useSession } from '../../../../api/hooks.ts';
import { newKey } from '../../../../api/intent.ts';
import { storage } from '../../../../api/storage.ts';
import { streamStatus, subscribe } from '../../../../api/stream.ts';
import { readChanges, readTrip, sendEdit, tellPresence } from '../../../../api/trips.ts';
import type { Applied, Change, TripPerson } from '../../../../api/trips-types.ts';
import { inverse } from './inverse.ts';
import type { OpenConflict } from './kept.ts';
import { createLiveTrip, type LiveTrip } from './live-trip.ts';
import { createTeller } from './presence-teller.ts';
import { NOTHING_YET, type TripState } from './trip-state.ts';
import { lastAccount, tripStore } from './trip-store.ts';

const CLIENT = 'madang.trips.client';
const PRESENCE_EVERY_MS = 15_000;
/** A page leaves and the next one arrives: the trip stays open in between. */
const LINGER_MS = 5_000;

/** This page's name in edits; a reload is the same page. */
function ownClient(): string {
  const kept = storage.get(CLIENT, 'session');
  if (kept !== null && /^[0-9A-Za-z_-]{8,36}$/.test(kept)) return kept;
  const made = newKey().slice(0, 16);
  storage.set(CLIENT, made, 'session');
  return made;
}

/** Sooner than said when the network is back. */
const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
  });

type Opened = {
  trip: LiveTrip;
  users: number;
  /** What this page looks at. */
  look(entryId: string | null): void;
  end(): void;
};
const opened = new Map<string, Opened>();

function openTrip(accountId: string, tripId: string): Opened {
  const trip = createLiveTrip(tripId, ownClient(), {
    ...{ store: tripStore, accountId, makeId: newKey, nowMs: Date.now, wait },
    read: () => readTrip(tripId),
    changes: (after) => readChanges(tripId, after),
    send: (body, key) => sendEdit(tripId, body, key),
  });
  const connection = () => trip.connection(navigator.onLine, streamStatus.get() === 'live');
  connection();
  const ends = [streamStatus.subscribe(connection)];
  let isFollowing = false;
  const { tell, look } = createTeller({
    canTell: () => document.visibilityState !== 'hidden' && navigator.onLine && isFollowing,
    send: async (entryId) =>
      trip.hear('presence', (await tellPresence(tripId, { client: trip.client(), entryId })).data),
  });
  // One who may not see a trip must not ask to follow it: the connection is one for all topics of the browser.
  const follow = () => {
    const { facts, status } = trip.get();
    if (facts === null || status === 'gone') {
      if (status === 'gone') end();
      return;
    }
    if (isFollowing || !navigator.onLine) return;
    isFollowing = true;
    ends.push(subscribe(`trip:${tripId}`, ({ event, data }) => trip.hear(event, data)));
    tell();
  };
  for (const name of ['online', 'offline']) {
    window.addEventListener(name, connection);
    ends.push(() => window.removeEventListener(name, connection));
  }
  document.addEventListener('visibilitychange', tell);
  ends.push(() => document.removeEventListener('visibilitychange', tell));
  const timer = setInterval(tell, PRESENCE_EVERY_MS);
  ends.push(() => clearInterval(timer));
  const end = () => {
    for (const one of ends.splice(0)) one();
  };
  ends.push(trip.subscribe(follow));
  void trip.open();
  return {
    trip,
    users: 0,
    look,
    end: () => {
      end();
      trip.close();
    },
  };
}

/** One store for all parts of a page that show the trip. */
function openedTrip(accountId: string, tripId: string): Opened {
  const name = `${accountId} ${tripId}`;
  const found = opened.get(name) ?? openTrip(accountId, tripId);
  opened.set(name, found);
  return found;
}

function usersOf(accountId: string, tripId: string, more: 1 | -1): void {
  const name = `${accountId} ${tripId}`;
  const one = opened.get(name);
  if (one === undefined) return;
  one.users += more;
  setTimeout(() => {
    if (one.users > 0 || opened.get(name) !== one) return;
    opened.delete(name);
    one.end();
  }, LINGER_MS);
}

export type UsedTrip = TripState & {
  tripId: string;
  /** Whether this page may change the trip. */
  canEdit: boolean;
  /** Who I am among its people. */
  me: TripPerson | null;
  /**
   * Changes the trip here at once, and on the server as soon as it can be.
   * @param since the document's sequence when the work on it began; without it: now
   * @returns the edit's name, for `undo`
   */
  edit(changes: readonly Change[], since?: number): string | null;
  undo(key?: string): boolean;
  /** Takes back what the journal says that somebody did. @returns whether anything of it was left to take back */
  takeBack(applied: readonly Applied[]): boolean;
  resolve(conflict: OpenConflict, changes: readonly Change[]): void;
  forgetRefusal(key: string): void;
  /** Tells the others which entry this page has open. */
  look(entryId: string | null): void;
  refresh(): Promise<void>;
};

const nothing = () => () => {};
const notLooking = () => {};

/**
 * A trip as it is now, with one's own edits already in it: the same on every page that shows it. Without a network it is
 * what this device has kept, and edits wait.
 */
export function useTrip(tripId: string): UsedTrip {
  const current = useSession();
  const accountId =
    current.status === 'member'
      ? current.account.accountId
      : current.status === 'unknown'
        ? lastAccount()
        : null;
  const one = useMemo(() => (accountId === null ? null : openedTrip(accountId, tripId)), [accountId, tripId]);
  useEffect(() => {
    if (accountId === null) return;
    // What lingered too long was closed: a page that comes back opens it anew.
    openedTrip(accountId, tripId);
    usersOf(accountId, tripId, 1);
    return () => usersOf(accountId, tripId, -1);
  }, [accountId, tripId]);
  const state = useSyncExternalStore(one?.trip.subscribe ?? nothing, one?.trip.get ?? (() => NOTHING_YET));
  return useMemo(() => {
    const { role, status, people } = state;
    return {
      ...state,
      tripId,
      canEdit: (role === 'owner' || role === 'editor') && status !== 'gone' && state.document !== null,
      me: people.find((person) => person.accountId !== null && person.accountId === accountId) ?? null,
      edit: (changes, since) => one?.trip.edit(changes, since) ?? null,
      undo: (key) => one?.trip.undo(key) ?? false,
      takeBack: (applied) => {
        const document = one?.trip.get().document ?? null;
        return document !== null && one?.trip.edit(inverse(document, applied)) != null;
      },
      resolve: (conflict, changes) => one?.trip.resolve(conflict, changes),
      forgetRefusal: (key) => one?.trip.forgetRefusal(key),
      // The same while the trip is: what it tells the others comes back as news, and must not be told again for that.
      look: one?.look ?? notLooking,
      refresh: async () => one?.trip.refresh(),
    };
  }, [state, tripId, accountId, one]);
}
