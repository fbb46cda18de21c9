import type { Part } from '../../../module.ts';
import type { StocksDependencies } from '../parts.ts';

/** For the lane, which composes them with the book. */
export { accountOf, holdingOf, partsOf } from './accounts.ts';
export { exchangeForPay } from './exchange.ts';
export { settleDue } from './lien.ts';
export { moneyFor } from './money.ts';
export { loadAccounts, writeAccounts } from './queries.ts';
export { reconcileStocks } from './reconciliation.ts';
export { buyingPowerOf, reserveFor, reserveForChange, sellableOf } from './reserve.ts';
export { released, settle } from './settle.ts';

export type Settlement = Part;

export function createSettlement(_deps: StocksDependencies): Settlement {
  return {};
}
