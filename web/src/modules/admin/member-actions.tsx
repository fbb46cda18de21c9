import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminKey, changeRole, removePicture, type WalletAction, walletAction } from '../../api/admin.ts';
import { useAccount } from '../../api/hooks.ts';
import type { Member } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { AdjustDialog } from './adjust-dialog.tsx';

type Action = WalletAction | 'role' | 'picture';

/** Each command of an operator names its reason, and is asked twice. */
export function MemberActions({ member }: { member: Member }) {
  const { t } = useTranslation();
  const ownId = useAccount()?.accountId;
  const [action, setAction] = useState<Action | null>(null);
  const [adjusting, setAdjusting] = useState(false);
  const status = member.walletStatus;
  const isOwn = member.accountId === ownId;
  return (
    <div className="flex flex-wrap gap-2.5">
      {/* Nobody gives themselves money, or lets themselves have it again. */}
      {status !== 'closed' && !isOwn && (
        <Button size="sm" onClick={() => setAdjusting(true)}>
          {t('admin.adjust')}
        </Button>
      )}
      {status === 'active' && (
        <Button size="sm" variant="secondary" onClick={() => setAction('freeze')}>
          {t('admin.freeze')}
        </Button>
      )}
      {status === 'frozen' && !isOwn && (
        <Button size="sm" variant="secondary" onClick={() => setAction('unfreeze')}>
          {t('admin.unfreeze')}
        </Button>
      )}
      {/* Who takes away the own role cannot give it back. */}
      {!isOwn && (
        <Button size="sm" variant="secondary" onClick={() => setAction('role')}>
          {t('admin.roleChange')}
        </Button>
      )}
      {member.picture !== null && (
        <Button size="sm" variant="secondary" onClick={() => setAction('picture')}>
          {t('files.takeOff')}
        </Button>
      )}
      {status !== 'closed' && (
        <Button size="sm" variant="danger" onClick={() => setAction('close')}>
          {t('admin.close')}
        </Button>
      )}
      {action !== null && <ActionDialog member={member} action={action} onClose={() => setAction(null)} />}
      {adjusting && <AdjustDialog member={member} onClose={() => setAdjusting(false)} />}
    </div>
  );
}

function ActionDialog({ member, action, onClose }: { member: Member; action: Action; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const role = member.role === 'admin' ? 'member' : 'admin';
  const command = useCommand({
    name: `${action}:${member.accountId}`,
    run: (body: { reason: string }, key) =>
      action === 'role'
        ? changeRole(member.accountId, { role, reason: body.reason }, key)
        : action === 'picture'
          ? removePicture(member.accountId, body.reason, key)
          : walletAction(member.accountId, action, body.reason, key),
    onDone: () => {
      toast(t('admin.changed'));
      void queryClient.invalidateQueries({ queryKey: adminKey });
      onClose();
    },
  });
  const words = {
    freeze: {
      title: t('admin.freezeTitle', { name: member.name }),
      lead: t('admin.freezeLead'),
      button: t('admin.freeze'),
    },
    unfreeze: {
      title: t('admin.unfreezeTitle', { name: member.name }),
      lead: t('admin.unfreezeLead'),
      button: t('admin.unfreeze'),
    },
    close: {
      title: t('admin.closeTitle', { name: member.name }),
      lead: t('admin.closeLead'),
      button: t('admin.close'),
    },
    role: {
      title: t('admin.roleTitle', { name: member.name, role: t(`admin.roles.${role}`) }),
      lead: t('admin.roleLead'),
      button: t('admin.roleChange'),
    },
    picture: {
      title: t('files.takeOffTitle', { name: member.name }),
      lead: t('files.takeOffLead'),
      button: t('files.takeOff'),
    },
  }[action];
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.lead}
      confirmLabel={words.button}
      danger={action === 'close' || action === 'freeze' || action === 'picture'}
      busy={command.state.phase === 'running'}
      withReason
      onConfirm={(reason) => command.submit({ reason })}
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
