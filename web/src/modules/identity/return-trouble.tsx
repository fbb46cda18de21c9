import { Link } from '@tanstack/react-router';
import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/error.ts';
import { useSession } from '../../api/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { FormError } from '../../ui/states.tsx';

/** Nothing was decided by these: the same return may be tried again. Any other needs a new beginning. */
const isPassing = (error: ApiError) => error.status === 0 || error.status === 503 || error.status === 502;

export function ReturnTrouble({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const { t } = useTranslation();
  const isMember = useSession().status === 'member';
  if (error.code === 'identity.link-required') return <LinkRequired error={error} />;
  return (
    <div className="flex flex-col gap-4">
      <FormError error={error} />
      {isPassing(error) && (
        <Button variant="secondary" size="lg" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
      <Link to={isMember ? '/account/security' : '/sign-in'} className={buttonClass('primary', 'lg')}>
        {isMember ? t('identity.toSecurity') : t('identity.backToSignIn')}
      </Link>
    </div>
  );
}

/**
 * An account has this e-mail already. Only whoever opens both doors may join them: sign in here first, then link.
 * Anything less would hand the account to whoever controls an address at the provider.
 */
function LinkRequired({ error }: { error: ApiError }) {
  const { t } = useTranslation();
  const email = typeof error.facts.email === 'string' ? error.facts.email : null;
  return (
    <div role="alert" className="flex flex-col gap-5">
      <Banner tone="info" icon={<Link2 aria-hidden="true" />}>
        <p className="font-bold">{t('identity.linkRequiredTitle')}</p>
        {email !== null && <p className="break-all">{email}</p>}
      </Banner>
      <p className="text-muted">{t('identity.linkRequiredLead')}</p>
      <ol className="flex list-decimal flex-col gap-1.5 pl-5 font-medium">
        <li>{t('identity.linkRequired1')}</li>
        <li>{t('identity.linkRequired2')}</li>
        <li>{t('identity.linkRequired3')}</li>
      </ol>
      <Link to="/sign-in" search={{ next: '/account/security' }} className={buttonClass('primary', 'lg')}>
        {t('identity.linkRequiredGo')}
      </Link>
    </div>
  );
}
