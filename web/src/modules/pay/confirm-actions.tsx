import { useTranslation } from 'react-i18next';
import type { Command } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { UnknownOutcome } from './unknown-outcome.tsx';

type Props<B, T> = {
  body: B;
  command: Command<B, T>;
  /** The sum that leaves the wallet, as it is shown. */
  amount: string;
  onEdit: () => void;
};

/** The end of every confirmation: what became of the last try, then back or send. */
export function ConfirmActions<B, T>({ body, command, amount, onEdit }: Props<B, T>) {
  const { t } = useTranslation();
  return (
    <>
      <UnknownOutcome error={command.error} />
      <CommandWait command={command} />
      <div className="flex gap-3">
        <Button variant="secondary" size="lg" onClick={onEdit} disabled={command.busy}>
          {t('pay.edit')}
        </Button>
        <Button
          size="lg"
          className="flex-1"
          autoFocus
          loading={command.state.phase === 'running'}
          onClick={() => command.submit(body)}
        >
          {t('pay.confirmSend', { amount })}
        </Button>
      </div>
    </>
  );
}
