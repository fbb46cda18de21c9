import type { TripSummary } from '../../../api/trips-around.ts';
import { keptSlot } from '../kept-slot.ts';

/** The lists of one's trips as they were last seen: they are shown where there is no network. */
const slot = keptSlot<KeptList>('madang.trips.lists');
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

export function keepList(list: KeptList): void {
  const others = slot.all().filter((one) => one.accountId === list.accountId && one.state !== list.state);
  slot.put([{ ...list, trips: list.trips.slice(0, MOST) }, ...others]);
}

/** @param accountId null while nobody knows who is here: then whoever was here last */
export const keptList = (accountId: string | null, state: KeptState): KeptList | undefined =>
  slot.all().find((one) => one.state === state && one.accountId === (accountId ?? one.accountId));
