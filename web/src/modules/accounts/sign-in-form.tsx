import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFactorNeeded, SignInBody, SignInResult } from '../../api/types.ts';
import type { Command } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { CoolDown, useCoolDown } from '../../ui/cool-down.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { authLink } from './auth-frame.tsx';
import { isEmail } from './bounds.ts';
import { PasswordField } from './password-field.tsx';

type Props = {
  draft: SignInBody;
  onDraft: (draft: SignInBody) => void;
  command: Command<SignInBody, SignInResult | SecondFactorNeeded>;
};

export function SignInForm({ draft, onDraft, command }: Props) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const waitS = useCoolDown(command.error);
  const email = draft.email.trim();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (isEmail(email) && draft.password !== '' && waitS === 0) {
      command.submit({ email, password: draft.password });
    }
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={t('accounts.email')}
        type="email"
        // The last word lets the browser suggest passkeys in this field.
        autoComplete="username webauthn"
        inputMode="email"
        autoFocus
        value={draft.email}
        onChange={(event) => onDraft({ ...draft, email: event.target.value })}
        error={tried && !isEmail(email) ? t('accounts.emailInvalid') : null}
      />
      <PasswordField
        label={t('accounts.password')}
        autoComplete="current-password"
        value={draft.password}
        onChange={(password) => onDraft({ ...draft, password })}
        error={tried && draft.password === '' ? t('common.required') : null}
      />
      {waitS > 0 ? <CoolDown seconds={waitS} /> : <FormError error={command.error} />}
      <CommandWait command={command} />
      <Button type="submit" size="lg" loading={command.state.phase === 'running'} disabled={waitS > 0}>
        {t('accounts.signIn')}
      </Button>
      <p className="-mt-1 text-center">
        <Link to="/forgot-password" search={isEmail(email) ? { email } : {}} className={authLink}>
          {t('accounts.forgot')}
        </Link>
      </p>
    </form>
  );
}
