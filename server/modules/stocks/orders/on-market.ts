import type { Accepted, Command, Decision, DomainEvent, Refused } from '../../../engine/types.ts';
import { refused } from '../../../engine/types.ts';
import type { Effects, Market } from '../market.ts';
import type { BookOrder } from '../order.ts';
import { advance } from '../rules/index.ts';
import { settle } from '../settlement/index.ts';
import type { Live } from './loading.ts';
import { type Moved, movedEvent } from './moved.ts';
import { type ExchangeState, touch } from './state.ts';

const isDue = ({ nextAt }: Market, at: number): boolean => nextAt !== null && nextAt <= at;

/**
 * Lets a command act on a market, after time has: what is due by now happens first, whoever comes upon it. It has its own
 * sequence and event, and happens also when the command itself is refused.
 * @param act gets the market at its newest time
 */
export function onMarket(
  state: ExchangeState,
  command: Command,
  asked: { readonly symbol: string; readonly draw: number },
  act: (live: Live) => Decision,
): Decision {
  const live = state.lives.get(asked.symbol);
  if (!live?.isListed) return refused('stocks.symbol-not-found');
  const passed = passTime(state, live, command.at, asked.draw);
  const decision = act(live);
  return passed.length === 0 ? decision : withEvents(decision, passed);
}

/** Begins or ends what is due. @returns the event, if anything was */
export function passTime(state: ExchangeState, live: Live, at: number, draw: number): DomainEvent[] {
  const { market } = live;
  if (!isDue(market, Math.max(at, market.clock))) return [];
  setClock(state, live, at);
  const before = market.session.sessionNo;
  const effects = advance(market, market.clock, draw, state.exchange);
  if (market.session.phase === 'closed' || market.session.sessionNo !== before) live.hasEnded = true;
  return [concluded(state, live, effects)];
}

/** Takes the market for this batch and brings it to the time of a command. */
export function setClock(state: ExchangeState, live: Live, at: number): void {
  touch(state, live);
  if (at > live.market.clock) live.market.clock = at;
}

/**
 * Settles what a change of a market did, gives it its sequence, and tells it. The market's clock stands at the change.
 * @param own the order that the command placed
 */
export function concluded(
  state: ExchangeState,
  live: Live,
  effects: Effects,
  own: BookOrder | null = null,
): DomainEvent {
  const { market } = live;
  settle(state, market, effects);
  market.sequence += 1;
  const changed = new Set<BookOrder>();
  if (own) changed.add(own);
  for (const { buy, sell } of effects.trades) changed.add(buy).add(sell);
  for (const { order } of effects.ended) changed.add(order);
  for (const order of effects.rested) changed.add(order);
  const { orders } = touch(state, live);
  for (const order of changed) orders.set(order, market.clock);
  const event = movedEvent(market, effects, changed, own);
  state.told.push(event.data as Moved);
  return event;
}

export function withEvents(decision: Decision, events: readonly DomainEvent[]): Accepted | Refused {
  return { ...decision, events: [...events, ...(decision.events ?? [])] };
}
