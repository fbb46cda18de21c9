import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { payKey, voidHold } from '../../api/pay.ts';
import type { Hold } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { CommandWait } from '../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { toast } from '../../ui/toast.tsx';
import { UnknownOutcome } from './unknown-outcome.tsx';

export function VoidDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const command = useCommand({
    name: `void:${hold.holdId}`,
    run: (_: null, key) => voidHold(hold.holdId, key),
    onDone: () => {
      toast(t('pay.voidDone'));
      void queryClient.invalidateQueries({ queryKey: payKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('pay.voidTitle')}
      description={t('pay.voidLead', { amount: format.won(hold.amount - hold.captured) })}
      confirmLabel={t('pay.voidHold')}
      busy={command.state.phase === 'running'}
      onConfirm={() => command.submit(null)}
    >
      <UnknownOutcome error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
