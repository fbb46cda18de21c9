import type { Executor } from '../../../db/dialect.ts';
import type { Refused } from '../../../engine/types.ts';
import { ProblemError } from '../../../http/errors.ts';
import { MAX_AMOUNT } from '../../../lib/schema.ts';
import { emptyLedger, emptyWallet } from '../../pay/index.ts';
import type { Market } from '../market.ts';
import type { OrderRequest } from '../order.ts';
import { judge } from '../rules/index.ts';
import { type StocksState, tradingIdOf } from '../state.ts';
import { walletOf } from './account-views.ts';
import { costOf, feeOn, priceToReserve, taxOn } from './money.ts';
import { loadAccounts } from './queries.ts';
import { buyingPowerOf, reserveFor, sellableOf } from './reserve.ts';
import type { OrderQuote, QuoteQuery } from './schemas.ts';

/** So far down the other side of a book an estimate looks. */
const LEVELS = 100;
/** What is asked about is no order yet. */
const NO_ID = '';

/**
 * What an order would cost, and the rule that would refuse it now. Nothing is promised: the market goes on.
 * @param marketOf a market as it was committed, to be read before the next await
 * @throws ProblemError stocks.symbol-not-found, account-closed
 */
export async function quoteOrder(
  executor: Executor,
  memberId: string,
  query: QuoteQuery,
  marketOf: (symbol: string) => Promise<Market | null>,
): Promise<OrderQuote> {
  const found = await marketOf(query.symbol);
  const isRight = found && (query.seasonId === undefined || query.seasonId === found.seasonId);
  if (!isRight) throw new ProblemError('stocks.symbol-not-found');
  const accountId = tradingIdOf(memberId, found.seasonId);
  const state = await stateFor(executor, accountId, query.symbol);
  const market = await marketOf(query.symbol);
  if (!market) throw new ProblemError('stocks.symbol-not-found');
  return quoteOn(state, market, { ...requestOf(query), accountId });
}

const requestOf = (query: QuoteQuery): Omit<OrderRequest, 'accountId'> => ({
  id: NO_ID,
  side: query.side,
  type: query.type,
  timeInForce: query.timeInForce ?? 'DAY',
  price: query.price ?? 0,
  stopPrice: query.stopPrice ?? 0,
  quantity: query.quantity ?? 0,
});

/** What prefetch would load of one account, without a lock. */
async function stateFor(executor: Executor, accountId: string, symbol: string): Promise<StocksState> {
  const { balance, held, status, currency } = await walletOf(executor, accountId);
  const ledger = emptyLedger();
  ledger.wallets.set(accountId, { ...emptyWallet(accountId, 'member', currency, 0), balance, held, status });
  const state: StocksState = {
    ...{ ledger, markets: new Map(), accounts: new Map(), holdings: new Map(), stored: new Map() },
    ...{ placed: [], changed: new Set(), fills: [], houseWalletId: '', dayAfter: (day) => day },
  };
  await loadAccounts(executor, state, [accountId], [[accountId, symbol]]);
  return state;
}

function quoteOn(state: StocksState, market: Market, request: OrderRequest): OrderQuote {
  const { side, quantity } = request;
  const amount = amountOf(market, request);
  const fee = feeOn(market, amount);
  const tax = side === 'sell' ? taxOn(market, amount) : 0;
  const refusal = quantity === 0 ? null : (judge(market, request) ?? reserveFor(state, market, request));
  return {
    ...{ amount, fee, tax },
    total: side === 'buy' ? amount + fee : amount - fee - tax,
    reserved: side === 'buy' ? costOf(market, priceToReserve(market, request), quantity) : 0,
    maxQuantity: mostOf(state, market, request),
    currency: market.currency,
    refusal: refusal && told(refusal),
  };
}

const told = ({ code, result }: Refused) => ({ ...result, code });

/** At its own price; without one, at those that stand on the other side, and the newest where they do not reach. */
function amountOf({ book, session }: Market, { side, type, price, quantity }: OrderRequest): number {
  if (price > 0) return price * quantity;
  const best = book.best(type === 'best-own' ? side : side === 'buy' ? 'sell' : 'buy') || session.last;
  if (type !== 'market') return best * quantity;
  const { bids, asks } = book.depth(LEVELS);
  let left = quantity;
  let amount = 0;
  let last = session.last;
  for (const [at, there] of side === 'buy' ? asks : bids) {
    const part = Math.min(left, there);
    amount += at * part;
    left -= part;
    last = at;
    if (left === 0) break;
  }
  return amount + last * left;
}

/** Most shares that the account can bear in one order. */
function mostOf(state: StocksState, market: Market, request: OrderRequest): number {
  const { accountId, side } = request;
  const { maxQuantity } = market.rules;
  if (side === 'sell') return Math.min(maxQuantity, sellableOf(state, accountId, market.symbol));
  const price = priceToReserve(market, request) || market.session.last;
  const power = Math.max(0, Math.min(MAX_AMOUNT, buyingPowerOf(state, accountId)));
  let most = Math.floor(power / price);
  // The fee, rounded down, takes the last of them away.
  while (most > 0 && costOf(market, price, most) > power) {
    most -= Math.max(1, Math.ceil((costOf(market, price, most) - power) / price));
  }
  return Math.max(0, Math.min(maxQuantity, most));
}
