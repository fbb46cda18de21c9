import { useQueryClient } from '@tanstack/react-query';
import { adminKey } from '../../api/admin.ts';
import type { Answer } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { CommandWait } from '../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

type ReasonDialogProps = {
  /** Of the command, with what it acts on: the same for each retry of one intent. */
  name: string;
  title: string;
  lead: string;
  confirmLabel: string;
  danger?: boolean;
  run: (body: { reason: string }, key: string) => Promise<Answer<unknown>>;
  /** Said when it is done; then all that the operator sees is read afresh. */
  done: string;
  onClose: () => void;
};

/** An operator's act that wants nothing but a reason. */
export function ReasonDialog({ name, title, lead, run, done, onClose, ...look }: ReasonDialogProps) {
  const queryClient = useQueryClient();
  const command = useCommand({
    name,
    run,
    onDone: () => {
      toast(done);
      void queryClient.invalidateQueries({ queryKey: adminKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={lead}
      {...look}
      busy={command.state.phase === 'running'}
      withReason
      onConfirm={(reason) => command.submit({ reason })}
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
