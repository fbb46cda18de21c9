import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listingsQuery, type SeasonId } from '../../../api/stocks.ts';
import { Card, Section } from '../../../ui/card.tsx';
import { cx } from '../../../ui/cx.ts';
import { type Direction, directionClass, directionOf } from '../parts/change.ts';
import { useSectorName } from '../parts/use-sector-name.ts';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { fresh, type LiveQuotes } from './live-quotes.ts';
import { sectorsOf } from './sectors.ts';

/** More symbols than this are not read to make a mean of them. */
const MOST = 100;

const tiles: Record<Direction, string> = {
  rise: 'bg-rise-soft',
  fall: 'bg-fall-soft',
  even: 'bg-sunken',
};

/** How the parts of the economy do today. */
export function SectorList({ seasonId, live }: { seasonId: SeasonId; live: LiveQuotes }) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const nameOf = useSectorName();
  const listings = useInfiniteQuery(listingsQuery({ sort: 'amount', seasonId }, MOST));
  const quotes = listings.data?.pages[0]?.items ?? [];
  // A mean of some of them would be no mean.
  if (quotes.length === 0 || listings.hasNextPage) return null;
  const sectors = sectorsOf(quotes.map((quote) => fresh(quote, live.get(quote.symbol))));
  return (
    <Card>
      <Section title={t('stocks.sectors')}>
        <ul className="grid grid-cols-2 gap-2 sm:max-lg:grid-cols-4">
          {sectors.map(({ sector, rate, count }) => (
            <li key={sector}>
              <Link
                to="/stocks/all"
                search={{ sector, ...(seasonId !== undefined && { season: seasonId }) }}
                className={cx(
                  'block rounded-2xl px-3.5 py-2.5 hover:brightness-97 focus-visible:-outline-offset-3',
                  tiles[directionOf(rate)],
                )}
              >
                <span className="block truncate text-sm font-semibold">
                  {nameOf(sector)} <span className="tnum font-normal text-muted">{format.count(count)}</span>
                </span>
                <span className={`tnum font-bold ${directionClass[directionOf(rate)]}`}>
                  {format.rate(rate)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </Card>
  );
}
