import { session } from '../../../api/session.ts';
import { storage } from '../../../api/storage.ts';
import type { TripSummary } from '../../../api/trips-around.ts';

/** The lists of one's trips as they were last seen: they are shown where there is no network. */
const SLOT = 'madang.trips.lists';
/** Of each list. */
const MOST = 50;

export type KeptState = 'active' | 'past';
export type KeptList = {
  accountId: string;
  state: KeptState;
  trips: readonly TripSummary[];
  /** Epoch milliseconds. */
  keptAtMs: number;
};

function all(): KeptList[] {
  try {
    const lists: unknown = JSON.parse(storage.get(SLOT) ?? '[]');
    return Array.isArray(lists) ? (lists as KeptList[]) : [];
  } catch {
    return [];
  }
}

export function keepList(list: KeptList): void {
  const others = all().filter((one) => one.accountId === list.accountId && one.state !== list.state);
  storage.set(SLOT, JSON.stringify([{ ...list, trips: list.trips.slice(0, MOST) }, ...others]));
}

/** @param accountId null while nobody knows who is here: then whoever was here last */
export const keptList = (accountId: string | null, state: KeptState): KeptList | undefined =>
  all().find((one) => one.state === state && one.accountId === (accountId ?? one.accountId));

// Whoever signs out takes their lists along, also on a page that has not loaded this.
const forget = (): void => {
  if (session.get().status === 'guest') storage.set(SLOT, null);
};
forget();
session.subscribe(forget);
