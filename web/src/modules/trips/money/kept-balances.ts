import type { Balances } from '../../../api/trips-money.ts';
import { keptSlot } from '../kept-slot.ts';

export type KeptBalances = {
  accountId: string;
  balances: Balances;
  /** Epoch milliseconds. */
  keptAtMs: number;
};

/** Who owed whom on the trips whose costs were looked at last. */
const slot = keptSlot<KeptBalances>('madang.trips.balances');
const MOST = 20;

export function keepBalances(kept: KeptBalances): void {
  const others = slot
    .all()
    .filter((one) => one.accountId === kept.accountId && one.balances.tripId !== kept.balances.tripId);
  slot.put([kept, ...others].slice(0, MOST));
}

export const keptBalances = (accountId: string, tripId: string): KeptBalances | undefined =>
  slot.all().find((one) => one.accountId === accountId && one.balances.tripId === tripId);
