import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/client.ts';
import { balanceQuery, payKey } from '../../api/pay.ts';
import type { TransferResult } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { AmountInput } from '../../ui/amount-input.tsx';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { Page } from '../../ui/page.tsx';
import { BackToWallet } from './back-to-wallet.tsx';
import { PaymentResult } from './payment-result.tsx';
import { UnknownOutcome } from './unknown-outcome.tsx';

type Props = {
  name: string;
  title: string;
  doneTitle: string;
  lead: string;
  run: (body: { amount: number }, key: string) => Promise<Answer<TransferResult>>;
  confirm: (amount: string) => string;
  done: (amount: string) => string;
  /** Money that leaves may not be more than what is available. */
  outgoing?: boolean;
};

/** Top-up and withdrawal: one amount, one button that says it. */
export function SingleAmountPage({
  name,
  title,
  doneTitle,
  lead,
  run,
  confirm,
  done,
  outgoing = false,
}: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const available = useQuery(balanceQuery).data?.available;
  const [amount, setAmount] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const command = useCommand({
    name,
    run,
    onDone: () => void queryClient.invalidateQueries({ queryKey: payKey }),
  });
  const over = outgoing && amount !== null && available !== undefined && amount > available;
  const missing = amount === null || amount === 0;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (!missing && !over) command.submit({ amount });
  };
  return (
    <Page
      title={title}
      lead={command.state.phase === 'done' ? undefined : lead}
      narrow
      back={<BackToWallet />}
    >
      {command.state.phase === 'done' ? (
        <PaymentResult title={doneTitle} answer={command.state.answer} line={done} />
      ) : (
        <form noValidate onSubmit={submit} className="flex flex-col gap-6">
          <AmountInput
            label={t('pay.amount')}
            value={amount}
            onChange={setAmount}
            autoFocus
            max={outgoing ? available : undefined}
            hint={
              available === undefined ? undefined : t('pay.availableNow', { amount: format.won(available) })
            }
            error={
              over
                ? t('pay.amountOver', { amount: format.won(available) })
                : tried && missing
                  ? t('pay.amountMissing')
                  : null
            }
          />
          <UnknownOutcome error={command.error} />
          <CommandWait command={command} />
          <Button type="submit" size="lg" loading={command.state.phase === 'running'}>
            {missing ? title : confirm(format.won(amount))}
          </Button>
        </form>
      )}
    </Page>
  );
}
