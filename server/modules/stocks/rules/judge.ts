import { type Refused, refused } from '../../../engine/index.ts';
import { isoOrNull } from '../../../lib/iso.ts';
import { isAuction, type Market } from '../market.ts';
import type { OrderRequest, OrderType } from '../order.ts';
import { isOnTick } from './ticks.ts';

const IN_AUCTIONS: ReadonlySet<OrderType> = new Set<OrderType>(['limit', 'market', 'conditional']);
const PRICED: ReadonlySet<OrderType> = new Set<OrderType>(['limit', 'conditional', 'stop-limit']);
/** KRX takes the conditions IOC and FOK for these only. */
const AT_ONCE: ReadonlySet<OrderType> = new Set<OrderType>(['limit', 'market', 'best-opposite']);

/**
 * Would the market take this order now? Asked before money and shares are; it changes nothing. Whether the order finds
 * somebody to trade with is not asked.
 * @returns the rule that refuses it (`stocks.…`, with what would be right), or null
 */
export function judge(market: Market, request: OrderRequest): Refused | null {
  return (
    judgeTime(market, request) ?? judgeQuantity(market, request.quantity) ?? judgePrices(market, request)
  );
}

/** Is this a price for an order here and today? */
export function judgePrice(market: Market, price: number): Refused | null {
  const { rules, session } = market;
  const { lower, upper } = session;
  if (price < lower || price > upper) return refused('stocks.out-of-limits', { lower, upper });
  return isOnTick(rules, price) ? null : refused('stocks.off-tick', { price });
}

/** Can orders be changed now: a price or quantity amended, a new one placed? Cancels are taken in a halt too. */
export function judgePhase({ session }: Market): Refused | null {
  const { phase, phaseEndsAt } = session;
  const endsAt = isoOrNull(phaseEndsAt);
  // A session that is over and still being swept is closed, whatever it is called.
  if (phase === 'halted') return refused('stocks.halted', { endsAt });
  return phase === 'closed' || session.isSweeping ? refused('stocks.closed', { opensAt: endsAt }) : null;
}

function judgeTime(market: Market, { type, timeInForce }: OrderRequest): Refused | null {
  const wrongPhase = judgePhase(market);
  if (wrongPhase) return wrongPhase;
  const { phase } = market.session;
  const isAtOnce = timeInForce !== 'DAY';
  if (isAtOnce && !AT_ONCE.has(type)) return refused('stocks.condition-not-possible', { type, timeInForce });
  if (!isAuction(phase)) return null;
  const isTaken =
    !isAtOnce && IN_AUCTIONS.has(type) && !(type === 'conditional' && phase === 'closing-auction');
  return isTaken ? null : refused('stocks.type-not-now', { phase, type, timeInForce });
}

function judgeQuantity({ rules }: Market, quantity: number): Refused | null {
  const { maxQuantity } = rules;
  return quantity > maxQuantity ? refused('stocks.too-many-shares', { maxQuantity }) : null;
}

function judgePrices(market: Market, { type, price, stopPrice }: OrderRequest): Refused | null {
  if (!PRICED.has(type)) return null;
  const wrongPrice = judgePrice(market, price);
  if (wrongPrice || type !== 'stop-limit') return wrongPrice;
  return judgePrice(market, stopPrice);
}
