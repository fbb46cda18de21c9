import type { Command, Decision } from '../../../engine/types.ts';
import type { ShopState } from '../state.ts';
import { cancel } from './cancel.ts';
import { draft } from './drafts.ts';
import type { OrderInput } from './input.ts';
import { receiveReturn, sendExchange } from './receipts.ts';
import { claimRefunds, refundByOperator, settleRefund } from './refunds.ts';
import { approveReturn, rejectReturn, requestReturn, withdrawReturn } from './returns.ts';
import { setOrderRules } from './rules.ts';
import { confirm, confirmDue, deliver, prepare, remind, ship } from './shipping.ts';

/** Decides one command on orders after the checkout; a refusal changes nothing. */
export function decideOrder(state: ShopState, command: Command<OrderInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'cancel':
      return cancel(state, command, input);
    case 'prepare':
      return prepare(state, command, input);
    case 'ship':
      return ship(state, command, input);
    case 'deliver':
      return deliver(state, command, input);
    case 'confirm':
      return confirm(state, command, input);
    case 'confirm-due':
      return confirmDue(state, command, input);
    case 'remind':
      return remind(state, command, input);
    case 'request-return':
      return requestReturn(state, command, input);
    case 'withdraw-return':
      return withdrawReturn(state, command, input);
    case 'approve-return':
      return approveReturn(state, command, input);
    case 'reject-return':
      return rejectReturn(state, command, input);
    case 'receive-return':
      return receiveReturn(state, command, input);
    case 'send-exchange':
      return sendExchange(state, command, input);
    case 'refund':
      return refundByOperator(state, command, input);
    case 'claim-refunds':
      return claimRefunds(state, command, input);
    case 'settle-refund':
      return settleRefund(state, command, input);
    case 'draft':
      return draft(state, command, input);
    case 'set-order-rules':
      return setOrderRules(state, command, input);
  }
}
