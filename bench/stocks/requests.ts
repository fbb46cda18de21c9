import type { RequestList } from '../load.ts';
import type { Member } from '../rig/installation.ts';
import { seededRandom } from '../rig/requests.ts';

/** Bodies differ so often before they are the same again. */
const BODIES = 4_000;
const RESTING_BODIES = 200;
/** Around which the bench trades; its tick is 10 won. */
const PRICE = 10_000;
const TICK = 10;
const REACH = 6;
const MOST_SHARES = 9;

export interface OrdersPlan {
  readonly path: '/api/v1/stocks/orders' | '/api/v1/echo/stocks/orders';
  readonly members: readonly Member[];
  readonly symbols: readonly string[];
  readonly count: number;
  readonly keyPrefix: string;
}

/**
 * Members in turn, every other one buys and the others sell, so that nobody meets an order of their own: limits within a few
 * ticks of one price, most of which trade sooner or later.
 */
export function orderRequests(plan: OrdersPlan): RequestList {
  const { symbols } = plan;
  const random = seededRandom(symbols.length);
  return listOf(
    plan,
    Array.from({ length: BODIES }, (_, i) => orderBody(symbols[pick(random, symbols)]!, i, random)),
  );
}

const listOf = ({ path, members, count, keyPrefix }: OrdersPlan, bodies: readonly string[]): RequestList => ({
  method: 'POST',
  count,
  path: { values: [path] },
  token: { values: members.map(({ token }) => token) },
  body: { values: bodies },
  keyPrefix,
});

const pick = (random: () => number, from: readonly unknown[]): number => Math.floor(random() * from.length);

function orderBody(symbol: string, i: number, random: () => number): string {
  const price = PRICE + (Math.floor(random() * (2 * REACH + 1)) - REACH) * TICK;
  const quantity = 1 + Math.floor(random() * MOST_SHARES);
  return JSON.stringify({ symbol, side: i % 2 === 0 ? 'buy' : 'sell', type: 'limit', quantity, price });
}

/** An order that rests and who placed it. */
export interface Resting {
  readonly orderId: string;
  readonly token: string;
}

/** Orders that rest far from the price: something to cancel. */
export function restingRequests(plan: OrdersPlan): RequestList {
  const { symbols } = plan;
  const bodies = Array.from({ length: RESTING_BODIES }, (_, i) => {
    const isBuy = i % 2 === 0;
    const price = PRICE + (isBuy ? -1 : 1) * (20 + (i % 50)) * TICK;
    const symbol = symbols[i % symbols.length]!;
    return JSON.stringify({ symbol, side: isBuy ? 'buy' : 'sell', type: 'limit', quantity: 1, price });
  });
  return listOf(plan, bodies);
}

/**
 * New orders and cancels of what rests, in a fixed random order.
 * @param share of new orders, from 0 to 1; there are as many cancels as `resting` has orders
 */
export function mixedRequests(plan: OrdersPlan, resting: readonly Resting[], share: number): RequestList {
  const random = seededRandom(resting.length);
  const fresh = Math.round((resting.length * share) / (1 - share));
  const orders = orderRequests({ ...plan, count: fresh });
  const kinds = Array.from({ length: fresh + resting.length }, (_, i) => i < fresh);
  for (let i = kinds.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [kinds[i], kinds[j]] = [kinds[j]!, kinds[i]!];
  }
  const count = kinds.length;
  const [path, token, body] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  const { length: bodies } = orders.body!.values;
  let [news, cancels] = [0, 0];
  for (const [i, isNew] of kinds.entries()) {
    if (isNew) {
      path[i] = resting.length;
      token[i] = resting.length + (news % plan.members.length);
      body[i] = news % bodies;
      news += 1;
    } else {
      path[i] = cancels;
      token[i] = cancels;
      body[i] = bodies;
      cancels += 1;
    }
  }
  const cancelPaths = resting.map(({ orderId }) => `/api/v1/stocks/orders/${orderId}/cancellations`);
  return {
    method: 'POST',
    count,
    path: { values: [...cancelPaths, plan.path], order: path },
    token: { values: [...resting.map((one) => one.token), ...orders.token!.values], order: token },
    body: { values: [...orders.body!.values, '{}'], order: body },
    keyPrefix: plan.keyPrefix,
  };
}
