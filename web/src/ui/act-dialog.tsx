import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Answer } from '../api/client.ts';
import { useCommand } from '../api/use-command.ts';
import { CommandWait } from './command-wait.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { FormError } from './states.tsx';
import { toast } from './toast.tsx';

type Props<B, T> = {
  /** Of the command, with what it acts on: the same for each retry of one intent. */
  name: string;
  title: string;
  lead?: string;
  confirmLabel: string;
  danger?: boolean;
  withReason?: boolean;
  /** What is sent; null while the fields above are not right. */
  body: (reason: string) => B | null;
  run: (body: B, key: string) => Promise<Answer<T>>;
  /** Said when it is done; then all that was read under the key `refresh` is read afresh. */
  done: string;
  refresh: readonly unknown[];
  onDone?: (data: T) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** An operator’s act with fields of its own: asked, sent, said. */
export function ActDialog<B, T>(props: Props<B, T>) {
  const { name, title, lead, confirmLabel, danger, withReason, body, run, done, refresh, onDone, onClose } =
    props;
  const queryClient = useQueryClient();
  const command = useCommand({
    name,
    run,
    onDone: ({ data }) => {
      toast(done);
      void queryClient.invalidateQueries({ queryKey: refresh });
      onClose();
      onDone?.(data);
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={lead}
      confirmLabel={confirmLabel}
      {...(danger === true && { danger })}
      {...(withReason === true && { withReason })}
      busy={command.state.phase === 'running'}
      onConfirm={(reason) => {
        const sent = body(reason);
        if (sent !== null) command.submit(sent);
      }}
    >
      {props.children}
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
