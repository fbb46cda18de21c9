import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { noEffects } from '../market.ts';
import { amend as move, cancel as takeOut } from '../matching/index.ts';
import { type BookOrder, leftOf, type OrderType } from '../order.ts';
import { judge } from '../rules/index.ts';
import { partsOf, reserveForChange } from '../settlement/index.ts';
import { type StoredOrder, tradingIdOf } from '../state.ts';
import { ENDED_AT_ONCE } from './bounds.ts';
import type { Asked } from './input.ts';
import type { Live } from './loading.ts';
import { concluded, passTime, setClock, withEvents } from './on-market.ts';
import { orderView, refuseAmount } from './place.ts';
import { type ExchangeState, touch } from './state.ts';

/** Takes an order, or some shares of it, out of its book. An operator may take out anybody's. */
export function cancel(state: ExchangeState, command: Command, asked: Asked<'cancel'>): Decision {
  const { reason, quantity } = asked;
  return onOrder(state, command, asked, reason !== null, (live, order) => {
    const { market } = live;
    if (quantity !== null && quantity > leftOf(order)) {
      return refused('stocks.too-many-shares', { maxQuantity: leftOf(order) });
    }
    setClock(state, live, command.at);
    const part = quantity === leftOf(order) ? null : quantity;
    const effects = takeOut(market, order, part, market.clock, reason === null ? 'asked' : 'by-operator');
    const event = concluded(state, live, effects);
    const decision = {
      accepted: true,
      result: orderView(market, order, market.clock),
      events: [event],
    } as const;
    if (reason === null) return decision;
    const details = { symbol: market.symbol, accountId: order.accountId };
    return { ...decision, audit: { action: 'stocks.cancel-order', subject: order.id, reason, details } };
  });
}

/** Another price or quantity: another price, or more shares, loses its place in time. */
export function amend(state: ExchangeState, command: Command, asked: Asked<'amend'>): Decision {
  return onOrder(state, command, asked, false, (live, order) => {
    const { market } = live;
    const wish = { price: asked.price ?? order.price, quantity: asked.quantity ?? order.quantity };
    if (wish.quantity <= order.filled) return refused('stocks.order-over', { filled: order.filled });
    const refusal =
      judge(market, { ...order, type: typeAfter(order, wish.price), ...wish }) ??
      refuseAmount(wish.price, wish.quantity) ??
      reserveForChange(state, market, order, wish);
    if (refusal) return refusal;
    touch(state, live);
    const clock = Math.max(command.at, market.clock);
    const effects = move(market, order, wish, clock);
    if ('accepted' in effects) return effects;
    setClock(state, live, clock);
    const event = concluded(state, live, effects);
    return { accepted: true, result: orderView(market, order, market.clock), events: [event] };
  });
}

/** What an order is judged as when it is changed: one that took its price from the book, or a stop that was reached, is a limit by now. */
function typeAfter({ type, status }: BookOrder, price: number): OrderType {
  if (type === 'conditional' || (type === 'stop-limit' && status === 'waiting')) return type;
  return price === 0 ? 'market' : 'limit';
}

/** All open orders of a member, as far as one command may go: `left` says how many remain. */
export function cancelAll(state: ExchangeState, command: Command, asked: Asked<'cancel-all'>): Decision {
  const cancelled: string[] = [];
  const events = [];
  let left = 0;
  for (const symbol of state.openSymbols.get(command.id) ?? []) {
    const live = state.lives.get(symbol);
    if (!live) continue;
    const { market } = live;
    events.push(...passTime(state, live, command.at, asked.draw));
    const own = ownOrders(live, command.accountId);
    const taken = own.slice(0, ENDED_AT_ONCE - cancelled.length);
    left += own.length - taken.length;
    if (taken.length === 0) continue;
    setClock(state, live, command.at);
    const effects = noEffects();
    for (const order of taken) {
      effects.ended.push(...takeOut(market, order, null, market.clock, 'asked').ended);
      cancelled.push(order.id);
    }
    events.push(concluded(state, live, effects));
  }
  return { accepted: true, result: { cancelled: cancelled.length, orderIds: cancelled, left }, events };
}

const ownOrders = ({ market }: Live, memberId: string): BookOrder[] =>
  market.book.ordersOf(tradingIdOf(memberId, market.seasonId));

/** Looks an order up that a command names; another member's is answered like one that does not exist. */
function onOrder(
  state: ExchangeState,
  command: Command,
  asked: { readonly orderId: string; readonly draw: number },
  isOperator: boolean,
  act: (live: Live, order: BookOrder) => Decision,
): Decision {
  const named = state.stored.get(asked.orderId);
  const live = named && state.lives.get(named.symbol);
  const isOwn = isOperator || (named && partsOf(named.accountId).memberId === command.accountId);
  if (!live || !isOwn) return refused('stocks.order-not-found');
  const passed = passTime(state, live, command.at, asked.draw);
  const order = live.market.book.get(named.id);
  const decision = order ? act(live, order) : refused('stocks.order-over', { status: endOf(state, named) });
  return passed.length === 0 ? decision : withEvents(decision, passed);
}

/** How an order ended: as its row says, or in this very batch. */
function endOf({ touched }: ExchangeState, { id, symbol, status }: StoredOrder): string {
  for (const order of touched.get(symbol)?.orders.keys() ?? []) if (order.id === id) return order.status;
  return status;
}
