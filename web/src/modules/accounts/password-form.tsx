import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, sessionsQuery } from '../../api/accounts.ts';
import { methodsKey } from '../../api/identity.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { CoolDown, useCoolDown } from '../../ui/cool-down.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { passwordErrorOf } from './bounds.ts';
import { PasswordField } from './password-field.tsx';
import { StrengthMeter } from './strength-meter.tsx';

type Props = {
  email: string;
  /** A member who came by another door has none yet, and gives a fresh proof instead of the old one. */
  hasPassword: boolean;
};

export function PasswordForm({ email, hasPassword }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand({
    name: 'change-password',
    secret: true,
    run: changePassword,
    onDone: () => {
      toast(t(hasPassword ? 'accounts.passwordChanged' : 'accounts.passwordMade'));
      setCurrent('');
      setNext('');
      setTried(false);
      void queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: methodsKey });
    },
  });
  const waitS = useCoolDown(command.error);
  const problem = passwordErrorOf(next);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (problem !== null || waitS > 0 || (hasPassword && current === '')) return;
    command.submit({ ...(hasPassword ? { currentPassword: current } : {}), newPassword: next });
  };
  const title = t(hasPassword ? 'accounts.passwordTitle' : 'accounts.passwordMake');
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <div>
        <h2 className="text-xl font-bold">{title}</h2>
        <p className="text-muted">{t(hasPassword ? 'accounts.passwordLead' : 'accounts.passwordMakeLead')}</p>
      </div>
      {/* For password managers, which ask whose password this is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      {hasPassword && (
        <PasswordField
          label={t('accounts.currentPassword')}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={tried && current === '' ? t('common.required') : null}
        />
      )}
      <PasswordField
        label={t('accounts.newPassword')}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        hint={t('accounts.passwordHint')}
        error={tried && problem !== null ? t(`accounts.${problem}`) : null}
      />
      <StrengthMeter password={next} about={[email]} />
      {waitS > 0 ? <CoolDown seconds={waitS} /> : <FormError error={command.error} />}
      <CommandWait command={command} />
      <Button
        type="submit"
        variant="secondary"
        loading={command.state.phase === 'running'}
        disabled={waitS > 0}
      >
        {title}
      </Button>
    </form>
  );
}
