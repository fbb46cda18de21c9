import { useQuery } from '@tanstack/react-query';
import { ListChecks, LogIn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/hooks.ts';
import { openOrdersQuery, type StockOrder } from '../../../../api/stocks-trading.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { ListSkeleton } from '../../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/states.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { useAskToSignIn } from '../use-ask-to-sign-in.ts';
import { useTrading } from '../use-live-symbol.ts';
import { AmendDialog } from './amend-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { shownStatus } from './order-news.ts';

/** What waits of one's own in this symbol. */
export function MyOrders() {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const isMember = useSession().status === 'member';
  const orders = useQuery({ ...openOrdersQuery(traded.symbol, traded.seasonId), enabled: isMember });
  const [asked, setAsked] = useState<{ what: 'amend' | 'cancel'; order: StockOrder } | null>(null);
  const close = () => setAsked(null);
  return (
    <section aria-label={t('stocksTrading.orders.title')} className="flex flex-col gap-2">
      <h2 className="font-bold">{t('stocksTrading.orders.title')}</h2>
      {!isMember ? (
        <Guest />
      ) : orders.isError && orders.data === undefined ? (
        <ErrorState error={orders.error} onRetry={() => void orders.refetch()} />
      ) : orders.data === undefined ? (
        <ListSkeleton rows={2} />
      ) : orders.data.items.length === 0 ? (
        <p className="rounded-2xl bg-sunken px-4 py-4 text-sm text-muted">
          <span className="font-semibold text-ink">{t('stocksTrading.orders.empty')}</span>
          <br />
          {t('stocksTrading.orders.emptyLead')}
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {orders.data.items.map((order) => (
            <OrderRow
              key={order.orderId}
              order={order}
              onAmend={() => setAsked({ what: 'amend', order })}
              onCancel={() => setAsked({ what: 'cancel', order })}
            />
          ))}
        </ul>
      )}
      {asked?.what === 'amend' && <AmendDialog order={asked.order} onClose={close} />}
      {asked?.what === 'cancel' && <CancelDialog order={asked.order} onClose={close} />}
    </section>
  );
}

type RowProps = { order: StockOrder; onAmend: () => void; onCancel: () => void };

function OrderRow({ order, onAmend, onCancel }: RowProps) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const status = shownStatus(order);
  const facts = {
    side: t(`stocksTrading.side.${order.side}`),
    price: order.price === 0 ? t('stocksTrading.orders.noPrice') : format.price(order.price),
    quantity: format.count(order.quantity),
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2.5 text-sm">
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <span className={`font-bold ${order.side === 'buy' ? 'text-rise' : 'text-fall'}`}>
            {facts.side}
          </span>
          <span className="tnum font-semibold">{facts.price}</span>
          <Badge tone={status === 'partly' ? 'warn' : 'info'}>{t(`stocksTrading.status.${status}`)}</Badge>
        </p>
        <p className="tnum text-muted">
          {t('stocksTrading.orders.progress', {
            quantity: facts.quantity,
            filled: format.count(order.filledQuantity),
          })}
          {order.stopPrice > 0 && (
            <> · {t('stocksTrading.orders.stop', { price: format.price(order.stopPrice) })}</>
          )}
        </p>
      </div>
      <div className="flex gap-1.5">
        {order.status === 'open' && order.price > 0 && (
          <Button
            variant="secondary"
            size="sm"
            aria-label={t('stocksTrading.orders.amendOf', facts)}
            onClick={onAmend}
          >
            {t('stocksTrading.orders.amend')}
          </Button>
        )}
        <Button
          variant="secondary"
          size="sm"
          aria-label={t('stocksTrading.orders.cancelOf', facts)}
          onClick={onCancel}
        >
          {t('stocksTrading.orders.cancel')}
        </Button>
      </div>
    </li>
  );
}

function Guest() {
  const { t } = useTranslation();
  const signIn = useAskToSignIn();
  return (
    <EmptyState
      icon={<ListChecks aria-hidden="true" />}
      title={t('stocksTrading.orders.guest')}
      action={
        <Button size="sm" icon={<LogIn aria-hidden="true" className="size-4" />} onClick={signIn.go}>
          {t('stocksTrading.orders.signIn')}
        </Button>
      }
    />
  );
}
