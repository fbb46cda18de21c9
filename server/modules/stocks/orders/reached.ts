import type { Command } from '../../../engine/index.ts';
import type { Market } from '../market.ts';
import { type Incoming, reach } from '../matching/index.ts';
import type { Limits } from '../rules/index.ts';
import { tradingIdOf } from '../state.ts';
import type { Granted, StocksInput } from './input.ts';
import type { ExchangeState } from './state.ts';

/** The accounts that a batch may change, and what of which symbol they have. */
export interface Accounts {
  readonly ids: Set<string>;
  readonly pairs: [accountId: string, symbol: string][];
}

/** What a batch brings to one symbol. */
interface Coming {
  readonly accounts: Set<string>;
  readonly orders: Incoming[];
  commands: number;
  /** A command may begin or end a phase by itself. */
  isByHand: boolean;
  /** What commands may set. */
  readonly limits: Limits[];
}

/** Every trading account that a batch could touch: those of its commands, and those that its orders could meet. */
export function accountsIn(
  state: ExchangeState,
  commands: readonly Command<StocksInput>[],
  at: number,
): Accounts {
  const ids = new Set<string>();
  const bySymbol = new Map<string, Coming>();
  for (const symbol of state.lives.keys()) bySymbol.set(symbol, nothing());
  for (const command of commands) addCommand(state, command, bySymbol, ids);
  const pairs: [string, string][] = [];
  for (const [symbol, { accounts, orders, ...occasion }] of bySymbol) {
    const market = state.markets.get(symbol);
    if (market)
      for (const id of reach(market, orders, { at: Math.max(at, market.clock), ...occasion }))
        accounts.add(id);
    for (const id of accounts) {
      ids.add(id);
      pairs.push([id, symbol]);
    }
  }
  return { ids, pairs };
}

const nothing = (): Coming => ({ accounts: new Set(), orders: [], commands: 0, isByHand: false, limits: [] });

function addCommand(
  state: ExchangeState,
  { id, accountId: memberId, input }: Command<StocksInput>,
  bySymbol: Map<string, Coming>,
  ids: Set<string>,
): void {
  switch (input.kind) {
    case 'place': {
      const market = state.markets.get(input.symbol);
      const coming = bySymbol.get(input.symbol);
      if (!market || !coming) return;
      const accountId = tradingIdOf(memberId, market.seasonId);
      coming.accounts.add(accountId);
      coming.orders.push(input);
      coming.commands += 1;
      return;
    }
    case 'cancel':
    case 'amend': {
      const named = state.stored.get(input.orderId);
      const coming = named && bySymbol.get(named.symbol);
      if (!named || !coming) return;
      coming.accounts.add(named.accountId);
      coming.commands += 1;
      const order = state.markets.get(named.symbol)?.book.get(named.id);
      if (!order) return;
      const isMoved = input.kind === 'amend';
      coming.orders.push({
        ...{ side: order.side, orderId: order.id, stopPrice: order.stopPrice },
        price: (isMoved ? input.price : null) ?? order.price,
        quantity: isMoved ? (input.quantity ?? order.quantity) : 0,
      });
      return;
    }
    case 'cancel-all':
      for (const symbol of state.openSymbols.get(id) ?? []) {
        const market = state.markets.get(symbol);
        if (market) addOwn(market, tradingIdOf(memberId, market.seasonId), bySymbol.get(symbol));
      }
      return;
    case 'grant':
    case 'list':
      addHolders(input.kind === 'grant' ? input.symbol : input.listing.symbol, input.holders, bySymbol);
      return;
    case 'settle':
      for (const accountId of input.accountIds) ids.add(accountId);
      return;
    case 'circuit-break':
      for (const symbol of input.symbols) turn(bySymbol, symbol);
      return;
    case 'set-limits':
      turn(bySymbol, input.symbol);
      bySymbol.get(input.symbol)?.limits.push(input);
      return;
    case 'advance':
      count(bySymbol, input.symbol);
      return;
    default:
      turn(bySymbol, input.symbol);
  }
}

/** All orders of an account may go: what stands behind them comes nearer. */
function addOwn({ book }: Market, accountId: string, coming: Coming | undefined): void {
  if (!coming) return;
  coming.accounts.add(accountId);
  coming.commands += 1;
  for (const { id: orderId, side, price } of book.ordersOf(accountId)) {
    coming.orders.push({ side, price, quantity: 0, orderId });
  }
}

function count(bySymbol: Map<string, Coming>, symbol: string): void {
  const coming = bySymbol.get(symbol);
  if (coming) coming.commands += 1;
}

function turn(bySymbol: Map<string, Coming>, symbol: string): void {
  const coming = bySymbol.get(symbol);
  if (!coming) return;
  coming.isByHand = true;
  coming.commands += 1;
}

function addHolders(symbol: string, holders: readonly Granted[], bySymbol: Map<string, Coming>): void {
  const coming = bySymbol.get(symbol) ?? nothing();
  for (const { accountId } of holders) coming.accounts.add(accountId);
  bySymbol.set(symbol, coming);
}
