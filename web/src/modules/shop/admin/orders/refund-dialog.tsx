import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shopAdminKey } from '../../../../api/shop-admin.ts';
import { refundOrder } from '../../../../api/shop-admin-orders.ts';
import type { AdminOrder, RefundBody } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { AmountInput } from '../../../../ui/amount-input.tsx';

/** Something back beside cancelling and returning: for a scratch, for waiting too long. */
export function RefundDialog({ order, onClose }: { order: AdminOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [amount, setAmount] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const most = order.refundable;
  const missing = amount === null || amount === 0;
  const over = amount !== null && amount > most;
  return (
    <ActDialog
      name={`order-refund:${order.orderId}`}
      title={t('shopAdmin.orders.refundTitle')}
      lead={t('shopAdmin.orders.refundLead', { amount: format.won(most) })}
      confirmLabel={
        missing
          ? t('shopAdmin.orders.act.refund')
          : t('shopAdmin.orders.refundConfirm', { amount: format.won(amount) })
      }
      withReason
      body={(reason): RefundBody | null => {
        setTried(true);
        return missing || over ? null : { amount, reason };
      }}
      run={(body: RefundBody, key) => refundOrder(order.orderId, body, key)}
      done={t('shopAdmin.orders.did.refund')}
      refresh={shopAdminKey}
      onClose={onClose}
    >
      <AmountInput
        label={t('shopAdmin.orders.refundAmount')}
        value={amount}
        onChange={setAmount}
        chips={[1_000, 5_000]}
        max={most}
        error={
          over
            ? t('shopAdmin.orders.refundOver', { amount: format.won(most) })
            : tried && missing
              ? t('pay.amountMissing')
              : null
        }
      />
    </ActDialog>
  );
}
