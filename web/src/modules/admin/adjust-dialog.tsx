import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adjust, adminKey, previewAdjustment } from '../../api/admin.ts';
import { ApiError } from '../../api/error.ts';
import type { AdjustmentBody, Member } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { AmountInput } from '../../ui/amount-input.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/card.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { FormError } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { toast } from '../../ui/toast.tsx';

/** First a dry run that shows the balance afterwards, then the adjustment itself. */
export function AdjustDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [direction, setDirection] = useState<'add' | 'take'>('add');
  const [amount, setAmount] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const check = useMutation({
    mutationFn: async (body: AdjustmentBody) => {
      const preview = await previewAdjustment(body);
      if (!preview.accepted)
        throw new ApiError({ status: 409, code: preview.code ?? 'unknown', title: preview.code ?? '' });
      return { body, preview };
    },
  });
  const command = useCommand({
    name: `adjust:${member.accountId}`,
    run: adjust,
    onDone: () => {
      toast(t('admin.changed'));
      void queryClient.invalidateQueries({ queryKey: adminKey });
      onClose();
    },
  });
  const checked = check.data;
  const change = (apply: () => void) => {
    apply();
    // What was worked out no longer holds for what is now in the form.
    check.reset();
    command.reset();
  };
  const runCheck = () => {
    setTried(true);
    if (amount === null || amount === 0 || reason.trim() === '') return;
    check.mutate({
      accountId: member.accountId,
      amount: direction === 'add' ? amount : -amount,
      reason: reason.trim(),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t('admin.adjustTitle', { name: member.name })}
      description={t('admin.adjustLead')}
      footer={
        checked === undefined ? (
          <Button loading={check.isPending} onClick={runCheck}>
            {t('admin.adjustCheck')}
          </Button>
        ) : (
          <Button loading={command.state.phase === 'running'} onClick={() => command.submit(checked.body)}>
            {t('admin.adjustConfirm', { amount: format.signedWon(checked.body.amount) })}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-5">
        <Segmented
          label={t('admin.adjust')}
          value={direction}
          onChange={(next) => change(() => setDirection(next))}
          tabs={[
            { value: 'add', label: t('admin.adjustAdd') },
            { value: 'take', label: t('admin.adjustTake') },
          ]}
        />
        <AmountInput
          label={t('pay.amount')}
          value={amount}
          onChange={(next) => change(() => setAmount(next))}
          error={tried && (amount ?? 0) === 0 ? t('pay.amountMissing') : null}
        />
        <Field
          label={t('common.reason')}
          hint={t('common.reasonHint')}
          maxLength={200}
          value={reason}
          onChange={(event) => change(() => setReason(event.target.value))}
          error={tried && reason.trim() === '' ? t('common.required') : null}
        />
        {checked?.preview.balanceAfter != null && (
          <div className="rounded-2xl bg-sunken p-4">
            <Facts
              items={[
                { label: t('admin.balance'), value: format.won(member.balance) },
                {
                  label: t('admin.adjustAfter'),
                  value: <strong>{format.won(checked.preview.balanceAfter)}</strong>,
                },
              ]}
            />
          </div>
        )}
        <FormError error={check.error ?? command.error} />
        <CommandWait command={command} />
      </div>
    </Dialog>
  );
}
