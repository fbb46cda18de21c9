import { useInfiniteQuery } from '@tanstack/react-query';
import { listingsQuery, type SeasonId } from '../../../api/stocks.ts';
import { useLocal } from '../../../i18n/use-local.ts';

/** The market's own list has so many at once. */
const MOST = 100;
const PLAIN = '#57605a';

/** Names and colours of symbols, for rows that know only the symbol; one that is not listed is shown as it is. */
export function useFaces(seasonId: SeasonId): (symbol: string) => { name: string; color: string } {
  const local = useLocal();
  const listings = useInfiniteQuery(listingsQuery({ sort: 'amount', seasonId }, MOST)).data?.pages[0]?.items;
  return (symbol) => {
    const found = listings?.find((one) => one.symbol === symbol);
    return found === undefined
      ? { name: symbol, color: PLAIN }
      : { name: local(found.name), color: found.color };
  };
}
