import { insertMarkets, type SeedMarket } from '../../server/modules/stocks/index.ts';
import type { SeedContext } from './seeders.ts';

const PRICE_WON = 10_000;
/** As much in shares as members have in money. */
const SHARES_EACH = 1_000;
const SHARES_ISSUED = 10_000_000_000;

/**
 * Lists a symbol that is always open, and gives the members of this run shares of it.
 * @returns the symbol
 */
export async function seedSymbol({
  database,
  makeId,
  now,
  memberIds,
}: Pick<SeedContext, 'database' | 'makeId' | 'now' | 'memberIds'>): Promise<string> {
  const symbol = `L${makeId().slice(3, 11)}`;
  const listing: SeedMarket['listing'] = {
    ...{ symbol, seasonId: null, board: 'KOSPI', schedule: 'continuous', currency: 'KRW' },
    name: { ko: `부하 시험 ${symbol}`, en: `Load test ${symbol}` },
    about: { ko: '', en: '' },
    ...{ sector: 'load-tests', color: '#475569', sharesIssued: SHARES_ISSUED, reference: PRICE_WON },
  };
  const holders = memberIds.map((accountId) => ({ accountId, quantity: SHARES_EACH }));
  await database.transact((tx) => insertMarkets(tx, [{ listing, holders, at: now() }]));
  return symbol;
}
