import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { balanceQuery } from '../../api/pay.ts';
import type { Command } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { AmountInput } from '../../ui/amount-input.tsx';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { UnknownOutcome } from './unknown-outcome.tsx';

type Props = {
  /** The button while there is no amount yet. */
  title: string;
  confirm: (amount: string) => string;
  command: Command<{ amount: number }, unknown>;
  /** Money that leaves may not be more than what is available. */
  outgoing?: boolean;
  /** What else there is to choose, between the amount and the button. */
  children?: ReactNode;
};

/** One amount, one button that says it. */
export function AmountForm({ title, confirm, command, outgoing = false, children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const available = useQuery(balanceQuery).data?.available;
  const [amount, setAmount] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const over = outgoing && amount !== null && available !== undefined && amount > available;
  const missing = amount === null || amount === 0;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (!missing && !over) command.submit({ amount });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <AmountInput
        label={t('pay.amount')}
        value={amount}
        onChange={setAmount}
        autoFocus
        max={outgoing ? available : undefined}
        hint={available === undefined ? undefined : t('pay.availableNow', { amount: format.won(available) })}
        error={
          over
            ? t('pay.amountOver', { amount: format.won(available) })
            : tried && missing
              ? t('pay.amountMissing')
              : null
        }
      />
      {children}
      <UnknownOutcome error={command.error} />
      <CommandWait command={command} />
      <Button type="submit" size="lg" loading={command.state.phase === 'running'}>
        {missing ? title : confirm(format.won(amount))}
      </Button>
    </form>
  );
}
