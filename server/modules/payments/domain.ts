import type { Command, Decision } from '../../engine/types.ts';
import { abandon, begin, beginAgain, claim, prepare } from './begin.ts';
import { cancel, giveBack, settleCancellation } from './cancel.ts';
import type { PaymentInput, PaymentState } from './payment.ts';
import { settle } from './settle.ts';

/**
 * Decides one command on the working state; a refusal changes nothing. Confirmation, webhook, retry and look-up all
 * come through here, one after the other for each payment, so that none of them can act on what another has changed.
 */
export function decidePayment(state: PaymentState, command: Command<PaymentInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'prepare':
      return prepare(state, command, input);
    case 'begin':
      return begin(state, command, input);
    case 'begin-again':
      return beginAgain(state, command, input);
    case 'settle':
      return settle(state, command, input);
    case 'abandon':
      return abandon(state, command, input);
    case 'claim':
      return claim(state, command, input);
    case 'cancel':
      return cancel(state, command, input);
    case 'give-back':
      return giveBack(state, command, input);
    case 'settle-cancellation':
      return settleCancellation(state, command, input);
  }
}
