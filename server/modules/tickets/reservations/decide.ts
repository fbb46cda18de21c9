import type { Command, Decision } from '../../../engine/types.ts';
import type { TicketsState } from '../state.ts';
import { callOff, callOffRound } from './call-off.ts';
import { cancel, cancelFor } from './cancel.ts';
import { handOn } from './hand-on.ts';
import type { ReservationInput } from './input.ts';
import { payReservation } from './pay.ts';
import { claimRefund, refundByOperator, settleRefund } from './refunds.ts';
import { reserve } from './reserve.ts';
import { sellAtDoor } from './sell.ts';

/** Decides one command on reservations; a refusal changes nothing. */
export function decideReservation(state: TicketsState, command: Command<ReservationInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'reserve':
      return reserve(state, command, input);
    case 'pay':
      return payReservation(state, command, input);
    case 'cancel':
      return cancel(state, command, input);
    case 'cancel-for':
      return cancelFor(state, command, input);
    case 'refund':
      return refundByOperator(state, command, input);
    case 'call-off-round':
      return callOffRound(state, command, input);
    case 'call-off':
      return callOff(state, command, input);
    case 'hand-on':
      return handOn(state, command, input);
    case 'sell-at-door':
      return sellAtDoor(state, command, input);
    case 'claim-refund':
      return claimRefund(state, command, input);
    case 'settle-refund':
      return settleRefund(state, command, input);
  }
}
