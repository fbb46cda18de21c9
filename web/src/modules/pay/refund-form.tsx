import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { payKey, refund } from '../../api/pay.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { AmountInput } from '../../ui/amount-input.tsx';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

type Props = { transferId: string; refundable: number; onClose: () => void };

/** Giving back asks for the amount first: its button then says exactly what will happen. */
export function RefundForm({ transferId, refundable, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [amount, setAmount] = useState<number | null>(refundable);
  const command = useCommand({
    name: `refund:${transferId}`,
    run: (body: { amount: number }, key) => refund(transferId, body, key),
    onDone: ({ data }) => {
      toast(t('pay.refundDone', { amount: format.won(data.amount) }));
      void queryClient.invalidateQueries({ queryKey: payKey });
      onClose();
    },
  });
  const tooMuch = amount !== null && amount > refundable;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (amount !== null && amount > 0 && !tooMuch) command.submit({ amount });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 rounded-2xl bg-sunken/60 p-4">
      <div>
        <h3 className="font-bold">{t('pay.refundTitle')}</h3>
        <p className="text-muted">{t('pay.refundLead', { amount: format.won(refundable) })}</p>
      </div>
      <AmountInput
        label={t('pay.refundAmount')}
        value={amount}
        onChange={setAmount}
        chips={[]}
        max={refundable}
        error={tooMuch ? t('pay.refundLead', { amount: format.won(refundable) }) : null}
      />
      <FormError error={command.error} />
      <CommandWait command={command} />
      <div className="flex gap-3 [&>*]:flex-1">
        <Button variant="secondary" onClick={onClose} disabled={command.busy}>
          {t('common.cancel')}
        </Button>
        <Button
          type="submit"
          variant="danger"
          loading={command.state.phase === 'running'}
          disabled={amount === null || amount === 0 || tooMuch}
        >
          {t('pay.refundConfirm', { amount: format.won(amount ?? 0) })}
        </Button>
      </div>
    </form>
  );
}
