import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { couponsKey } from '../../../api/coupons.ts';
import { payKey } from '../../../api/pay.ts';
import { type CancelBody, cancelOrder, type Order, orderQuery, ordersKey } from '../../../api/shop-orders.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { UnknownOutcome } from '../../pay/unknown-outcome.tsx';
import { comingBack, leftOf, type Picked } from './coming-back.ts';
import { PiecePicker } from './piece-picker.tsx';

const REASONS = ['changed-mind', 'other-choice', 'slow', 'other'] as const;

/** The whole order or some pieces of it, and what comes back for them before one says yes. */
export function CancelDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const lines = order.lines.filter((line) => leftOf(line) > 0);
  const all = lines.map((line) => ({ no: line.no, quantity: leftOf(line) }));
  const [picked, setPicked] = useState<Picked[]>(all);
  const [reason, setReason] = useState<(typeof REASONS)[number]>('changed-mind');
  const back = comingBack(order, picked);
  const paid = order.paidAt !== null;
  const command = useCommand({
    name: `shop-cancel:${order.orderId}`,
    run: (body: CancelBody, key) => cancelOrder(order.orderId, body, key),
    onDone: ({ data }) => {
      for (const queryKey of [ordersKey, payKey, couponsKey]) {
        void queryClient.invalidateQueries({ queryKey });
      }
      queryClient.setQueryData(orderQuery(order.orderId).queryKey, data);
      const refund = data.refunded - order.refunded;
      const text =
        refund <= 0
          ? t('shopOrders.cancel.done')
          : t('shopOrders.cancel.doneSum', { amount: format.won(refund) });
      // Money that is in the wallet says so itself.
      if (order.payWith !== 'wallet' || refund <= 0) toast(text);
      announce(text);
      onClose();
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: ordersKey }),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t('shopOrders.cancel.title')}
      description={t(paid ? 'shopOrders.cancel.lead' : 'shopOrders.cancel.leadUnpaid')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose} disabled={command.busy}>
            {t('shopOrders.cancel.keep')}
          </Button>
          <Button
            variant="danger"
            className="tnum"
            disabled={picked.length === 0}
            loading={command.state.phase === 'running'}
            onClick={() =>
              command.submit({
                reason: t(`shopOrders.cancel.reason.${reason}`),
                ...(!back.isWhole && { lines: picked }),
              })
            }
          >
            {back.isWhole ? t('shopOrders.cancel.whole') : t('shopOrders.cancel.part')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {/* What is not paid yet was offered at one price for all of it. */}
        {paid && <PiecePicker lines={lines} picked={picked} onChange={setPicked} />}
        <Select
          label={t('shopOrders.cancel.why')}
          value={reason}
          onChange={(event) => setReason(REASONS.find((one) => one === event.target.value) ?? 'other')}
          options={REASONS.map((value) => ({ value, label: t(`shopOrders.cancel.reason.${value}`) }))}
        />
        {paid && (
          <div aria-live="polite" className="rounded-2xl bg-sunken p-4">
            <Facts
              items={[
                { label: t('shopOrders.totals.items'), value: format.won(back.goods) },
                ...(back.shipping > 0
                  ? [{ label: t('shopOrders.totals.shipping'), value: format.won(back.shipping) }]
                  : []),
                {
                  label: <strong className="text-ink">{t('shopOrders.cancel.comesBack')}</strong>,
                  value: <strong className="text-xl">{format.won(back.total)}</strong>,
                },
              ]}
            />
            <p className="mt-3 text-sm text-muted">
              {t(order.payWith === 'wallet' ? 'shopOrders.cancel.toWallet' : 'shopOrders.cancel.toGateway')}{' '}
              {order.couponId !== null &&
                t(back.isWhole ? 'shopOrders.cancel.couponBack' : 'shopOrders.cancel.couponStays')}
            </p>
          </div>
        )}
        <UnknownOutcome error={command.error} />
        <CommandWait command={command} />
      </div>
    </Dialog>
  );
}
