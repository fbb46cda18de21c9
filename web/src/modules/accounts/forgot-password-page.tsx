import { getRouteApi, Link } from '@tanstack/react-router';
import { MailCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startPasswordReset } from '../../api/accounts.ts';
import { useCommand } from '../../api/use-command.ts';
import { announce } from '../../ui/announcer.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { AuthFrame, authLink } from './auth-frame.tsx';
import { isEmail } from './bounds.ts';
import { DemoMail } from './mail-code.tsx';

const route = getRouteApi('/forgot-password');

export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const [email, setEmail] = useState(route.useSearch().email ?? '');
  const [tried, setTried] = useState(false);
  const command = useCommand({
    name: 'forgot-password',
    secret: true,
    run: startPasswordReset,
    onDone: () => announce(t('accounts.forgotSentTitle')),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (isEmail(email.trim())) command.submit({ email: email.trim() });
  };
  const back = (
    <p className="mt-5 text-center">
      <Link to="/sign-in" className={authLink}>
        {t('accounts.toSignIn')}
      </Link>
    </p>
  );
  if (command.state.phase === 'done') {
    return (
      <AuthFrame title={t('accounts.forgotSentTitle')} lead={t('accounts.forgotSentLead')} next={undefined}>
        <div className="flex flex-col gap-4">
          <Banner tone="info" icon={<MailCheck aria-hidden="true" />}>
            <p className="font-bold break-all">{email.trim()}</p>
            <p className="font-normal">{t('accounts.forgotSent')}</p>
          </Banner>
          <Button variant="secondary" onClick={command.reset}>
            {t('accounts.forgotAgain')}
          </Button>
          <DemoMail email={email.trim()} />
        </div>
        {back}
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t('accounts.forgotTitle')} lead={t('accounts.forgotLead')} next={undefined}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('accounts.email')}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={tried && !isEmail(email.trim()) ? t('accounts.emailInvalid') : null}
        />
        <FormError error={command.error} />
        <CommandWait command={command} />
        <Button type="submit" size="lg" loading={command.state.phase === 'running'}>
          {t('accounts.forgotSend')}
        </Button>
      </form>
      {back}
    </AuthFrame>
  );
}
