import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ListOrdered } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stockOrdersQuery } from '../../../api/stocks.ts';
import type { StockOrder } from '../../../api/stocks-trading.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { DayGroups } from '../../../ui/day-groups.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { CancelAll } from './cancel-all.tsx';
import { type OrderAct, OrderDialog } from './order-dialog.tsx';
import { OrderRow } from './order-row.tsx';
import type { OrdersAddress } from './orders-address.ts';
import { PortfolioPage } from './portfolio-page.tsx';
import { SymbolFilter } from './symbol-filter.tsx';
import { useLiveMine } from './use-live-mine.ts';

const route = getRouteApi('/member/stocks/orders');

/** What one has ordered: what waits, and what is over. */
export function OrdersPage() {
  const { t } = useTranslation();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  useLiveMine();
  const change = (next: Partial<OrdersAddress>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), resetScroll: false });
  const state = address.state ?? 'open';
  return (
    <PortfolioPage title={t('stocks.orders.title')} season={address.season}>
      <Tabs
        label={t('stocks.orders.title')}
        value={state}
        onChange={(next) => change({ state: next === 'open' ? undefined : next })}
        tabs={[
          { value: 'open', label: t('stocks.orders.open') },
          { value: 'ended', label: t('stocks.orders.ended') },
        ]}
      >
        <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
          <SymbolFilter
            seasonId={address.season}
            symbol={address.symbol}
            onChange={(symbol) => change({ symbol })}
          />
          {state === 'open' && <CancelAll seasonId={address.season} symbol={address.symbol} />}
        </div>
        <OrderList address={address} onClear={() => change({ symbol: undefined })} />
      </Tabs>
    </PortfolioPage>
  );
}

function OrderList({ address, onClear }: { address: OrdersAddress; onClear: () => void }) {
  const { t } = useTranslation();
  const { state = 'open', symbol, season } = address;
  const query = useInfiniteQuery(stockOrdersQuery({ state, symbol, seasonId: season }));
  const [asked, setAsked] = useState<{ act: OrderAct; order: StockOrder } | null>(null);
  return (
    <>
      <PagedList
        query={query}
        empty={
          <EmptyState
            icon={<ListOrdered aria-hidden="true" />}
            title={t(`stocks.orders.none.${state}`)}
            action={
              symbol !== undefined && (
                <Button variant="secondary" size="sm" onClick={onClear}>
                  {t('stocks.orders.allSymbols')}
                </Button>
              )
            }
          >
            {t('stocks.orders.noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <DayGroups items={items} at={(order) => order.placedAt} level={2}>
            {(orders) => (
              <ul>
                {orders.map((order) => (
                  <li key={order.orderId}>
                    <OrderRow
                      order={order}
                      action={
                        state === 'open' && <Acts order={order} onAct={(act) => setAsked({ act, order })} />
                      }
                    />
                  </li>
                ))}
              </ul>
            )}
          </DayGroups>
        )}
      </PagedList>
      {asked !== null && <OrderDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

type ActsProps = { order: StockOrder; onAct: (act: OrderAct) => void };

function Acts({ order, onAct }: ActsProps) {
  const { t } = useTranslation();
  const name = useLocal()(order.name);
  const format = useStockFormat();
  const facts = { name, shown: format.count(order.remaining) };
  return (
    <>
      {order.status === 'open' && order.price > 0 && (
        <Button
          variant="secondary"
          size="sm"
          aria-label={t('stocks.order.amendOf', facts)}
          onClick={() => onAct('amend')}
          className="px-3!"
        >
          {t('stocksTrading.orders.amend')}
        </Button>
      )}
      <Button
        variant="secondary"
        size="sm"
        aria-label={t('stocks.order.cancelOf', facts)}
        onClick={() => onAct('cancel')}
        className="px-3!"
      >
        {t('stocksTrading.orders.cancel')}
      </Button>
    </>
  );
}
