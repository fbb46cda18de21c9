import { mustHave } from '../../pay/index.ts';
import { type Holding, holdingKey, type StocksState, type TradingAccount } from '../state.ts';

/** Marks an account for writing. */
export function touchAccount(account: TradingAccount): void {
  if (account.change === 'none') account.change = 'changed';
}

function touchHolding(holding: Holding): void {
  if (holding.change === 'none') holding.change = 'changed';
}

/** Whose a trading account is, and of which season: what `tradingIdOf` put together. */
export function partsOf(tradingId: string): { memberId: string; seasonId: string | null } {
  const dot = tradingId.indexOf('.');
  if (dot < 0) return { memberId: tradingId, seasonId: null };
  return { memberId: tradingId.slice(0, dot), seasonId: tradingId.slice(dot + 1) };
}

/**
 * The trading account of an id; opened when its owner has not traded yet.
 * @param at epoch milliseconds
 * @throws Error when its wallet is not loaded: then nobody has looked for the account either
 */
export function accountOf(state: StocksState, id: string, at: number): TradingAccount {
  const known = state.accounts.get(id);
  if (known) return known;
  mustHave(state.ledger, id);
  const account: TradingAccount = {
    id,
    ...partsOf(id),
    reserved: 0,
    due: [],
    lien: 0,
    openedAt: at,
    change: 'new',
  };
  state.accounts.set(id, account);
  return account;
}

/** What an account has of a symbol, to be changed; empty when it has never had any. */
export function holdingOf(state: StocksState, accountId: string, symbol: string): Holding {
  const key = holdingKey(accountId, symbol);
  const known = state.holdings.get(key);
  if (known) {
    touchHolding(known);
    return known;
  }
  const holding: Holding = {
    accountId,
    symbol,
    quantity: 0,
    reserved: 0,
    cost: 0,
    profit: 0,
    change: 'new',
  };
  state.holdings.set(key, holding);
  return holding;
}
