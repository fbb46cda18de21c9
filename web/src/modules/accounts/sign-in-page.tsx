import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/accounts.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { AuthFrame } from './auth-frame.tsx';
import { isEmail } from './bounds.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { PasswordField } from './password-field.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand({ name: 'sign-in', run: signIn });
  const emailError = tried && !isEmail(email.trim()) ? t('accounts.emailInvalid') : null;
  const passwordError = tried && password === '' ? t('common.required') : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (isEmail(email.trim()) && password !== '') command.submit({ email: email.trim(), password });
  };
  return (
    <AuthFrame title={t('accounts.signInTitle')} lead={t('accounts.signInLead')} next={next}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('accounts.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={emailError}
        />
        <PasswordField
          label={t('accounts.password')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={passwordError}
        />
        <FormError error={command.error} />
        <CommandWait command={command} />
        <Button type="submit" size="lg" loading={command.state.phase === 'running'}>
          {t('accounts.signIn')}
        </Button>
      </form>
      <p className="mt-5 text-center text-muted">
        {t('accounts.noAccount')}{' '}
        <Link
          to="/sign-up"
          search={next === undefined ? {} : { next }}
          className="inline-flex min-h-11 items-center font-semibold text-accent underline-offset-4 hover:underline"
        >
          {t('accounts.signUp')}
        </Link>
      </p>
      <DemoAccounts busy={command.busy} onPick={(account) => command.submit(account)} />
    </AuthFrame>
  );
}
