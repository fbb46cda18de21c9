import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { balanceQuery, payKey } from '../../../api/pay.ts';
import { tripKey } from '../../../api/trips.ts';
import { type SettleBody, type Settled, settle } from '../../../api/trips-money.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { announce } from '../../../ui/announcer.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { MovementSheet } from '../../pay/movement-sheet.tsx';

type SettleDialogProps = {
  tripId: string;
  toId: string;
  name: string;
  /** What is owed, in won. */
  most: number;
  onClose: () => void;
};

/** Pays somebody back from the wallet: how much, then done, with the receipt. */
export function SettleDialog({ tripId, toId, name, most, onClose }: SettleDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  // What it was when it was opened: while the result is shown, nothing is owed any more.
  const [owed] = useState(most);
  const [amount, setAmount] = useState<number | null>(most);
  const [receipt, setReceipt] = useState<string | null>(null);
  const command = useCommand<SettleBody, Settled>({
    name: `settle:${tripId}:${toId}`,
    run: (body, key) => settle(tripId, body, key),
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: payKey });
      void queryClient.invalidateQueries({ queryKey: [...tripKey(tripId), 'balances'] });
      announce(t('tripsMoney.settle.done'));
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: [...tripKey(tripId), 'balances'] }),
  });
  const done = command.state.phase === 'done' ? command.state.answer.data : null;
  if (receipt !== null) {
    return <MovementSheet transferId={receipt} onClose={onClose} />;
  }
  const isTooMuch = amount !== null && amount > owed;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t(done ? 'tripsMoney.settle.done' : 'tripsMoney.settle.to', { name })}
      footer={
        done ? (
          <>
            <Button variant="secondary" onClick={() => setReceipt(done.transferId)}>
              {t('tripsMoney.settle.receipt')}
            </Button>
            <Button onClick={onClose}>{t('common.close')}</Button>
          </>
        ) : (
          <Button
            size="lg"
            loading={command.busy}
            disabled={amount === null || amount === 0 || isTooMuch}
            onClick={() => amount !== null && command.submit({ toId, amount })}
          >
            <SendWords amount={amount ?? 0} />
          </Button>
        )
      }
    >
      {done ? (
        <Done name={name} amount={amount ?? 0} />
      ) : (
        <div className="flex flex-col gap-5 pt-1">
          <AmountInput
            label={t('tripsMoney.settle.amount')}
            value={amount}
            onChange={setAmount}
            chips={[]}
            max={owed}
            error={isTooMuch ? t('tripsMoney.settle.tooMuch') : null}
          />
          <WalletLine amount={amount ?? 0} />
          <CommandWait command={command} />
          {command.error && <FormError error={command.error} />}
        </div>
      )}
    </Dialog>
  );
}

function SendWords({ amount }: { amount: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return <>{t('tripsMoney.settle.send', { amount: format.won(amount) })}</>;
}

/** What is in the wallet, and the way to more where it is not enough. */
function WalletLine({ amount }: { amount: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const balance = useQuery(balanceQuery);
  if (balance.data === undefined) return null;
  const { available } = balance.data;
  return (
    <div className="flex flex-col gap-3">
      <Facts items={[{ label: t('pay.available'), value: format.won(available) }]} />
      {available < amount && (
        <div className="flex items-center justify-between gap-3 rounded-2xl bg-sunken p-3">
          <p className="text-sm">
            {t('tripsMoney.settle.notEnough', { amount: format.won(amount - available) })}
          </p>
          <Link to="/pay/top-up" className={buttonClass('secondary', 'sm')}>
            {t('pay.topUp')}
          </Link>
        </div>
      )}
    </div>
  );
}

function Done({ name, amount }: { name: string; amount: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="flex flex-col items-center gap-2 py-6 text-center">
      <CircleCheck aria-hidden="true" className="size-14 text-good" />
      <p className="tnum text-3xl font-extrabold">{format.won(amount)}</p>
      <p className="text-muted">{t('tripsMoney.settle.sentTo', { name })}</p>
    </div>
  );
}
