import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Command } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { UnknownOutcome } from '../pay/unknown-outcome.tsx';

type Props<B, T> = {
  command: Command<B, T>;
  total: number;
  /** The server is still reckoning, or money is missing: not now. */
  disabled: boolean;
  /** What is missing until one can pay. */
  why?: string | null;
  /** What the button says where nothing is to be paid. */
  nothing: string;
  onPay: () => void;
};

/** What one agrees to, and what became of the last try; on a desk with the button below. */
export function PayTerms<B, T>({
  told,
  consent,
  ...props
}: Props<B, T> & {
  told: readonly string[];
  /** What one agrees to by paying. */
  consent: 'shopOrders.checkout.consent' | 'ticketsBuying.pay.consent';
}) {
  const { error, state } = props.command;
  const frame = useRef<HTMLDivElement>(null);
  // On a phone the button is always in sight, but not what became of pressing it.
  const isTold = error !== null || state.phase === 'waiting';
  useEffect(() => {
    if (isTold) frame.current?.scrollIntoView({ block: 'center' });
  }, [isTold]);
  return (
    <div ref={frame} className="flex flex-col gap-3">
      <p className="text-sm text-muted">
        <Trans
          i18nKey={consent}
          components={{ terms: <Link to="/terms" className="underline underline-offset-4" /> }}
        />
      </p>
      {/* Of some refusals the page says more than a line. */}
      <UnknownOutcome error={error !== null && told.includes(error.code) ? null : error} />
      <CommandWait command={props.command} />
      <div className="hidden lg:block">
        <PayButton {...props} />
      </div>
    </div>
  );
}

/** On a phone the button is always under the thumb, above the tabs. */
export function PayBar<B, T>(props: Props<B, T>) {
  return (
    <div className={payBarClass}>
      <PayButton {...props} />
    </div>
  );
}

export const payBarClass =
  'sticky bottom-15 z-20 -mx-5 border-t border-line bg-surface/95 px-5 py-3 backdrop-blur-md sm:-mx-8 sm:px-8 md:bottom-0 lg:hidden';

function PayButton<B, T>({ command, total, disabled, why = null, nothing, onPay }: Props<B, T>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {why !== null && <p className="tnum mb-2 text-center text-sm font-semibold text-warn">{why}</p>}
      <Button
        size="lg"
        className="tnum w-full"
        disabled={disabled || command.state.phase === 'waiting'}
        loading={command.state.phase === 'running'}
        onClick={onPay}
      >
        {total === 0 ? nothing : t('checkout.pay', { amount: format.won(total) })}
      </Button>
    </>
  );
}
