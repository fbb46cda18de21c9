import { Link } from '@tanstack/react-router';
import { CircleCheck, Hourglass, Link2Off } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/hooks.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';

export type LinkPurpose = 'sign-up' | 'email-change' | 'password-reset';
type LinkCode = 'auth.proof-used' | 'auth.proof-expired' | 'auth.proof-invalid';

export const isLinkCode = (code: string | undefined): code is LinkCode =>
  code === 'auth.proof-used' || code === 'auth.proof-expired' || code === 'auth.proof-invalid';

/** A link that does nothing any more: why, and what helps now. */
export function LinkTrouble({ code, purpose }: { code: LinkCode; purpose: LinkPurpose }) {
  const { t } = useTranslation();
  const isMember = useSession().status === 'member';
  const kind = code === 'auth.proof-used' ? 'used' : code === 'auth.proof-expired' ? 'expired' : 'invalid';
  const Icon = { used: CircleCheck, expired: Hourglass, invalid: Link2Off }[kind];
  const again = {
    'sign-up': { to: '/sign-up', label: t('accounts.signUpAgain') },
    'email-change': { to: '/account', label: t('accounts.changeAgain') },
    'password-reset': { to: '/forgot-password', label: t('accounts.resetAgain') },
  } as const;
  const signIn = { to: '/sign-in', label: t('accounts.signIn') } as const;
  const home = { to: '/', label: t('shell.goHome') } as const;
  // Used means done: what it was for has happened.
  const way = kind === 'used' && purpose !== 'password-reset' ? (isMember ? home : signIn) : again[purpose];
  return (
    <div role="alert">
      <EmptyState
        icon={<Icon aria-hidden="true" />}
        title={t(`accounts.link.${kind}Title`)}
        action={
          <Link to={way.to} className={buttonClass('primary')}>
            {way.label}
          </Link>
        }
      >
        {t(`accounts.link.${kind}`)}
      </EmptyState>
    </div>
  );
}
