import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { methodsKey, renewRecoveryCodes } from '../../api/identity.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError } from '../../ui/states.tsx';
import { RecoveryCodeSheet } from './recovery-codes.tsx';

/** New recovery codes for old: asked first, because the old ones end with it. */
export function RenewCodes() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const renew = useMutation({
    mutationFn: renewRecoveryCodes,
    onSuccess: ({ recoveryCodes }) => {
      setAsking(false);
      setCodes(recoveryCodes);
      void queryClient.invalidateQueries({ queryKey: methodsKey });
    },
  });
  return (
    <>
      <Button size="sm" variant="secondary" onClick={() => setAsking(true)}>
        {t('identity.recoveryRenew')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('identity.recoveryRenewTitle')}
        description={t('identity.recoveryRenewLead')}
        confirmLabel={t('identity.recoveryRenew')}
        busy={renew.isPending}
        onConfirm={() => renew.mutate()}
      >
        <FormError error={renew.error} />
      </ConfirmDialog>
      <Dialog
        open={codes !== null}
        onOpenChange={(open) => !open && setCodes(null)}
        title={t('identity.recoveryTitle')}
        description={t('identity.recoveryNewLead')}
        footer={<Button onClick={() => setCodes(null)}>{t('identity.recoveryKept')}</Button>}
      >
        {codes !== null && <RecoveryCodeSheet codes={codes} />}
      </Dialog>
    </>
  );
}
