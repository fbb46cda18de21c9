import { emptyLedger, emptyWallet, type Wallet } from '../../../pay/index.ts';
import { type Effects, type Market, noEffects, type Trade } from '../../market.ts';
import type { Book } from '../../matching/index.ts';
import { type BookOrder, leftOf, type OrderRequest, type Side } from '../../order.ts';
import type { Rules } from '../../rules/rules.ts';
import type { Holding, StocksState } from '../../state.ts';
import { holdingKey } from '../../state.ts';

/** Noon of a Tuesday in Seoul. */
export const NOON = Date.UTC(2026, 10, 24, 3);
export const HOUSE = 'house:stocks:00';
const DAY_MS = 86_400_000;

/** Every day is a business day here. */
const dayAfter = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10);

const RULES = {
  feePpm: 150,
  sellTaxPpm: { KOSPI: 2_000, KOSDAQ: 1_800 },
  settlementDays: 2,
} as Rules;

/** A state as prefetch would have loaded it. */
export function stateOf(wallets: readonly Wallet[]): StocksState {
  const ledger = emptyLedger();
  for (const wallet of [emptyWallet(HOUSE, 'house', 'KRW', 0), ...wallets])
    ledger.wallets.set(wallet.id, wallet);
  return {
    markets: new Map(),
    accounts: new Map(),
    holdings: new Map(),
    stored: new Map(),
    ledger,
    houseWalletId: HOUSE,
    placed: [],
    changed: new Set(),
    fills: [],
    dayAfter,
  };
}

export const walletWith = (id: string, balance: number, currency = 'KRW'): Wallet => ({
  ...emptyWallet(id, 'member', currency, 0),
  balance,
});

/** Puts shares into an account, as the lane does when it grants them. */
export function give(
  state: StocksState,
  accountId: string,
  symbol: string,
  quantity: number,
  cost = 0,
): Holding {
  const holding: Holding = { accountId, symbol, quantity, reserved: 0, cost, profit: 0, change: 'none' };
  state.holdings.set(holdingKey(accountId, symbol), holding);
  return holding;
}

/**
 * A market with the plainest matching there is: an array of orders, price and then time. It stands in for the book, whose
 * rules are not what is looked at here.
 */
export class Pit {
  readonly orders: BookOrder[] = [];
  readonly market: Market;

  constructor(symbol: string, { seasonId = null, currency = 'KRW' }: Partial<Market> = {}) {
    this.market = {
      symbol,
      listingNo: symbol.charCodeAt(0),
      seasonId,
      board: 'KOSPI',
      schedule: 'continuous',
      currency,
      sequence: 0,
      clock: NOON,
      nextAt: null,
      rules: RULES,
      session: { upper: 1_300, lower: 700, tradeNo: 0 } as Market['session'],
      book: { best: (side: Side) => this.best(side)?.price ?? 0 } as unknown as Book,
    };
  }

  live(): BookOrder[] {
    return this.orders.filter(({ status }) => status === 'open');
  }

  best(side: Side): BookOrder | undefined {
    const [first] = this.live()
      .filter((order) => order.side === side && order.price > 0)
      .sort((a, b) => (side === 'buy' ? b.price - a.price : a.price - b.price) || a.priority - b.priority);
    return first;
  }

  /** @param rests an auction is being gathered: nothing trades yet */
  place(request: OrderRequest, rests = false): Effects {
    const { side, type } = request;
    const own = type === 'best-own' ? this.best(side)?.price : undefined;
    const order: BookOrder = {
      ...request,
      ...{ price: own ?? request.price, filled: 0, amount: 0, status: 'open', reason: null, reserved: 0 },
      ...{ priority: this.orders.length, createdAt: this.market.clock },
    };
    this.orders.push(order);
    return rests ? { ...noEffects(), rested: [order] } : this.match(order);
  }

  match(order: BookOrder): Effects {
    const effects = noEffects();
    while (leftOf(order) > 0) {
      const other = this.best(order.side === 'buy' ? 'sell' : 'buy');
      if (!other || !meets(order, other.price)) break;
      if (other.accountId === order.accountId) {
        end(order, effects);
        return effects;
      }
      this.trade(order, other, other.price, effects);
    }
    if (leftOf(order) > 0 && order.price === 0) end(order, effects);
    else if (leftOf(order) > 0) effects.rested.push(order);
    return effects;
  }

  /** All that meets at one price trades at it; market orders first. What is left of those rests at the price. */
  uncross(price: number): Effects {
    const effects = noEffects();
    const side = (wanted: Side) =>
      this.live()
        .filter((order) => order.side === wanted && meets(order, price))
        .sort((a, b) => (a.price === 0 ? 0 : 1) - (b.price === 0 ? 0 : 1) || a.priority - b.priority);
    for (const buy of side('buy')) {
      for (const sell of side('sell')) {
        if (leftOf(buy) === 0) break;
        if (leftOf(sell) > 0 && sell.accountId !== buy.accountId) this.trade(buy, sell, price, effects);
      }
    }
    for (const order of this.live().filter((one) => one.price === 0)) {
      order.price = price;
      order.type = 'limit';
      effects.rested.push(order);
    }
    return effects;
  }

  cancel(order: BookOrder, quantity: number | null): Effects {
    const effects = noEffects();
    if (quantity === null || quantity >= leftOf(order)) end(order, effects);
    else {
      order.quantity -= quantity;
      effects.ended.push({ order, quantity, reason: 'asked' });
    }
    return effects;
  }

  amend(order: BookOrder, change: { readonly price: number; readonly quantity: number }): Effects {
    Object.assign(order, change);
    if (order.type === 'market') order.type = 'limit';
    return this.match(order);
  }

  private trade(one: BookOrder, other: BookOrder, price: number, effects: Effects): void {
    const [buy, sell] = one.side === 'buy' ? [one, other] : [other, one];
    const quantity = Math.min(leftOf(buy), leftOf(sell));
    const { market } = this;
    market.session.tradeNo += 1;
    const tradeNo = market.session.tradeNo;
    for (const order of [buy, sell]) {
      order.filled += quantity;
      order.amount += price * quantity;
      if (leftOf(order) === 0) order.status = 'filled';
    }
    const id = `${market.symbol}${String(tradeNo).padStart(8, '0')}`;
    const trade: Trade = { id, tradeNo, at: market.clock, price, quantity, buy, sell, taker: one.side };
    effects.trades.push(trade);
  }
}

const meets = (order: BookOrder, price: number): boolean =>
  order.price === 0 || (order.side === 'buy' ? order.price >= price : order.price <= price);

function end(order: BookOrder, effects: Effects): void {
  order.status = 'cancelled';
  effects.ended.push({ order, quantity: leftOf(order), reason: 'asked' });
}
