import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fillsQuery, type StockFill } from '../../../api/stocks.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { DayGroups } from '../../../ui/day-groups.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { ProfitLabel } from '../parts/change-label.tsx';
import { StockAvatar } from '../parts/stock-avatar.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { FilesButton } from './files-button.tsx';
import { PortfolioPage } from './portfolio-page.tsx';
import { SymbolFilter } from './symbol-filter.tsx';
import { useLiveMine } from './use-live-mine.ts';

const route = getRouteApi('/member/stocks/fills');

/** Each trade that one had a part in. */
export function FillsPage() {
  const { t } = useTranslation();
  const { season, symbol } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(fillsQuery({ symbol, seasonId: season }));
  useLiveMine();
  return (
    <PortfolioPage
      title={t('stocks.fills.title')}
      season={season}
      action={<FilesButton seasonId={season} first="fills" />}
    >
      <div className="mb-5 sm:max-w-xs">
        <SymbolFilter
          seasonId={season}
          symbol={symbol}
          onChange={(next) =>
            void navigate({ search: (old) => ({ ...old, symbol: next }), resetScroll: false })
          }
        />
      </div>
      <PagedList
        query={query}
        empty={
          <EmptyState icon={<ReceiptText aria-hidden="true" />} title={t('stocks.fills.none')}>
            {t('stocks.fills.noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <DayGroups items={items} at={(fill) => fill.at} level={2}>
            {(fills) => (
              <ul>
                {fills.map((fill) => (
                  <li key={fill.fillId}>
                    <FillRow fill={fill} />
                  </li>
                ))}
              </ul>
            )}
          </DayGroups>
        )}
      </PagedList>
    </PortfolioPage>
  );
}

function FillRow({ fill }: { fill: StockFill }) {
  const { t } = useTranslation();
  const name = useLocal()(fill.name);
  const { clock } = useFormat();
  const format = useStockFormat(fill.currency);
  const { orderId, side, price, quantity, fee, tax, profit } = fill;
  const amount = price * quantity;
  return (
    <div className="relative -mx-2 flex items-center gap-3 rounded-2xl px-2 py-3 hover:bg-sunken/60">
      <StockAvatar name={name} color={fill.color} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">
          <Link
            to="/stocks/orders/$orderId"
            params={{ orderId }}
            className="after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-accent"
          >
            <span className={side === 'buy' ? 'text-rise' : 'text-fall'}>
              {t(`stocksTrading.side.${side}`)}
            </span>{' '}
            {name}
          </Link>
        </p>
        <p className="tnum text-sm text-muted">
          {t('stocks.fills.priceAndShares', { price: format.price(price), shown: format.count(quantity) })} ·{' '}
          <time dateTime={fill.at}>{clock(fill.at)}</time>
        </p>
      </div>
      <div className="shrink-0 text-right">
        <p className="tnum font-bold">{format.money(amount)}</p>
        <p className="tnum text-sm text-muted">
          {side === 'sell' ? (
            <ProfitLabel profit={profit} cost={0} currency={fill.currency} />
          ) : (
            t('stocks.fills.fee', { amount: format.money(fee + tax) })
          )}
        </p>
      </div>
    </div>
  );
}
