import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmReceipt, type Order, orderQuery, ordersKey } from '../../../api/shop-orders.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { buyText } from '../checkout/bought-lines.ts';
import { CancelDialog } from './cancel-dialog.tsx';

/** What its buyer can do about it now; what they cannot is not there. */
export function OrderActions({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'cancel' | 'confirm' | null>(null);
  const { can, orderId } = order;
  const again = order.status === 'expired' || order.status === 'cancelled';
  if (!can.cancel && !can.return && !can.confirm && !again) return null;
  return (
    <div className="flex flex-col gap-2.5">
      {again && (
        <Link to="/shop/checkout" search={{ buy: buyText(order.lines) }} className={buttonClass('secondary')}>
          {t('shopOrders.again')}
        </Link>
      )}
      {can.confirm && <Button onClick={() => setOpen('confirm')}>{t('shopOrders.confirm')}</Button>}
      {can.return && (
        <Link to="/shop/orders/$orderId/return" params={{ orderId }} className={buttonClass('secondary')}>
          {t('shopOrders.return.ask')}
        </Link>
      )}
      {can.cancel && (
        <Button variant="secondary" onClick={() => setOpen('cancel')}>
          {t('shopOrders.cancel.ask')}
        </Button>
      )}
      {open === 'cancel' && <CancelDialog order={order} onClose={() => setOpen(null)} />}
      {open === 'confirm' && <ConfirmReceipt order={order} onClose={() => setOpen(null)} />}
    </div>
  );
}

function ConfirmReceipt({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const command = useCommand({
    name: `shop-confirm:${order.orderId}`,
    run: (orderId: string, key) => confirmReceipt(orderId, key),
    onDone: ({ data }) => {
      queryClient.setQueryData(orderQuery(order.orderId).queryKey, data);
      void queryClient.invalidateQueries({ queryKey: ordersKey });
      toast(t('shopOrders.confirmed'));
      announce(t('shopOrders.confirmed'));
      onClose();
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: ordersKey }),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t('shopOrders.confirmTitle')}
      description={t('shopOrders.confirmLead')}
      confirmLabel={t('shopOrders.confirm')}
      busy={command.state.phase === 'running'}
      onConfirm={() => command.submit(order.orderId)}
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
