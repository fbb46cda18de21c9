import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import type { Command } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { UnknownOutcome } from '../../pay/unknown-outcome.tsx';

type Props<B, T> = {
  command: Command<B, T>;
  total: number;
  /** The server is still reckoning, or money is missing: not now. */
  disabled: boolean;
  onPay: () => void;
  /** Of these the page says more than a line. */
  told: readonly string[];
};

/** What one agrees to, what became of the last try, and the button that says what it takes. */
export function PayBar<B, T>({ command, total, disabled, onPay, told }: Props<B, T>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { error } = command;
  const amount = format.won(total);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">
        <Trans
          i18nKey="shopOrders.checkout.consent"
          components={{ terms: <Link to="/terms" className="underline underline-offset-4" /> }}
        />
      </p>
      <UnknownOutcome error={error !== null && told.includes(error.code) ? null : error} />
      <CommandWait command={command} />
      <div className="sticky bottom-15 z-20 -mx-5 -mb-5 border-t border-line bg-surface/95 px-5 py-3 backdrop-blur-md max-sm:rounded-none sm:-mx-6 sm:-mb-6 sm:px-6 md:static md:m-0 md:border-0 md:bg-transparent md:p-0">
        <Button
          size="lg"
          className="tnum w-full"
          disabled={disabled || command.state.phase === 'waiting'}
          loading={command.state.phase === 'running'}
          onClick={onPay}
        >
          {total === 0 ? t('shopOrders.checkout.payNothing') : t('shopOrders.checkout.pay', { amount })}
        </Button>
      </div>
    </div>
  );
}
