import type { Command, Decision } from '../../../engine/types.ts';
import { decideEntry } from '../entry/decide.ts';
import type { EntryInput } from '../entry/input.ts';
import type { TicketsInput } from '../input.ts';
import { decideReservation } from '../reservations/decide.ts';
import type { ReservationInput } from '../reservations/input.ts';
import type { TicketsState } from '../state.ts';
import { block, unblock } from './blocking.ts';
import { endHoldFor } from './end-hold.ts';
import { expire } from './expire.ts';
import { hold, keep, release } from './hold.ts';
import { stopWaiting, wait } from './waiting.ts';

/** Decides one command of the lane `tickets`; a refusal changes nothing. */
export function decideTickets(state: TicketsState, command: Command<TicketsInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'hold':
      return hold(state, command, input);
    case 'keep':
      return keep(state, command, input);
    case 'release':
      return release(state, command, input);
    case 'end-hold':
      return endHoldFor(state, command, input);
    case 'expire':
      return expire(state, command, input);
    case 'wait':
      return wait(state, command, input);
    case 'stop-waiting':
      return stopWaiting(state, command, input);
    case 'block':
      return block(state, command, input);
    case 'unblock':
      return unblock(state, command, input);
    case 'check-in':
    case 'undo-check-in':
      return decideEntry(state, command as Command<EntryInput>);
    default:
      return decideReservation(state, command as Command<ReservationInput>);
  }
}
