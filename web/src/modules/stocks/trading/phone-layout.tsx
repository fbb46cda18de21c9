import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { OrderBook } from './book/order-book.tsx';
import { Tape } from './book/tape.tsx';
import { CandlePanel } from './chart/candle-panel.tsx';
import { MyHolding } from './orders/my-holding.tsx';
import { MyOrders } from './orders/my-orders.tsx';
import { NewestOrder } from './orders/newest-order.tsx';
import { OrderTicket } from './ticket/order-ticket.tsx';
import { useTicketOfPage } from './ticket/use-ticket.ts';
import { useTrading } from './use-live-symbol.ts';

type Tab = 'chart' | 'book' | 'tape' | 'orders';

/** One part at a time; buying and selling stay under the thumb, and open a sheet. */
export function PhoneLayout() {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const name = useLocal()(traded.name);
  const { isOpen, setOpen, openFor } = useTicketOfPage();
  const [tab, setTab] = useState<Tab>('chart');
  return (
    <>
      <Tabs
        label={t('stocksTrading.tabs.label')}
        value={tab}
        onChange={setTab}
        tabs={(['chart', 'book', 'tape', 'orders'] as const).map((value) => ({
          value,
          label: t(`stocksTrading.tabs.${value}`),
        }))}
      >
        {tab === 'chart' && <CandlePanel className="-mt-3 h-[24rem]" />}
        {tab === 'book' && (
          <div className="-mx-2">
            <OrderBook />
          </div>
        )}
        {tab === 'tape' && <Tape />}
        {tab === 'orders' && (
          <div className="flex flex-col gap-6">
            <NewestOrder />
            <MyOrders />
            <MyHolding />
          </div>
        )}
      </Tabs>
      <div className="fixed inset-x-0 bottom-[calc(3.75rem+1px+env(safe-area-inset-bottom))] z-20 border-t border-line bg-surface/95 px-4 py-2.5 backdrop-blur-md">
        <div className="mx-auto grid max-w-lg grid-cols-2 gap-2.5">
          <Button
            size="lg"
            aria-haspopup="dialog"
            className="bg-[#1a5fc4]! text-white!"
            onClick={() => openFor('sell')}
          >
            {t('stocksTrading.side.sell')}
          </Button>
          <Button
            size="lg"
            aria-haspopup="dialog"
            className="bg-[#c5162e]! text-white!"
            onClick={() => openFor('buy')}
          >
            {t('stocksTrading.side.buy')}
          </Button>
        </div>
      </div>
      <Dialog open={isOpen} onOpenChange={setOpen} title={name}>
        <OrderTicket />
      </Dialog>
    </>
  );
}
