import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OrderDetail, stockOrderQuery } from '../../../api/stocks.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Card, Facts, Section } from '../../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { StockAvatar } from '../parts/stock-avatar.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { isReason } from '../trading/orders/order-news.ts';
import { FillTable } from './fill-table.tsx';
import { costOf } from './order-cost.ts';
import { type OrderAct, OrderDialog } from './order-dialog.tsx';
import { OrderStatusBadge } from './order-status.tsx';
import { useLiveMine } from './use-live-mine.ts';

const route = getRouteApi('/member/stocks/orders/$orderId');

/** One order: what was asked, what came of it, and what it cost. */
export function OrderPage() {
  const { t } = useTranslation();
  const { orderId } = route.useParams();
  const order = useQuery(stockOrderQuery(orderId));
  useLiveMine();
  return (
    <Page
      title={t('stocks.order.title')}
      back={
        <Link
          to="/stocks/orders"
          search={order.data?.seasonId == null ? {} : { season: order.data.seasonId }}
          className={backClass}
        >
          <BackIcon />
          {t('stocks.orders.title')}
        </Link>
      }
    >
      {order.data !== undefined ? (
        <Detail order={order.data} />
      ) : order.isError || order.fetchStatus === 'paused' ? (
        <ErrorState error={order.error} onRetry={() => void order.refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}

function Detail({ order }: { order: OrderDetail }) {
  const { t } = useTranslation();
  const name = useLocal()(order.name);
  const [act, setAct] = useState<OrderAct | null>(null);
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <Card>
          <div className="flex flex-wrap items-center gap-3">
            <StockAvatar name={name} color={order.color} size="lg" />
            {/* A long state goes below a name, and does not break it. */}
            <div className="min-w-0 flex-1 basis-40">
              <p className="text-xl font-bold">
                <span className={order.side === 'buy' ? 'text-rise' : 'text-fall'}>
                  {t(`stocksTrading.side.${order.side}`)}
                </span>{' '}
                {name}
              </p>
              <p className="tnum text-sm text-muted">{order.symbol}</p>
            </div>
            <OrderStatusBadge order={order} />
          </div>
          {isReason(order.reason) && (
            <p className="mt-4 rounded-2xl bg-sunken px-4 py-3">
              {t(`stocksTrading.reason.${order.reason}`)}
            </p>
          )}
          <div className="mt-5">
            <Asked order={order} />
          </div>
          <div className="mt-6 flex flex-wrap gap-2">
            <Link
              to="/stocks/$symbol"
              params={{ symbol: order.symbol }}
              className={buttonClass('secondary', 'sm')}
            >
              {t('stocks.order.toSymbol')}
            </Link>
            {order.isAmendable && (
              <Button variant="secondary" size="sm" onClick={() => setAct('amend')}>
                {t('stocksTrading.orders.amendTitle')}
              </Button>
            )}
            {order.isCancellable && (
              <Button variant="danger" size="sm" onClick={() => setAct('cancel')}>
                {t('stocksTrading.orders.cancelTitle')}
              </Button>
            )}
          </div>
        </Card>
        <Card>
          <Section title={t('stocks.fills.title')}>
            {order.fills.length === 0 ? (
              <p className="pb-2 text-muted">{t('stocks.order.noFills')}</p>
            ) : (
              <FillTable fills={order.fills} />
            )}
          </Section>
        </Card>
      </div>
      <Cost order={order} />
      {act !== null && <OrderDialog act={act} order={order} onClose={() => setAct(null)} />}
    </div>
  );
}

function Asked({ order }: { order: OrderDetail }) {
  const { t } = useTranslation();
  const { exact } = useFormat();
  const format = useStockFormat();
  const { type, timeInForce, price, stopPrice, quantity, filledQuantity, remaining } = order;
  const shares = (count: number) => t('stocks.shares', { count, shown: format.count(count) });
  return (
    <Facts
      items={[
        { label: t('stocks.order.type'), value: t(`stocksTrading.type.${type}`) },
        { label: t('stocks.order.force'), value: t(`stocksTrading.force.${timeInForce}`) },
        ...(price > 0 ? [{ label: t('stocks.order.price'), value: format.price(price) }] : []),
        ...(stopPrice > 0 ? [{ label: t('stocks.order.stopPrice'), value: format.price(stopPrice) }] : []),
        { label: t('stocks.order.quantity'), value: shares(quantity) },
        { label: t('stocks.order.filled'), value: shares(filledQuantity) },
        ...(remaining > 0 ? [{ label: t('stocks.order.remaining'), value: shares(remaining) }] : []),
        {
          label: t('stocks.order.at'),
          value: <time dateTime={order.placedAt}>{exact(order.placedAt)}</time>,
        },
        ...(order.endedAt === null
          ? []
          : [
              {
                label: t('stocks.order.endedAt'),
                value: <time dateTime={order.endedAt}>{exact(order.endedAt)}</time>,
              },
            ]),
      ]}
    />
  );
}

/** What it has cost or brought so far. */
function Cost({ order }: { order: OrderDetail }) {
  const { t } = useTranslation();
  const format = useStockFormat(order.currency);
  const { isWhole, amount, fee, tax, total } = costOf(order);
  const isBuy = order.side === 'buy';
  return (
    <Card>
      <Section title={t(isBuy ? 'stocks.cost.ofBuy' : 'stocks.cost.ofSell')}>
        <Facts
          items={[
            { label: t('stocks.cost.amount'), value: format.money(amount) },
            { label: t('stocks.cost.fee'), value: format.money(fee) },
            ...(isBuy ? [] : [{ label: t('stocks.cost.tax'), value: format.money(tax) }]),
            {
              label: <b className="text-ink">{t(isBuy ? 'stocks.cost.paid' : 'stocks.cost.got')}</b>,
              value: <b className="text-lg">{format.money(total)}</b>,
            },
          ]}
        />
        {!isWhole && (
          <p className="mt-3 text-sm text-muted">
            {t('stocks.cost.newest', { count: order.fills.length, shown: format.count(order.fills.length) })}
          </p>
        )}
      </Section>
    </Card>
  );
}
