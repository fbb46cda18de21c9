import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tripKey } from '../../../api/trips.ts';
import { notePayment, type PaymentBody, type Standing, type Suggestion } from '../../../api/trips-money.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { amountIn, textOfAmount } from './draft.ts';

type NoteDialogProps = {
  tripId: string;
  suggestion: Suggestion;
  currency: string;
  people: readonly Standing[];
  onClose: () => void;
};

/** In cash, by a bank: what was paid outside is noted, and moves no wallet. */
export function NoteDialog({ tripId, suggestion, currency, people, onClose }: NoteDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [fromId, setFrom] = useState(suggestion.fromId);
  const [toId, setTo] = useState(suggestion.toId);
  const [text, setText] = useState(textOfAmount(suggestion.amount, currency));
  const amount = amountIn(text, currency);
  const command = useCommand<PaymentBody, unknown>({
    name: `note-payment:${tripId}`,
    run: (body, key) => notePayment(tripId, body, key),
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: [...tripKey(tripId), 'balances'] });
      toast(t('tripsMoney.note.done'));
      onClose();
    },
  });
  const options = people.map(({ personId, name }) => ({ value: personId, label: name }));
  const isWhole = amount !== null && amount > 0 && fromId !== toId;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('tripsMoney.note.title')}
      description={t('tripsMoney.note.lead')}
      footer={
        <Button
          loading={command.busy}
          disabled={!isWhole}
          onClick={() => amount !== null && command.submit({ fromId, toId, amount })}
        >
          {t('tripsMoney.note.save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={t('tripsMoney.note.from')}
            value={fromId}
            options={options}
            onChange={(event) => setFrom(event.target.value)}
          />
          <Select
            label={t('tripsMoney.note.to')}
            value={toId}
            options={options}
            error={fromId === toId ? t('tripsMoney.note.same') : null}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
        <Field
          label={t('tripsMoney.note.amount', { currency })}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          error={amount === null || amount === 0 ? t('tripsMoney.cost.amountFault') : null}
          onChange={(event) => setText(event.target.value)}
        />
        <CommandWait command={command} />
        {command.error && <FormError error={command.error} />}
      </div>
    </Dialog>
  );
}
