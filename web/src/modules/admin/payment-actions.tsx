import { useQueryClient } from '@tanstack/react-query';
import { SearchCheck, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminKey } from '../../api/admin.ts';
import { cancelPayment, lookUpPayment } from '../../api/payments.ts';
import type { AdminPayment } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { AmountInput } from '../../ui/amount-input.tsx';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

export function PaymentActions({ payment }: { payment: AdminPayment }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [cancelling, setCancelling] = useState(false);
  const lookUp = useCommand({
    name: `payment-look-up:${payment.paymentId}`,
    run: (_body: undefined, key) => lookUpPayment(payment.paymentId, key),
    onDone: () => {
      toast(t('payments.admin.lookUpDone'));
      void queryClient.invalidateQueries({ queryKey: adminKey });
    },
  });
  return (
    <>
      <div className="flex flex-wrap gap-2.5">
        <Button
          size="sm"
          variant="secondary"
          icon={<SearchCheck aria-hidden="true" className="size-4" />}
          loading={lookUp.state.phase === 'running'}
          onClick={() => lookUp.submit(undefined)}
        >
          {t('payments.admin.lookUp')}
        </Button>
        {payment.cancellable > 0 && (
          <Button
            size="sm"
            variant="danger"
            icon={<Undo2 aria-hidden="true" className="size-4" />}
            onClick={() => setCancelling(true)}
          >
            {t('payments.admin.cancel')}
          </Button>
        )}
      </div>
      <FormError error={lookUp.error} />
      <CommandWait command={lookUp} />
      {cancelling && <CancelDialog payment={payment} onClose={() => setCancelling(false)} />}
    </>
  );
}

/** The whole is offered first; a part is typed. The button says what will go back. */
function CancelDialog({ payment, onClose }: { payment: AdminPayment; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [amount, setAmount] = useState<number | null>(payment.cancellable);
  const [tried, setTried] = useState(false);
  const missing = amount === null || amount === 0;
  const over = amount !== null && amount > payment.cancellable;
  const command = useCommand({
    name: `payment-cancel:${payment.paymentId}`,
    run: (body: { amount: number; reason: string }, key) => cancelPayment(payment.paymentId, body, key),
    onDone: () => {
      toast(t('payments.admin.cancelDone'));
      void queryClient.invalidateQueries({ queryKey: adminKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('payments.admin.cancelTitle')}
      description={t('payments.admin.cancelLead', { amount: format.won(payment.cancellable) })}
      confirmLabel={
        missing
          ? t('payments.admin.cancel')
          : t('payments.admin.cancelConfirm', { amount: format.won(amount) })
      }
      danger
      busy={command.state.phase === 'running'}
      withReason
      onConfirm={(reason) => {
        setTried(true);
        if (!missing && !over) command.submit({ amount, reason });
      }}
    >
      <AmountInput
        label={t('payments.admin.cancelAmount')}
        value={amount}
        onChange={setAmount}
        chips={[]}
        max={payment.cancellable}
        error={
          over
            ? t('payments.admin.cancelOver', { amount: format.won(payment.cancellable) })
            : tried && missing
              ? t('pay.amountMissing')
              : null
        }
      />
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
