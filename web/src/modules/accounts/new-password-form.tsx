import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmPasswordReset } from '../../api/accounts.ts';
import type { PasswordResetConfirmationBody } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { EmptyState, FormError } from '../../ui/states.tsx';
import { passwordErrorOf } from './bounds.ts';
import { isLinkCode, LinkTrouble } from './link-trouble.tsx';
import { PasswordField } from './password-field.tsx';
import { StrengthMeter } from './strength-meter.tsx';

/** The end of a forgotten password: a new one, by the link of the mail. */
export function NewPasswordForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand<PasswordResetConfirmationBody, void>({
    name: 'reset-password',
    secret: true,
    run: confirmPasswordReset,
    onDone: () => announce(t('accounts.resetDoneTitle')),
  });
  const problem = passwordErrorOf(password);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (problem === null) command.submit({ token, password });
  };
  if (isLinkCode(command.error?.code))
    return <LinkTrouble code={command.error.code} purpose="password-reset" />;
  if (command.state.phase === 'done') {
    return (
      <EmptyState
        icon={<CircleCheck aria-hidden="true" className="text-good" />}
        title={t('accounts.resetDoneTitle')}
        action={
          <Link to="/sign-in" className={buttonClass('primary')}>
            {t('accounts.signIn')}
          </Link>
        }
      >
        {t('accounts.resetDone')}
      </EmptyState>
    );
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <PasswordField
        label={t('accounts.newPassword')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        hint={t('accounts.passwordHint')}
        error={tried && problem !== null ? t(`accounts.${problem}`) : null}
      />
      <StrengthMeter password={password} about={[]} />
      <FormError error={command.error} />
      <CommandWait command={command} />
      <Button type="submit" size="lg" loading={command.state.phase === 'running'}>
        {t('accounts.resetConfirm')}
      </Button>
    </form>
  );
}
