import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';
import { OrderBook } from './book/order-book.tsx';
import { Tape } from './book/tape.tsx';
import { CandlePanel } from './chart/candle-panel.tsx';
import { MyHolding } from './orders/my-holding.tsx';
import { MyOrders } from './orders/my-orders.tsx';
import { NewestOrder } from './orders/newest-order.tsx';
import { OrderTicket } from './ticket/order-ticket.tsx';

function Panel({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={cx('min-w-0 rounded-2xl border border-line/70 bg-surface p-3 shadow-card', className)}>
      {children}
    </div>
  );
}

/** Chart and tape, the book, and the ticket beside each other; on a tablet the chart above. */
export function DeskLayout({ room }: { room: 'tablet' | 'desk' }) {
  const { t } = useTranslation();
  return (
    <div
      className={cx(
        'grid items-start gap-3',
        room === 'desk'
          ? 'grid-cols-[minmax(0,1fr)_18.5rem_20rem] xl:grid-cols-[minmax(0,1fr)_21rem_22rem]'
          : 'grid-cols-2',
      )}
    >
      <div className={cx('flex min-w-0 flex-col gap-3', room === 'tablet' && 'col-span-2')}>
        <Panel>
          <CandlePanel className="h-[27rem]" />
        </Panel>
        <Panel>
          <h2 className="mb-1 px-2 font-bold">{t('stocksTrading.tape.title')}</h2>
          <Tape />
        </Panel>
      </div>
      <Panel className="px-1!">
        <OrderBook />
      </Panel>
      <div className="flex min-w-0 flex-col gap-3">
        <Panel className="flex flex-col gap-3 p-4!">
          <OrderTicket />
          <NewestOrder />
          <p className="text-center text-xs text-muted">{t('stocksTrading.ticket.keys')}</p>
        </Panel>
        <Panel className="flex flex-col gap-5 p-4!">
          <MyOrders />
          <MyHolding />
        </Panel>
      </div>
    </div>
  );
}
