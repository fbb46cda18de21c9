import type { Quote } from '../../../api/stocks.ts';
import { rateOf } from '../parts/change.ts';

export interface Sector {
  readonly sector: string;
  /** Mean of its symbols, each counted alike, as a share: 0.012 for +1.2 %. */
  readonly rate: number;
  readonly count: number;
}

/** Sectors of a market, the one that rose most first. */
export function sectorsOf(quotes: readonly Pick<Quote, 'sector' | 'last' | 'change'>[]): Sector[] {
  const groups = Map.groupBy(quotes, ({ sector }) => sector);
  return [...groups]
    .map(([sector, members]) => {
      const rates = members.map(({ last, change }) => rateOf(last, change));
      return {
        sector,
        rate: rates.reduce((sum, rate) => sum + rate, 0) / rates.length,
        count: members.length,
      };
    })
    .sort((a, b) => b.rate - a.rate || (a.sector < b.sector ? -1 : 1));
}
