import type { Command, Decision } from '../../../engine/types.ts';
import type { ShopState } from '../state.ts';
import type { AfterDelivery, Asked, OrderInput } from './input.ts';

/** What operators decide about orders after the checkout; days. */
export interface OrderRules {
  /** So long after its delivery an order can be returned. */
  readonly returnDays: number;
  /** So long after its delivery it counts as received. */
  readonly confirmDays: number;
  /** So long after its delivery its member is asked for a review. */
  readonly remindDays: number;
  /** So long a draft waits for its member. */
  readonly draftDays: number;
}

export const ORDER_RULES = 'orders';
export const DEFAULT_RULES: OrderRules = { returnDays: 7, confirmDays: 7, remindDays: 3, draftDays: 3 };

const DAY_MS = 86_400_000;
export const daysMs = (days: number): number => days * DAY_MS;

/** As commands take it along: what is decided follows the rules of the moment in which it was asked. */
export const afterDelivery = ({ confirmDays, remindDays }: OrderRules): AfterDelivery => ({
  confirmInMs: daysMs(confirmDays),
  remindInMs: daysMs(remindDays),
});

/** An operator changes the rules, from the next order that is sent, delivered or drafted on. */
export function setOrderRules(
  state: ShopState,
  command: Command<OrderInput>,
  { rules, reason }: Asked<'set-order-rules'>,
): Decision {
  state.newSettings.push({ name: ORDER_RULES, value: JSON.stringify(rules), at: command.at });
  return {
    accepted: true,
    result: { ...rules },
    audit: { action: 'shop.set-order-rules', subject: ORDER_RULES, reason, details: { ...rules } },
  };
}
