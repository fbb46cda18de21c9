import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, sessionsQuery } from '../../api/accounts.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { PASSWORD_MAX, PASSWORD_MIN } from './bounds.ts';
import { PasswordField } from './password-field.tsx';

export function PasswordForm({ email }: { email: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand({
    name: 'change-password',
    run: changePassword,
    onDone: () => {
      toast(t('accounts.passwordChanged'));
      setCurrent('');
      setNext('');
      setTried(false);
      void queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const nextError =
    next.length < PASSWORD_MIN
      ? t('accounts.passwordShort')
      : next.length > PASSWORD_MAX
        ? t('accounts.passwordLong')
        : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (current !== '' && nextError === null) command.submit({ currentPassword: current, newPassword: next });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <div>
        <h2 className="text-xl font-bold">{t('accounts.passwordTitle')}</h2>
        <p className="text-muted">{t('accounts.passwordLead')}</p>
      </div>
      {/* For password managers, which ask whose password this is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={t('accounts.currentPassword')}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={tried && current === '' ? t('common.required') : null}
      />
      <PasswordField
        label={t('accounts.newPassword')}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        hint={t('accounts.passwordHint')}
        error={tried ? nextError : null}
      />
      <FormError error={command.error} />
      <CommandWait command={command} />
      <Button type="submit" variant="secondary" loading={command.state.phase === 'running'}>
        {t('accounts.passwordChange')}
      </Button>
    </form>
  );
}
