import type { Part } from '../../../module.ts';
import type { TripsParts } from '../parts.ts';
import { moneyNotices } from './notices.ts';
import { registerMoneyRoutes } from './routes.ts';

export { reconcileTrips } from './reconciliation.ts';

export type Money = Part;

/** Costs, who owes whom, and paying it back from the wallet. */
export function createMoney(parts: TripsParts): Money {
  return { routes: (app) => registerMoneyRoutes(app, parts), notices: moneyNotices };
}
