/**
 * What can be told to systems outside. A name stays for good once it stands here: receivers rely on it. Events
 * that hold an address or exist for our own bookkeeping are not among them.
 */
export const EVENTS_FOR_WEBHOOKS: readonly string[] = [
  'account.signed-up',
  'account.role-changed',
  'coupon.campaign-changed',
  'coupon.claimed',
  'pay.hold-captured',
  'pay.hold-expired',
  'pay.hold-made',
  'pay.hold-voided',
  'pay.transferred',
  'pay.wallet-closed',
  'pay.wallet-frozen',
  'pay.wallet-unfrozen',
  'payment.changed',
  'shop.order-cancelled',
  'shop.order-changed',
  'shop.order-drafted',
  'shop.order-expired',
  'shop.order-paid',
  'shop.order-placed',
  'shop.product-changed',
  'shop.refunded',
  'shop.return-changed',
  'shop.stock-changed',
  'tickets.handed-on',
  'tickets.refunded',
  'tickets.reservation-cancelled',
  'tickets.reservation-changed',
  'tickets.reservation-expired',
  'tickets.reservation-paid',
  'tickets.reserved',
  'tickets.round-cancelled',
];

export interface Subscription {
  readonly webhookId: string;
  /** @param at when it happened, epoch milliseconds: what was before the webhook is not for it */
  readonly wants: (eventName: string, at: number) => boolean;
}

/** Whether a pattern (`*`, `pay.*`, `pay.transferred`) takes an event. */
const fits = (pattern: string, name: string): boolean =>
  pattern === '*' || pattern === name || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1)));

/** @param since epoch milliseconds: when the webhook was made */
export const subscription = (
  webhookId: string,
  patterns: readonly string[],
  since: number,
): Subscription => ({
  webhookId,
  wants: (name, at) => at >= since && patterns.some((pattern) => fits(pattern, name)),
});

/** The patterns that take no event at all: most likely a slip. */
export const useless = (patterns: readonly string[]): string[] =>
  patterns.filter((pattern) => !EVENTS_FOR_WEBHOOKS.some((name) => fits(pattern, name)));
