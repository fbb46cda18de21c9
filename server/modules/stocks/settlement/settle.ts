import { postTrade } from '../../pay/index.ts';
import type { Effects, Market, Trade } from '../market.ts';
import type { BookOrder } from '../order.ts';
import { dayOf } from '../rules/days.ts';
import type { StocksState } from '../state.ts';
import { accountOf, holdingOf, touchAccount } from './accounts.ts';
import { addDue, renewLien } from './lien.ts';
import { feeOn, setAsideFor, shareOf, taxOn } from './money.ts';

/**
 * Settles all that a change of a market did: gives back what was set aside for what was traded or ended, sets aside what
 * rests, and moves money and shares of each trade at once. The order is what keeps every wallet at or above what it
 * holds: first the reservations go down to what the orders need after all of it, then each trade is dated and paid.
 * @throws Error when an account is not loaded, or a rule was broken by whoever let the order in
 */
export function settle(state: StocksState, market: Market, effects: Effects): void {
  for (const { buy, sell } of effects.trades) {
    released(state, market, buy);
    released(state, market, sell);
  }
  for (const { order } of effects.ended) released(state, market, order);
  for (const order of effects.rested) released(state, market, order);
  const { trades } = effects;
  if (trades.length === 0) return;
  const settledOn =
    market.seasonId === null ? state.dayAfter(dayOf(trades[0]!.at), market.rules.settlementDays) : null;
  for (const trade of trades) settleTrade(state, market, trade, settledOn);
}

/** Brings what is set aside for an order to what it needs as it stands now; doing it again does nothing. */
function released(state: StocksState, market: Market, order: BookOrder): void {
  const needed = setAsideFor(market, order);
  const change = needed - order.reserved;
  if (change === 0) return;
  order.reserved = needed;
  const account = accountOf(state, order.accountId, market.clock);
  if (order.side === 'sell') {
    const holding = holdingOf(state, order.accountId, market.symbol);
    holding.reserved += change;
    if (holding.reserved < 0) throw new Error(`${order.accountId} has less set aside than ${order.id}`);
    return;
  }
  account.reserved += change;
  if (account.reserved < 0) throw new Error(`${order.accountId} has less set aside than ${order.id}`);
  touchAccount(account);
  renewLien(state, account);
}

/** @param settledOn the day; null where money is not withdrawn and so is never due */
function settleTrade(state: StocksState, market: Market, trade: Trade, settledOn: string | null): void {
  const { id, at, price, quantity, buy, sell } = trade;
  if (buy.accountId === sell.accountId) throw new Error(`${id}: ${buy.accountId} met itself`);
  const amount = price * quantity;
  const fee = feeOn(market, amount);
  const tax = taxOn(market, amount);
  const proceeds = amount - fee - tax;
  const buyer = accountOf(state, buy.accountId, at);
  const seller = accountOf(state, sell.accountId, at);
  if (settledOn !== null) {
    addDue(buyer, settledOn, -(amount + fee));
    addDue(seller, settledOn, proceeds);
    renewLien(state, buyer);
  }
  const legs = [{ walletId: seller.id, amount: proceeds }];
  const charges = fee + fee + tax;
  if (charges > 0) legs.push({ walletId: state.houseWalletId, amount: charges });
  postTrade(state.ledger, {
    transferId: id,
    at,
    payerId: buyer.id,
    legs,
    memo: `${market.symbol} ${quantity} × ${price}`,
    refersTo: null,
  });
  // Only now: the money is there.
  renewLien(state, seller);
  moveShares(state, market, trade, { amount, fee, tax });
}

function moveShares(
  state: StocksState,
  { symbol }: Market,
  { id, at, price, quantity, buy, sell }: Trade,
  { amount, fee, tax }: { readonly amount: number; readonly fee: number; readonly tax: number },
): void {
  const bought = holdingOf(state, buy.accountId, symbol);
  bought.quantity += quantity;
  bought.cost += amount + fee;
  const sold = holdingOf(state, sell.accountId, symbol);
  // The last share takes what rounding has left.
  const cost = sold.quantity === quantity ? sold.cost : shareOf(sold.cost, quantity, sold.quantity);
  const profit = amount - fee - tax - cost;
  sold.quantity -= quantity;
  sold.cost -= cost;
  sold.profit += profit;
  if (sold.quantity < sold.reserved) throw new Error(`${sell.accountId} sold shares of ${symbol} it has not`);
  const both = { id, symbol, price, quantity, fee, at };
  state.fills.push(
    { ...both, accountId: buy.accountId, orderId: buy.id, side: 'buy', tax: 0, profit: 0 },
    { ...both, accountId: sell.accountId, orderId: sell.id, side: 'sell', tax, profit },
  );
}
