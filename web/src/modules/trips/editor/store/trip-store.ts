import { session } from '../../../../api/session.ts';
import { storage } from '../../../../api/storage.ts';
import type { KeptTrip, PendingEdit, TripStore } from './kept.ts';

const NAME = 'madang-trips';
const STORES = ['trips', 'pending'] as const;
/** Trips that can be read without a network: those that were open last. */
const MOST = 20;
/** Who was here last: until it is known who is here, their trips are shown. */
const LAST = 'madang.trips.account';

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('trips', { keyPath: ['accountId', 'tripId'] });
      request.result.createObjectStore('pending', { keyPath: 'key' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be opened'));
  });
  return opened;
}

/** Runs one transaction to its end: what is written is on the device when this resolves. */
async function run<T>(
  mode: IDBTransactionMode,
  act: (stores: Record<(typeof STORES)[number], IDBObjectStore>) => IDBRequest<T> | null,
): Promise<T | undefined> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...STORES], mode, { durability: 'strict' });
    const request = act({
      trips: transaction.objectStore('trips'),
      pending: transaction.objectStore('pending'),
    });
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
  });
}

const all = async (): Promise<KeptTrip[]> =>
  (await run<KeptTrip[]>('readonly', ({ trips }) => trips.getAll())) ?? [];

/** On this device, by account and trip. */
export const tripStore: TripStore = {
  async load(accountId, tripId) {
    const kept = await run<KeptTrip | undefined>('readonly', ({ trips }) => trips.get([accountId, tripId]));
    const pending = (await run<PendingEdit[]>('readonly', ({ pending }) => pending.getAll())) ?? [];
    return {
      kept,
      pending: pending
        .filter((edit) => edit.accountId === accountId && edit.tripId === tripId)
        .sort((a, b) => a.number - b.number),
    };
  },
  async keep(kept) {
    storage.set(LAST, kept.accountId);
    await run('readwrite', ({ trips }) => trips.put(kept));
    const others = (await all()).sort((a, b) => b.keptAtMs - a.keptAtMs).slice(MOST);
    if (others.length === 0) return;
    await run('readwrite', ({ trips }) => {
      for (const { accountId, tripId } of others) trips.delete([accountId, tripId]);
      return null;
    });
  },
  async forget(accountId, tripId) {
    const { pending } = await tripStore.load(accountId, tripId);
    await run('readwrite', (stores) => {
      stores.trips.delete([accountId, tripId]);
      for (const { key } of pending) stores.pending.delete(key);
      return null;
    });
  },
  add: ({ key, accountId, tripId, number, client, seen, changes, applied }) =>
    run('readwrite', ({ pending }) =>
      pending.put({ key, accountId, tripId, number, client, seen, changes, applied }),
    ),
  settle: (key) => run('readwrite', ({ pending }) => pending.delete(key)),
};

/** Which trips of an account this device has kept. */
export const keptTripIds = async (accountId: string): Promise<string[]> =>
  (await all()).flatMap((kept) => (kept.accountId === accountId ? [kept.tripId] : []));

/** Whose trips this device has kept. */
export const lastAccount = (): string | null => storage.get(LAST);

/**
 * Nobody is signed in: no trip stays on the device. Edits that wait stay when the session has only run out, for the same
 * account to send them when it is back; whoever signs out takes them along.
 */
async function forgetTrips(hasLeft: boolean): Promise<void> {
  storage.set(LAST, null);
  await run('readwrite', ({ trips, pending }) => {
    trips.clear();
    return hasLeft ? pending.clear() : null;
  });
}

/** Also of one who has signed out on a page that had not loaded this. */
const forget = (): void => {
  const state = session.get();
  if (state.status === 'guest') void forgetTrips(state.hasLeft === true).catch(() => undefined);
};
forget();
session.subscribe(forget);
