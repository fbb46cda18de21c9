import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmTotp, endTotp, methodsKey, startTotp } from '../../api/identity.ts';
import type { SignInMethods, TotpSetUp } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeField } from '../../ui/code-field.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { RecoveryCodeSheet } from './recovery-codes.tsx';
import { RenewCodes } from './renew-codes.tsx';

/** Few enough that the next lost phone may be the last one. */
const FEW_CODES = 3;

export function TotpCard({ methods }: { methods: SignInMethods }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [setUp, setSetUp] = useState<TotpSetUp | null>(null);
  const [ending, setEnding] = useState(false);
  const start = useMutation({ mutationFn: startTotp, onSuccess: setSetUp });
  const { enabled, since } = methods.totp;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 className="flex items-center gap-2 text-xl font-bold">
          {t('identity.totp')}
          <Badge tone={enabled ? 'good' : 'neutral'}>{enabled ? t('identity.on') : t('identity.off')}</Badge>
        </h2>
        {enabled ? (
          <Button size="sm" variant="danger" onClick={() => setEnding(true)}>
            {t('identity.totpEnd')}
          </Button>
        ) : (
          <Button size="sm" loading={start.isPending} onClick={() => start.mutate()}>
            {t('identity.totpStart')}
          </Button>
        )}
      </div>
      <p className="text-muted">
        {enabled && since !== null
          ? t('identity.totpSince', { date: format.date(since) })
          : t('identity.totpLead')}
      </p>
      <FormError error={start.error} />
      {enabled && (
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-line/70 pt-4">
          <div>
            <h3 className="font-bold">{t('identity.recoveryTitle')}</h3>
            <p className={methods.recoveryCodesLeft < FEW_CODES ? 'font-medium text-bad' : 'text-muted'}>
              {t('identity.recoveryLeft', { count: methods.recoveryCodesLeft })}
            </p>
          </div>
          <RenewCodes />
        </div>
      )}
      {setUp !== null && <SetUpDialog setUp={setUp} onClose={() => setSetUp(null)} />}
      {ending && <EndDialog methods={methods} onClose={() => setEnding(false)} />}
    </>
  );
}

/** Three steps in one sheet: scan, confirm with a code, keep the recovery codes. */
function SetUpDialog({ setUp, onClose }: { setUp: TotpSetUp; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useId();
  const queryClient = useQueryClient();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const confirm = useMutation({
    mutationFn: confirmTotp,
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: methodsKey }),
  });
  useEffect(() => {
    if (confirm.error === null) return;
    setCode('');
    field.current?.focus();
  }, [confirm.error]);
  if (confirm.data !== undefined) {
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={t('identity.totpDoneTitle')}
        description={t('identity.totpDoneLead')}
        footer={<Button onClick={onClose}>{t('identity.recoveryKept')}</Button>}
      >
        <RecoveryCodeSheet codes={confirm.data.recoveryCodes} />
      </Dialog>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === 6 && !confirm.isPending) confirm.mutate(code);
    else field.current?.focus();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('identity.totpSetUp')}
      description={t('identity.totpSetUpLead')}
      footer={
        <Button type="submit" form={form} loading={confirm.isPending}>
          {t('identity.totpConfirm')}
        </Button>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <QrCode text={setUp.uri} label={t('identity.totpQr')} className="mx-auto w-48 border border-line" />
        <div className="rounded-2xl bg-sunken px-4 py-3">
          <p className="text-sm text-muted">{t('identity.totpSecret')}</p>
          <p className="flex items-center justify-between gap-2">
            <code className="font-mono font-semibold">{inFours(setUp.secret)}</code>
            <CopyButton value={setUp.secret} label={t('identity.totpSecretCopy')} />
          </p>
          <a
            href={setUp.uri}
            className="tap inline-flex items-center font-semibold underline underline-offset-4 sm:hidden"
          >
            {t('identity.totpOpenApp')}
          </a>
        </div>
        <CodeField
          ref={field}
          label={t('identity.totpCode')}
          hint={t('identity.totpCodeHint')}
          value={code}
          onChange={setCode}
          onComplete={(digits) => !confirm.isPending && confirm.mutate(digits)}
        />
        <FormError error={confirm.error} />
      </form>
    </Dialog>
  );
}

/** As people read it aloud and type it. */
const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

function EndDialog({ methods, onClose }: { methods: SignInMethods; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: endTotp,
    onSuccess: () => {
      toast(t('identity.totpEnded'));
      void queryClient.invalidateQueries({ queryKey: methodsKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('identity.totpEndTitle')}
      description={t(methods.passkeyAfterPassword ? 'identity.totpEndLeadPasskey' : 'identity.totpEndLead')}
      confirmLabel={t('identity.totpEnd')}
      danger
      busy={end.isPending}
      onConfirm={() => end.mutate()}
    >
      <FormError error={end.error} />
    </ConfirmDialog>
  );
}
