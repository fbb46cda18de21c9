import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Cloud, KeyRound, Pencil, Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../api/error.ts';
import { addPasskey, methodsKey, passkeyCreation, removePasskey, renamePasskey } from '../../api/identity.ts';
import type { Passkey } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { deviceName } from '../accounts/device-name.ts';
import { canUsePasskeys, makePasskey } from './webauthn.ts';

const NAME_MAX = 60;

export function PasskeysCard({ passkeys }: { passkeys: Passkey[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<Passkey | null>(null);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl font-bold">{t('identity.passkeys')}</h2>
        {canUsePasskeys() && (
          <Button
            size="sm"
            variant="secondary"
            icon={<Plus aria-hidden="true" className="size-4" />}
            onClick={() => setAdding(true)}
          >
            {t('identity.passkeyAdd')}
          </Button>
        )}
      </div>
      <p className="text-muted">
        {canUsePasskeys() ? t('identity.passkeysLead') : t('identity.passkeysUnsupported')}
      </p>
      {passkeys.length > 0 && (
        <ul className="mt-2 divide-y divide-line/70">
          {passkeys.map((passkey) => (
            <li key={passkey.passkeyId} className="flex items-center gap-3 py-3">
              <KeyRound aria-hidden="true" className="size-6 shrink-0 text-muted" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 font-semibold">
                  <span className="wrap-anywhere">{passkey.name}</span>
                  {passkey.synced && (
                    <Badge tone="info">
                      <Cloud aria-hidden="true" className="size-3.5" />
                      {t('identity.passkeySynced')}
                    </Badge>
                  )}
                </p>
                <p className="text-sm text-muted">
                  {passkey.lastUsedAt === null
                    ? t('identity.passkeyUnused', { when: format.date(passkey.createdAt) })
                    : t('identity.passkeyUsed', { when: format.relative(passkey.lastUsedAt) })}
                </p>
              </div>
              <IconButton
                label={t('identity.passkeyRename', { name: passkey.name })}
                icon={<Pencil />}
                onClick={() => setRenaming(passkey)}
              />
              <IconButton
                label={t('identity.passkeyRemove', { name: passkey.name })}
                icon={<Trash2 />}
                onClick={() => setRemoving(passkey)}
              />
            </li>
          ))}
        </ul>
      )}
      {adding && <AddDialog onClose={() => setAdding(false)} />}
      {renaming !== null && <RenameDialog passkey={renaming} onClose={() => setRenaming(null)} />}
      {removing !== null && <RemoveDialog passkey={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function useMethodsChange(onDone: () => void) {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: methodsKey });
    onDone();
  };
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const changed = useMethodsChange(onClose);
  const add = useMutation({
    // The options come first: they may need a fresh proof, which asks in a dialog of its own.
    mutationFn: async (name: string) => {
      const response = await makePasskey(await passkeyCreation());
      return addPasskey({ name, response });
    },
    onSuccess: () => {
      toast(t('identity.passkeyAdded'));
      changed();
    },
  });
  return (
    <NameDialog
      title={t('identity.passkeyAddTitle')}
      lead={t('identity.passkeyAddLead')}
      first={deviceName(navigator.userAgent) ?? ''}
      confirm={t('identity.passkeyAddConfirm')}
      busy={add.isPending}
      error={hasCode(add.error, 'passkey.cancelled') ? null : add.error}
      note={hasCode(add.error, 'passkey.cancelled') ? t('identity.passkeyCancelled') : null}
      onName={(name) => add.mutate(name)}
      onClose={onClose}
    />
  );
}

function RenameDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useTranslation();
  const changed = useMethodsChange(onClose);
  const rename = useMutation({
    mutationFn: (name: string) => renamePasskey(passkey.passkeyId, name),
    onSuccess: changed,
  });
  return (
    <NameDialog
      title={t('identity.passkeyRenameTitle')}
      first={passkey.name}
      confirm={t('common.save')}
      busy={rename.isPending}
      error={rename.error}
      onName={(name) => rename.mutate(name)}
      onClose={onClose}
    />
  );
}

type NameDialogProps = {
  title: string;
  lead?: string;
  first: string;
  confirm: string;
  busy: boolean;
  error: unknown;
  note?: string | null;
  onName: (name: string) => void;
  onClose: () => void;
};

function NameDialog({ title, lead, first, confirm, busy, error, note, onName, onClose }: NameDialogProps) {
  const { t } = useTranslation();
  const form = useId();
  const [name, setName] = useState(first);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !busy) onName(name.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={lead}
      footer={
        <Button type="submit" form={form} loading={busy} disabled={name.trim() === ''}>
          {confirm}
        </Button>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('identity.passkeyName')}
          hint={t('identity.passkeyNameHint')}
          maxLength={NAME_MAX}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {note !== null && note !== undefined && (
          <p role="status" className="text-muted">
            {note}
          </p>
        )}
        <FormError error={error} />
      </form>
    </Dialog>
  );
}

function RemoveDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useTranslation();
  const changed = useMethodsChange(onClose);
  const remove = useMutation({
    mutationFn: () => removePasskey(passkey.passkeyId),
    onSuccess: () => {
      toast(t('identity.passkeyRemoved'));
      changed();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('identity.passkeyRemoveTitle', { name: passkey.name })}
      description={t('identity.passkeyRemoveLead')}
      confirmLabel={t('common.remove')}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <FormError error={remove.error} />
    </ConfirmDialog>
  );
}
