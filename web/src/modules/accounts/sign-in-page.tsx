import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needsSecondFactor, signIn } from '../../api/accounts.ts';
import type { SecondFactor, SignInBody } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { announce } from '../../ui/announcer.tsx';
import { OtherWaysIn } from '../identity/other-ways-in.tsx';
import { PasskeyButton } from '../identity/passkey-button.tsx';
import { SecondFactorStep } from '../identity/second-factor-step.tsx';
import { canUsePasskeys } from '../identity/webauthn.ts';
import { AuthFrame, authLink } from './auth-frame.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { ProofOfEmail } from './proof-of-email.tsx';
import { SignInForm } from './sign-in-form.tsx';
import type { StartedSignUp } from './started.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const [draft, setDraft] = useState({ email: '', password: '' });
  const [factor, setFactor] = useState<SecondFactor | null>(null);
  const [unproven, setUnproven] = useState<StartedSignUp | null>(null);
  const command = useCommand({
    name: 'sign-in',
    secret: true,
    run: signIn,
    onDone: ({ data }) => {
      if (!needsSecondFactor(data)) return;
      setFactor(data.secondFactor);
      announce(t('identity.factorTitle'));
    },
    onRefused: (error, body: SignInBody) => {
      const { signUpId } = error.facts;
      if (error.code !== 'auth.email-not-verified' || typeof signUpId !== 'string') return;
      setUnproven({ signUpId, email: body.email });
      announce(t('accounts.unprovenTitle'));
    },
  });
  const restart = () => {
    setFactor(null);
    setUnproven(null);
    setDraft({ ...draft, password: '' });
    command.reset();
  };
  if (factor !== null) {
    return (
      <AuthFrame title={t('identity.factorTitle')} lead={t('identity.factorLead')} next={next}>
        <SecondFactorStep factor={factor} onRestart={restart} />
      </AuthFrame>
    );
  }
  if (unproven !== null) {
    return (
      <AuthFrame title={t('accounts.unprovenTitle')} lead={t('accounts.unprovenLead')} next={next}>
        <ProofOfEmail started={unproven} password={draft.password} next={next} onChangeAddress={restart} />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t('accounts.signInTitle')} lead={t('accounts.signInLead')} next={next}>
      <SignInForm draft={draft} onDraft={setDraft} command={command} />
      <OtherWaysIn next={next}>{canUsePasskeys() ? <PasskeyButton /> : undefined}</OtherWaysIn>
      <p className="mt-5 text-center text-muted">
        {t('accounts.noAccount')}{' '}
        <Link to="/sign-up" search={next === undefined ? {} : { next }} className={authLink}>
          {t('accounts.signUp')}
        </Link>
      </p>
      <DemoAccounts
        busy={command.busy}
        onPick={(account) => {
          setDraft(account);
          command.submit(account);
        }}
      />
    </AuthFrame>
  );
}
