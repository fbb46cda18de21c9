import type { Part } from '../../../module.ts';
import { registerFileRoutes } from './file-routes.ts';
import type { SettlementParts } from './parts.ts';
import { personalData } from './personal-data.ts';
import { registerPortfolioRoutes } from './routes.ts';

/** For the lane, which composes them with the book. */
export { accountOf, holdingOf, partsOf } from './accounts.ts';
export { exchangeForPay } from './exchange.ts';
export { settleDue } from './lien.ts';
export { isBoundByLimits } from './money.ts';
export { loadAccounts, writeAccounts } from './queries.ts';
export { reconcileStocks } from './reconciliation.ts';
export { buyingPowerOf, reserveFor, reserveForChange } from './reserve.ts';
export { settle } from './settle.ts';

export type Settlement = Part;

/** Trading accounts as members see them; what settles trades is composed by the lane. */
export function createSettlement(parts: SettlementParts): Settlement {
  return {
    routes: (app) => {
      registerPortfolioRoutes(app, parts);
      registerFileRoutes(app, parts);
    },
    personalData,
  };
}
