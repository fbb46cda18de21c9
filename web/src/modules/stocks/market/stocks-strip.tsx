import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../../api/site.ts';
import { marketQuery, rankingsQuery } from '../../../api/stocks.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Section } from '../../../ui/card.tsx';
import { MoreWords, moreClass } from '../../../ui/more-link.tsx';
import { SideScroll } from '../../../ui/side-scroll.tsx';
import { ChangeLabel } from '../parts/change-label.tsx';
import { Flashing } from '../parts/flashing.tsx';
import { PhaseBadge } from '../parts/phase-badge.tsx';
import { StockAvatar } from '../parts/stock-avatar.tsx';
import { StockSpark } from '../parts/stock-spark.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { fresh } from './live-quotes.ts';
import { useLiveQuotes } from './use-live-quotes.ts';

const SHOWN = 10;

/** A look at the market, from the start page; nothing where there is no exchange, or nothing listed. */
export function StocksStrip() {
  const { t } = useTranslation();
  const local = useLocal();
  const format = useStockFormat();
  const isOn = useQuery(siteQuery).data?.services.includes('stocks') ?? false;
  const market = useQuery({ ...marketQuery(undefined), enabled: isOn });
  const ranked = useQuery({ ...rankingsQuery('amount', undefined), enabled: isOn });
  const items = ranked.data?.items ?? [];
  const live = useLiveQuotes(undefined, items.length > 0);
  // The start page has more than this: what cannot be read here has its own page to say so.
  if (items.length === 0) return null;
  return (
    <Section
      title={t('stocks.strip')}
      action={
        <Link to="/stocks" className={moreClass}>
          <MoreWords of={t('stocks.title')} />
        </Link>
      }
      className="mb-12"
    >
      {market.data !== undefined && (
        <p className="-mt-2 mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
          <PhaseBadge phase={market.data.phase} />
          <span className="tnum font-bold">
            {t('stocks.index.title')} {format.index(market.data.index)}
          </span>
          <ChangeLabel last={market.data.index} change={market.data.change} isIndex />
        </p>
      )}
      <SideScroll label={t('stocks.strip')}>
        {items.slice(0, SHOWN).map((item) => {
          const quote = fresh(item, live.get(item.symbol));
          return (
            <li key={quote.symbol} className="w-44 shrink-0 snap-start sm:w-48">
              <Link
                to="/stocks/$symbol"
                params={{ symbol: quote.symbol }}
                className="block rounded-3xl border border-line/70 bg-surface p-4 shadow-card hover:border-line-strong/60"
              >
                <span className="flex items-center gap-2.5">
                  <StockAvatar name={local(quote.name)} color={quote.color} size="sm" />
                  <span className="truncate font-semibold">{local(quote.name)}</span>
                </span>
                <StockSpark
                  values={[...(quote.spark ?? []), quote.last]}
                  base={quote.last - quote.change}
                  className="my-3 h-10! w-full!"
                />
                <span className="tnum block text-lg font-bold">
                  <Flashing value={quote.last}>{format.price(quote.last)}</Flashing>
                </span>
                <ChangeLabel last={quote.last} change={quote.change} show="rate" className="text-sm" />
              </Link>
            </li>
          );
        })}
      </SideScroll>
    </Section>
  );
}
