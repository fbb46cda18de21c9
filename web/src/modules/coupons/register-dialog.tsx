import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { couponsKey, registerCode } from '../../api/coupons.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

const CODE = /^[0-9A-Z][0-9A-Z-]{3,31}$/;

type Props = { open: boolean; onOpenChange: (open: boolean) => void; onRegistered: () => void };

export function RegisterDialog({ open, onOpenChange, onRegistered }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const queryClient = useQueryClient();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand({
    name: 'register-code',
    run: registerCode,
    onDone: () => {
      toast(t('coupons.registered'));
      void queryClient.invalidateQueries({ queryKey: couponsKey });
      onRegistered();
      change(false);
    },
  });
  const change = (next: boolean) => {
    if (!next) {
      setCode('');
      setTried(false);
      command.reset();
    }
    onOpenChange(next);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (CODE.test(code)) command.submit({ code });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('coupons.registerTitle')}
      footer={
        <Button type="submit" form={form} loading={command.state.phase === 'running'}>
          {t('coupons.register')}
        </Button>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('coupons.code')}
          hint={t('coupons.codeHint')}
          value={code}
          maxLength={32}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          // What people paste has spaces around it and small letters in it.
          onChange={(event) => setCode(event.target.value.trim().toUpperCase())}
          error={tried && !CODE.test(code) ? t('coupons.codeInvalid') : null}
        />
        <FormError error={command.error} />
        <CommandWait command={command} />
      </form>
    </Dialog>
  );
}
