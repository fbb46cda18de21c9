import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AuthFrame } from './auth-frame.tsx';
import { isProofToken } from './bounds.ts';
import { ConfirmEmailChange } from './confirm-email-change.tsx';
import { ConfirmSignUp } from './confirm-sign-up.tsx';
import { LinkTrouble } from './link-trouble.tsx';
import { NewPasswordForm } from './new-password-form.tsx';

const route = getRouteApi('/verify');

/**
 * Where the link of a mail leads. Opening it does nothing yet: mail scanners open links too, and would prove an
 * address for whoever has typed it. A person presses the button.
 */
export function VerifyPage() {
  const { t } = useTranslation();
  const { token, purpose = 'sign-up' } = route.useSearch();
  const words = {
    'sign-up': { title: t('accounts.verifyTitle'), lead: t('accounts.verifyLead') },
    'email-change': { title: t('accounts.changeVerifyTitle'), lead: t('accounts.changeVerifyLead') },
    'password-reset': { title: t('accounts.resetTitle'), lead: t('accounts.resetLead') },
  }[purpose];
  return (
    <AuthFrame {...words} next={undefined} stay>
      {token === undefined || !isProofToken(token) ? (
        <LinkTrouble code="auth.proof-invalid" purpose={purpose} />
      ) : purpose === 'email-change' ? (
        <ConfirmEmailChange token={token} />
      ) : purpose === 'password-reset' ? (
        <NewPasswordForm token={token} />
      ) : (
        <ConfirmSignUp token={token} />
      )}
    </AuthFrame>
  );
}
