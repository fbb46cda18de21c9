import { storage } from '../../../api/storage.ts';
import type { Hold } from '../../../api/tickets-seats.ts';

/** What the page of a hold says of one that the server has forgotten. */
export type HeldLately = { readonly roundId: string; readonly seats: readonly { readonly seatId: string }[] };

type Kept = HeldLately & { readonly accountId: string; readonly holdId: string };

/** The hold that this tab has shown last: after a reload it still knows which places they were. */
const SLOT = 'madang.held';

/** @param accountId whose it is: nobody who signs in here later is told of it */
export function keepHeld(accountId: string, { holdId, roundId, seats }: Hold): void {
  const kept: Kept = { accountId, holdId, roundId, seats: seats.map(({ seatId }) => ({ seatId })) };
  storage.set(SLOT, JSON.stringify(kept), 'session');
}

export function heldLately(accountId: string, holdId: string): HeldLately | undefined {
  try {
    const kept = JSON.parse(storage.get(SLOT, 'session') ?? 'null') as Kept | null;
    return kept?.accountId === accountId && kept.holdId === holdId ? kept : undefined;
  } catch {
    return undefined;
  }
}
