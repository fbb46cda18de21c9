import type { Session } from '../market.ts';
import type { Side } from '../order.ts';
import type { Rules } from './rules.ts';
import { stepDown, stepUp, tickAbove, tickBelow } from './ticks.ts';

/** A price of one side, with the worse ones behind it. */
interface Queue {
  readonly price: number;
  readonly quantity: number;
  readonly worse: Queue | null;
}

/** What of a market an auction's price hangs on: a market has it, and so has what everybody sees of one. */
export interface Auctioned {
  readonly rules: Pick<Rules, 'ticks'>;
  readonly session: Pick<Session, 'last' | 'lower' | 'upper'>;
  readonly book: {
    /** Shares of orders without a price. */
    unpriced(side: Side): { readonly quantity: number };
    /** 0 when nobody names a price. */
    best(side: Side): number;
    /** Prices from the best on. */
    side(side: Side): { readonly best: Queue | null };
  };
}

/** What an auction would come to if it ended now. */
export interface Indicative {
  readonly price: number;
  /** Shares that would trade. */
  readonly quantity: number;
  /** Shares that would be left over at the price: of buyers above 0, of sellers below 0. */
  readonly surplus: number;
}

/**
 * The single price at which most shares trade; of several the one with the least surplus; of these the nearest to the newest
 * price (before the first trade of a session: the reference); of two that are as near, the higher one, unless sellers are left over
 * at it. Orders without a price trade at any. Between the orders' prices every step is a price too, as at KRX (business
 * regulations, article 23: the newest price where it is among those at which buys and sells agree, else the nearest to it).
 * Orders of one account on both sides are counted here, and taken apart only when the auction ends.
 * @returns null when nobody would trade
 */
export function indicative(market: Auctioned): Indicative | null {
  const crossing = crossingOf(market);
  if (crossing === null) return null;
  const { low, high } = crossing;
  const last = Math.min(Math.max(market.session.last, low), high);
  let best: Indicative | null = null;
  for (const { price, demand, supply } of pricesOf(crossing, market.rules, last)) {
    const offer = { price, quantity: Math.min(demand, supply), surplus: demand - supply };
    if (offer.quantity > 0 && (best === null || isBetter(offer, best, market.session.last))) best = offer;
  }
  return best;
}

function isBetter(offer: Indicative, best: Indicative, last: number): boolean {
  if (offer.quantity !== best.quantity) return offer.quantity > best.quantity;
  const surplus = Math.abs(offer.surplus) - Math.abs(best.surplus);
  if (surplus !== 0) return surplus < 0;
  const distance = Math.abs(offer.price - last) - Math.abs(best.price - last);
  // Prices are tried from the lowest up.
  return distance === 0 ? offer.surplus >= 0 : distance < 0;
}

/** Shares that want to trade at a price or better, on one side. */
interface Wish {
  readonly price: number;
  readonly quantity: number;
}

/** The part of a book in which buys and sells meet. */
interface Crossing {
  /** The lowest and the highest price at which anything could trade. */
  readonly low: number;
  readonly high: number;
  readonly unpricedBuys: number;
  readonly unpricedSells: number;
  /** Lowest price first. */
  readonly buys: readonly Wish[];
  readonly sells: readonly Wish[];
}

/** The prices between which buys and sells meet; null when they do not. */
export function crossingPrices({ book, session, rules }: Auctioned): { low: number; high: number } | null {
  const unpricedBuys = book.unpriced('buy').quantity;
  const unpricedSells = book.unpriced('sell').quantity;
  const bid = book.best('buy');
  const ask = book.best('sell');
  if ((bid === 0 && unpricedBuys === 0) || (ask === 0 && unpricedSells === 0)) return null;
  // An operator may have set limits inside of which orders do not stand: no price is outside of them.
  const [lowest, highest] = [tickAbove(rules, session.lower), tickBelow(rules, session.upper)];
  const low = unpricedSells > 0 ? lowest : Math.max(ask, lowest);
  const high = unpricedBuys > 0 ? highest : Math.min(bid, highest);
  return low <= high ? { low, high } : null;
}

function crossingOf(market: Auctioned): Crossing | null {
  const prices = crossingPrices(market);
  if (prices === null) return null;
  const { low, high } = prices;
  const { book } = market;
  return {
    low,
    high,
    unpricedBuys: book.unpriced('buy').quantity,
    unpricedSells: book.unpriced('sell').quantity,
    buys: wishes(market, 'buy', (price) => price >= low).reverse(),
    sells: wishes(market, 'sell', (price) => price <= high),
  };
}

function wishes({ book }: Auctioned, side: Side, crosses: (price: number) => boolean): Wish[] {
  const found: Wish[] = [];
  let level = book.side(side).best;
  for (; level !== null && crosses(level.price); level = level.worse) {
    found.push({ price: level.price, quantity: level.quantity });
  }
  return found;
}

interface PricePoint {
  readonly price: number;
  readonly demand: number;
  readonly supply: number;
}

/**
 * Prices worth trying, ascending, with what wants to trade there. Demand and supply change at orders' prices alone; between
 * two of them all prices are alike, so that the ends and the one nearest to the newest price stand for all.
 */
function* pricesOf(crossing: Crossing, rules: Auctioned['rules'], last: number): Generator<PricePoint> {
  const { buys, sells, low, high } = crossing;
  const tried = new Set([low, high, tickBelow(rules, last), tickAbove(rules, last)]);
  for (const { price } of [...buys, ...sells]) {
    tried.add(price).add(stepUp(rules, price)).add(stepDown(rules, price));
  }
  let demand = crossing.unpricedBuys;
  for (const { quantity } of buys) demand += quantity;
  let supply = crossing.unpricedSells;
  let [nextBuy, nextSell] = [0, 0];
  for (const price of [...tried].filter((one) => one >= low && one <= high).sort((a, b) => a - b)) {
    // Buyers leave above their price, sellers come at theirs.
    for (; nextBuy < buys.length && buys[nextBuy]!.price < price; nextBuy += 1) {
      demand -= buys[nextBuy]!.quantity;
    }
    for (; nextSell < sells.length && sells[nextSell]!.price <= price; nextSell += 1) {
      supply += sells[nextSell]!.quantity;
    }
    yield { price, demand, supply };
  }
}
