import { type Effects, type Market, noEffects, type Phase } from '../../market.ts';
import { type BookOrder, leftOf, type OrderRequest, type OrderType } from '../../order.ts';
import {
  advance,
  breakCircuit,
  type Exchange,
  halt,
  isSessionOver,
  judge,
  judgePhase,
  judgePrice,
  KRX,
  type Limits,
  newSession,
  resume,
  rulesOfDay,
  setPhase,
} from '../../rules/index.ts';
import { amend, Book, cancel, place, SWEEP_PAGE } from '../index.ts';
import type { Outcome } from './naive-book.ts';
import { NaiveModel } from './naive-model.ts';

/** KRX's rules with rounds of allotment and halts that small orders and short streams meet. */
const EXCHANGE: Exchange = {
  calendar: KRX.calendar,
  rules: [
    {
      ...KRX.rules.at(-1)!,
      from: 0,
      allotment: [2, 5],
      interruption: { staticBp: 1_000, dynamicBp: 300, durationMs: 20_000 },
      circuit: {
        levels: [
          { fallBp: 800, haltMs: 15_000 },
          { fallBp: 1_500, haltMs: 15_000 },
          { fallBp: 2_000, haltMs: null },
        ],
        furtherBp: 100,
        quietMs: 0,
      },
    },
  ],
};

/** When the markets are opened, epoch milliseconds: in the opening auction of a session of the hourly schedule. */
export const START = Date.parse('2026-11-20T00:00:10Z');
const REFERENCE = 1_000;

export type Operation =
  | { readonly kind: 'halt' | 'resume' | 'give-back' }
  | { readonly kind: 'phase'; readonly phase: Phase }
  | { readonly kind: 'circuit'; readonly level: number }
  | ({ readonly kind: 'limits' } & Limits);

/** Two orders have traded: who came and who was there, or (`auction`) both were. */
export type Meeting = `${OrderType} takes ${OrderType}` | `${OrderType} and ${OrderType}`;

function openMarket(): Market {
  const session = newSession({ schedule: 'hourly' }, REFERENCE, START, EXCHANGE);
  return {
    ...{
      symbol: '900110',
      listingNo: 1,
      seasonId: null,
      board: 'KOSPI',
      schedule: 'hourly',
      currency: 'KRW',
    },
    ...{ sequence: 0, clock: START, nextAt: session.phaseEndsAt, session, book: new Book() },
    rules: rulesOfDay(session.day, EXCHANGE),
  };
}

/** A market and its model, to which the same is done; each step throws when they do not come to the same. */
export class Twins {
  readonly market = openMarket();
  readonly model: NaiveModel;
  /** Every order that was ever accepted. */
  readonly placed: BookOrder[] = [];
  readonly meetings = new Map<Meeting, number>();
  /** Phases that began, as `from → to`. */
  readonly turns = new Map<string, number>();
  readonly #types = new Map<string, OrderType>();

  constructor() {
    const { rules, session } = this.market;
    this.model = new NaiveModel(REFERENCE, {
      limitBp: rules.limitBp,
      tickOf: (price) => (price < 2_000 ? 1 : price < 5_000 ? 5 : 10),
      staticBp: rules.interruption.staticBp,
      dynamicBp: rules.interruption.dynamicBp,
      allotment: rules.allotment,
      sweepPage: SWEEP_PAGE,
    });
    this.model.phase = session.phase;
  }

  /** Null when the market does not take the order, which is no matter of matching. Conditions that KRX does not have are tried too. */
  place(request: OrderRequest): Effects | null {
    const objection = judge(this.market, request)?.code;
    if (objection && objection !== 'stocks.condition-not-possible') return null;
    this.#types.set(request.id, request.type);
    this.model.place(request);
    const effects = place(this.market, request, this.market.clock);
    this.#compare(effects);
    if ('accepted' in effects) return null;
    const { order } = effects;
    // As whoever settles would: the journal has to carry it.
    order.reserved = order.side === 'buy' ? order.price * leftOf(order) : 0;
    this.placed.push(order);
    return effects;
  }

  cancel(order: BookOrder, quantity: number | null): Effects | null {
    if (this.market.book.get(order.id) !== order) return null;
    this.model.cancel(order.id, quantity, 'asked');
    const effects = cancel(this.market, order, quantity, this.market.clock, 'asked');
    this.#compare(effects);
    return effects;
  }

  amend(order: BookOrder, change: { readonly price?: number; readonly quantity?: number }): Effects | null {
    const { market } = this;
    if (market.book.get(order.id) !== order || judgePhase(market)) return null;
    if (change.price !== undefined && judgePrice(market, change.price)) return null;
    this.model.amend(order.id, change);
    const effects = amend(market, order, change, market.clock);
    this.#compare(effects);
    return 'accepted' in effects ? null : effects;
  }

  /** Time goes on. */
  advance(at: number, draw: number): Effects {
    if (this.market.session.isSweeping) this.model.sweep();
    const effects = advance(this.market, at, draw, EXCHANGE);
    this.#turn(effects);
    return effects;
  }

  operate(operation: Operation): Effects {
    const { market } = this;
    if (operation.kind === 'limits') return this.#limit(operation);
    const { clock } = market;
    const effects =
      operation.kind === 'halt'
        ? halt(market, clock)
        : operation.kind === 'resume'
          ? resume(market, clock, EXCHANGE)
          : operation.kind === 'circuit'
            ? breakCircuit(market, operation.level, clock, EXCHANGE)
            : setPhase(market, operation.kind === 'phase' ? operation.phase : null, clock, EXCHANGE);
    this.#turn(effects);
    return effects;
  }

  #limit({ lower, upper }: Limits): Effects {
    const { session } = this.market;
    if (!isSessionOver(session) && !session.isSweeping) {
      Object.assign(session, { lower, upper });
      Object.assign(this.model, { lower, upper });
    }
    return noEffects();
  }

  /** The schedule and operators are not the model's: it is told which phase began, and does what belongs to it. */
  #turn(effects: Effects): void {
    for (const { from, to, reason } of effects.phases) {
      // What interrupts the market the model knows by itself.
      if (reason === 'random-end' || reason === 'volatility') continue;
      this.model.turn(to, reason === 'merged');
      this.turns.set(`${from} → ${to}`, (this.turns.get(`${from} → ${to}`) ?? 0) + 1);
    }
    this.model.isSweeping = this.market.session.isSweeping;
    this.model.isOver = isSessionOver(this.market.session);
    this.#compare(effects);
  }

  /** Market and model did the same, in the same order. */
  #compare(effects: ReturnType<typeof amend>): void {
    const expected = JSON.stringify(sorted(this.model.book.take()));
    const found = JSON.stringify(sorted(this.#outcomeOf(effects)));
    if (found !== expected) throw new Error(`the market: ${found}\nthe model:  ${expected}`);
  }

  #outcomeOf(effects: ReturnType<typeof amend>): Outcome {
    if ('accepted' in effects) {
      return { refusal: effects.code, trades: [], ended: [], rested: [], phases: [] };
    }
    return {
      refusal: null,
      trades: effects.trades.map((one) => {
        this.#meet(one.buy, one.sell, one.taker === null ? null : one.taker === 'buy' ? one.buy : one.sell);
        return [one.buy.id, one.sell.id, one.price, one.quantity, one.taker];
      }),
      ended: effects.ended.map(({ order, quantity, reason }) => [order.id, quantity, reason]),
      rested: effects.rested.map(({ id }) => id),
      phases: effects.phases
        .filter(({ reason }) => reason !== 'random-end')
        .map(({ from, to, price }) => [from, to, price]),
    };
  }

  #meet(buy: BookOrder, sell: BookOrder, taker: BookOrder | null): void {
    if (buy.accountId === sell.accountId) throw new Error(`${buy.accountId} has met itself`);
    const [first, second] = taker === sell ? [sell, buy] : [buy, sell];
    const [one, other] = [this.#types.get(first.id)!, this.#types.get(second.id)!];
    const [low, high] = one < other ? [one, other] : [other, one];
    const meeting: Meeting = taker === null ? `${low} and ${high}` : `${one} takes ${other}`;
    this.meetings.set(meeting, (this.meetings.get(meeting) ?? 0) + 1);
  }
}

/** Of which account's orders are ended first is nobody's concern. */
const sorted = (outcome: Outcome): Outcome => ({
  ...outcome,
  ended: outcome.ended.sort(([a], [b]) => (a < b ? -1 : 1)),
});
