import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announcer.tsx';
import { AuthFrame, authLink } from './auth-frame.tsx';
import { ProofOfEmail } from './proof-of-email.tsx';
import { SignUpForm } from './sign-up-form.tsx';
import { type StartedSignUp, startedSignUp } from './started.ts';

const route = getRouteApi('/sign-up');

/** Two steps: who one is, and the proof that the e-mail is one's own. Only then is there an account. */
export function SignUpPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const [started, setStarted] = useState<StartedSignUp | null>(() => startedSignUp.get());
  const [draft, setDraft] = useState({ name: '', email: '', password: '' });
  if (started !== null) {
    return (
      <AuthFrame title={t('accounts.mailTitle')} lead={t('accounts.mailLead')} next={next}>
        <ProofOfEmail
          started={started}
          password={draft.email.trim() === started.email ? draft.password : ''}
          next={next}
          onChangeAddress={() => {
            startedSignUp.set(null);
            setStarted(null);
          }}
        />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t('accounts.signUpTitle')} lead={t('accounts.signUpLead')} next={next}>
      <SignUpForm
        draft={draft}
        next={next}
        onDraft={setDraft}
        onStarted={(value) => {
          startedSignUp.set(value);
          setStarted(value);
          announce(t('accounts.mailTitle'));
        }}
      />
      <p className="mt-5 text-center text-muted">
        {t('accounts.haveAccount')}{' '}
        <Link to="/sign-in" search={next === undefined ? {} : { next }} className={authLink}>
          {t('accounts.signIn')}
        </Link>
      </p>
    </AuthFrame>
  );
}
