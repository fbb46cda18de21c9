import type { Lane } from '../../../engine/index.ts';
import { refused } from '../../../engine/types.ts';
import type { Part } from '../../../module.ts';
import { emptyState } from '../../coupons/index.ts';
import { emptyLedger } from '../../pay/index.ts';
import { noVisits, type RoomKind } from '../../waiting-room/index.ts';
import type { TicketsInput } from '../input.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Shows } from '../shows/index.ts';
import type { TicketsState } from '../state.ts';

export interface Seats extends Part {
  readonly lane: Lane<TicketsInput, TicketsState>;
  readonly roomKind: RoomKind;
}

export const emptyTickets = (): TicketsState => ({
  rounds: new Map(),
  holds: new Map(),
  owned: new Map(),
  reservations: new Map(),
  tickets: new Map(),
  refunds: new Map(),
  waiters: new Map(),
  blocks: new Map(),
  visits: noVisits(),
  coupons: emptyState(),
  ledger: emptyLedger(),
  newSteps: [],
  scales: [],
  newCallOffs: [],
  scans: new Map(),
});

/** Places of rounds: holding, releasing, waiting for them; and the lane on which all of tickets is decided. */
export function createSeats(deps: TicketsDependencies, _shows: Shows): Seats {
  const lane = deps.openLane<TicketsInput, TicketsState>({
    name: 'tickets',
    prefetch: async () => emptyTickets(),
    decide: () => refused('tickets.round-not-found'),
    write: async () => undefined,
  });
  return { lane, roomKind: { kind: 'round', behind: async () => new Map() } };
}
