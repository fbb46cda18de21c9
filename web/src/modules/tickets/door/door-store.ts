import { session } from '../../../api/session.ts';
import type { DoorList, ScanBody } from '../../../api/tickets-entry.ts';
import type { Entry } from './judge.ts';

/** A scan that the server has not heard of, and the ticket that it let somebody in with. */
export type Pending = { roundId: string; scan: ScanBody; device: string; ticketId: string | null };
export type Kept = {
  roundId: string;
  list: DoorList | null;
  entries: [ticketId: string, entry: Entry][];
};

const NAME = 'madang-door';
const STORES = ['rounds', 'pending'] as const;

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('rounds', { keyPath: 'roundId' });
      request.result.createObjectStore('pending', { keyPath: 'scan.scanId' });
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
      rounds: transaction.objectStore('rounds'),
      pending: transaction.objectStore('pending'),
    });
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
  });
}

/** What a device keeps of its doors: lists, entries, and scans that wait for the network. */
export const doorStore = {
  read: (roundId: string) => run<Kept | undefined>('readonly', ({ rounds }) => rounds.get(roundId)),
  /** In the order in which they were made. */
  pending: async (roundId: string): Promise<Pending[]> => {
    const all = (await run<Pending[]>('readonly', ({ pending }) => pending.getAll())) ?? [];
    return all
      .filter((one) => one.roundId === roundId)
      .sort((a, b) => a.scan.scannedAt.localeCompare(b.scan.scannedAt));
  },
  keep: (kept: Kept) => run('readwrite', ({ rounds }) => rounds.put(kept)),
  /** What the device has decided by itself: the entry and the scan together. */
  note: (kept: Kept, one: Pending) =>
    run('readwrite', ({ rounds, pending }) => {
      rounds.put(kept);
      return pending.put(one);
    }),
  settle: (scanIds: readonly string[]) =>
    run('readwrite', ({ pending }) => {
      for (const scanId of scanIds) pending.delete(scanId);
      return null;
    }),
  /** Names of guests do not stay on a device that nobody is signed in on. Scans do, until they are sent. */
  forget: () => run('readwrite', ({ rounds }) => rounds.clear()),
};

session.subscribe(() => {
  if (session.get().status === 'guest') void doorStore.forget().catch(() => undefined);
});
