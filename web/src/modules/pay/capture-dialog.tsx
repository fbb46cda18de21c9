import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { captureHold, payKey } from '../../api/pay.ts';
import type { CaptureBody, Hold } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { AmountInput } from '../../ui/amount-input.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { toast } from '../../ui/toast.tsx';
import { UnknownOutcome } from './unknown-outcome.tsx';

export function CaptureDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useId();
  const queryClient = useQueryClient();
  const left = hold.amount - hold.captured;
  const [amount, setAmount] = useState<number | null>(left);
  const [final, setFinal] = useState(true);
  const command = useCommand({
    name: `capture:${hold.holdId}`,
    run: (body: CaptureBody, key) => captureHold(hold.holdId, body, key),
    onDone: ({ data }) => {
      toast(t('pay.captureDone', { amount: format.won(data.amount) }));
      void queryClient.invalidateQueries({ queryKey: payKey });
      onClose();
    },
  });
  const limit = t('pay.captureLead', { amount: format.won(left) });
  const invalid = amount === null || amount === 0 || amount > left;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!invalid) command.submit({ amount, final: final || amount === left });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('pay.captureTitle')}
      description={limit}
      footer={
        <Button type="submit" form={form} disabled={invalid} loading={command.state.phase === 'running'}>
          {t('pay.capture')} {format.won(amount ?? 0)}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <AmountInput
          label={t('pay.amount')}
          value={amount}
          onChange={setAmount}
          chips={[]}
          max={left}
          error={amount !== null && amount > left ? limit : null}
        />
        {amount !== null && amount < left && (
          <Checkbox label={t('pay.captureFinal')} checked={final} onChange={setFinal} />
        )}
        <UnknownOutcome error={command.error} />
        <CommandWait command={command} />
      </form>
    </Dialog>
  );
}
