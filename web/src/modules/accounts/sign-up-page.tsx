import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signUp } from '../../api/accounts.ts';
import { useCommand } from '../../api/use-command.ts';
import { currentLocale } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { AuthFrame } from './auth-frame.tsx';
import { isEmail, NAME_MAX, PASSWORD_MAX, PASSWORD_MIN } from './bounds.ts';
import { PasswordField } from './password-field.tsx';

const route = getRouteApi('/sign-up');

export function SignUpPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand({ name: 'sign-up', run: signUp });
  const errors = {
    name: name.trim() === '' || name.trim().length > NAME_MAX ? t('accounts.nameInvalid') : null,
    email: isEmail(email.trim()) ? null : t('accounts.emailInvalid'),
    password:
      password.length < PASSWORD_MIN
        ? t('accounts.passwordShort')
        : password.length > PASSWORD_MAX
          ? t('accounts.passwordLong')
          : null,
  };
  const valid = errors.name === null && errors.email === null && errors.password === null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (valid) command.submit({ name: name.trim(), email: email.trim(), password, locale: currentLocale() });
  };
  return (
    <AuthFrame title={t('accounts.signUpTitle')} lead={t('accounts.signUpLead')} next={next}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('accounts.name')}
          autoComplete="name"
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
          hint={t('accounts.nameHint')}
          error={tried ? errors.name : null}
        />
        <Field
          label={t('accounts.email')}
          type="email"
          inputMode="email"
          autoComplete="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={tried ? errors.email : null}
        />
        <PasswordField
          label={t('accounts.password')}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          hint={t('accounts.passwordHint')}
          error={tried ? errors.password : null}
        />
        <FormError error={command.error} />
        <CommandWait command={command} />
        <Button type="submit" size="lg" loading={command.state.phase === 'running'}>
          {t('accounts.signUp')}
        </Button>
      </form>
      <p className="mt-5 text-center text-muted">
        {t('accounts.haveAccount')}{' '}
        <Link
          to="/sign-in"
          search={next === undefined ? {} : { next }}
          className="inline-flex min-h-11 items-center font-semibold text-accent underline-offset-4 hover:underline"
        >
          {t('accounts.signIn')}
        </Link>
      </p>
    </AuthFrame>
  );
}
