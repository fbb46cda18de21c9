import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/hooks.ts';
import { methodsQuery } from '../../api/identity.ts';
import { Card } from '../../ui/card.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { IdentityCheckCard } from '../identity/identity-check-card.tsx';
import { PasskeyAfterPassword } from '../identity/passkey-after-password.tsx';
import { PasskeysCard } from '../identity/passkeys-card.tsx';
import { TotpCard } from '../identity/totp-card.tsx';
import { WaysInCard } from '../identity/ways-in-card.tsx';
import { AccountFrame } from './account-frame.tsx';
import { PasswordForm } from './password-form.tsx';
import { SessionList } from './session-list.tsx';

/** Every door to the account, and who has come through it. */
export function SecurityPage() {
  const { t } = useTranslation();
  const account = useAccount();
  const query = useQuery(methodsQuery);
  const methods = query.data;
  if (account === null) return null;
  return (
    <AccountFrame title={t('accounts.security')}>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        {methods === undefined && (
          <Card className="lg:col-span-2">
            {query.isError || query.fetchStatus === 'paused' ? (
              <ErrorState error={query.error} onRetry={() => void query.refetch()} />
            ) : (
              <ListSkeleton rows={4} />
            )}
          </Card>
        )}
        {methods !== undefined && (
          <>
            <div className="flex flex-col gap-5">
              <Card>
                <WaysInCard methods={methods} />
              </Card>
              <Card>
                <TotpCard methods={methods} />
              </Card>
              <IdentityCheckCard />
            </div>
            <div className="flex flex-col gap-5">
              <Card>
                <PasskeysCard passkeys={methods.passkeys} />
                <PasskeyAfterPassword methods={methods} />
              </Card>
              <Card>
                <PasswordForm email={account.email} hasPassword={methods.password} />
              </Card>
            </div>
          </>
        )}
        <Card className="lg:col-span-2">
          <SessionList />
        </Card>
      </div>
    </AccountFrame>
  );
}
