import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormError } from '../../ui/states.tsx';
import type { Waiting } from './use-waiting.ts';

/** Gives one's place up, after saying what that means. */
export function LeaveButton({
  waiting: { leaving },
  isLobby = false,
}: {
  waiting: Waiting;
  isLobby?: boolean;
}) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        className="self-center text-muted"
        icon={<LogOut aria-hidden="true" className="size-5" />}
        onClick={() => setAsking(true)}
      >
        {t('waitingRoom.leave')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('waitingRoom.leaveTitle')}
        description={t(isLobby ? 'waitingRoom.leaveLobby' : 'waitingRoom.leaveLead')}
        confirmLabel={t('waitingRoom.leaveNow')}
        danger
        busy={leaving.state.phase === 'running'}
        onConfirm={() => leaving.submit(null)}
      >
        <FormError error={leaving.error} />
        <CommandWait command={leaving} />
      </ConfirmDialog>
    </>
  );
}
