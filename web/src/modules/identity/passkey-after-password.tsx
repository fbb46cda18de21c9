import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForPasskey, methodsKey, stopAskingForPasskey } from '../../api/identity.ts';
import type { SignInMethods } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError } from '../../ui/states.tsx';
import { RecoveryCodeSheet } from './recovery-codes.tsx';
import { RenewCodes } from './renew-codes.tsx';

/** A passkey asked for after the password too: so that a stolen password alone opens nothing. */
export function PasskeyAfterPassword({ methods }: { methods: SignInMethods }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [codes, setCodes] = useState<string[]>([]);
  const change = useMutation({
    mutationFn: async (on: boolean): Promise<string[]> => {
      if (on) return (await askForPasskey()).recoveryCodes;
      await stopAskingForPasskey();
      return [];
    },
    onSuccess: (made) => {
      setCodes(made);
      return queryClient.invalidateQueries({ queryKey: methodsKey });
    },
  });
  if (methods.passkeys.length === 0) return null;
  const { passkeyAfterPassword: isOn, totp, recoveryCodesLeft } = methods;
  return (
    <div className="mt-3 border-t border-line/70 pt-3">
      <Switch
        label={t('identity.passkeyAfterPassword')}
        checked={isOn}
        disabled={change.isPending}
        onChange={(on) => change.mutate(on)}
      />
      <p className="text-sm text-muted">{t('identity.passkeyAfterPasswordLead')}</p>
      <FormError error={change.error} />
      {isOn && !totp.enabled && (
        <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
          <p className="text-muted">
            {t('identity.recoveryTitle')} · {t('identity.recoveryLeft', { count: recoveryCodesLeft })}
          </p>
          <RenewCodes />
        </div>
      )}
      <Dialog
        open={codes.length > 0}
        onOpenChange={(open) => !open && setCodes([])}
        title={t('identity.recoveryTitle')}
        description={t('identity.totpDoneLead')}
        footer={<Button onClick={() => setCodes([])}>{t('identity.recoveryKept')}</Button>}
      >
        {codes.length > 0 && <RecoveryCodeSheet codes={codes} />}
      </Dialog>
    </div>
  );
}
