import { type Refused, refused } from '../../../engine/types.ts';
import { MAX_AMOUNT } from '../../../lib/schema.ts';
import { mustHave, refuseReceipt } from '../../pay/index.ts';
import type { Market } from '../market.ts';
import { type BookOrder, leftOf, type OrderRequest } from '../order.ts';
import { holdingKey, type StocksState } from '../state.ts';
import { partsOf } from './accounts.ts';
import { costOf, priceToReserve } from './money.ts';

/** What may be spent on orders: the balance without what payments hold and what open buys have set aside. */
export function buyingPowerOf(state: StocksState, accountId: string): number {
  const { balance, held } = mustHave(state.ledger, accountId);
  const account = state.accounts.get(accountId);
  return account ? balance - held + account.lien - account.reserved : balance - held;
}

/** Shares that no open sell has set aside. */
export function sellableOf(state: StocksState, accountId: string, symbol: string): number {
  const holding = state.holdings.get(holdingKey(accountId, symbol));
  return holding ? holding.quantity - holding.reserved : 0;
}

/**
 * Whether an account can bear an order: money or shares for all of it, at the most that it may cost. Changes nothing;
 * what is set aside is put down by `settle`, when the book has shown what becomes of the order.
 * @returns stocks.account-closed, symbol-not-found (of another season), insufficient-shares, pay.account-frozen,
 *   limit-exceeded, insufficient-funds; null when it can
 */
export function reserveFor(state: StocksState, market: Market, request: OrderRequest): Refused | null {
  return (
    refuseAccount(state, market, request.accountId) ??
    refuseAmount(state, market, request, request.quantity, 0)
  );
}

/**
 * Whether an account can bear what an order would be after a change.
 * @param quantity of the whole order, with what was filled
 */
export function reserveForChange(
  state: StocksState,
  market: Market,
  order: BookOrder,
  { price, quantity }: { readonly price: number; readonly quantity: number },
): Refused | null {
  const left = leftOf(order) + quantity - order.quantity;
  const { accountId, side, type, reserved } = order;
  return (
    refuseAccount(state, market, accountId) ??
    refuseAmount(state, market, { accountId, side, type, price }, left, reserved)
  );
}

function refuseAccount(state: StocksState, market: Market, accountId: string): Refused | null {
  if (partsOf(accountId).seasonId !== market.seasonId) return refused('stocks.symbol-not-found');
  const wallet = state.ledger.wallets.get(accountId);
  if (!wallet || wallet.status === 'closed' || wallet.currency !== market.currency) {
    return refused('stocks.account-closed');
  }
  return wallet.status === 'frozen' ? refused('pay.account-frozen', { walletId: accountId }) : null;
}

function refuseAmount(
  state: StocksState,
  market: Market,
  order: Pick<OrderRequest, 'accountId' | 'side' | 'type' | 'price'>,
  left: number,
  alreadySetAside: number,
): Refused | null {
  const { accountId, side } = order;
  if (side === 'sell') {
    const sellable = sellableOf(state, accountId, market.symbol) + alreadySetAside;
    if (left > sellable) return refused('stocks.insufficient-shares', { sellable });
    // A wallet above its ceiling takes no more promises; those it has made it keeps, wherever they lead it.
    return refuseReceipt(mustHave(state.ledger, accountId), 0);
  }
  const price = priceToReserve(market, order);
  if (price * left > MAX_AMOUNT) return refused('pay.limit-exceeded', { maxAmount: MAX_AMOUNT });
  const needed = costOf(market, price, left);
  const available = buyingPowerOf(state, accountId) + alreadySetAside;
  return needed > available ? refused('pay.insufficient-funds', { available, needed }) : null;
}
