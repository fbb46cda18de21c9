import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/hooks.ts';
import { useFormat } from '../../i18n/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { MemberPicture } from '../files/member-picture.tsx';
import { AccountFrame } from './account-frame.tsx';
import { EmailCard } from './email-card.tsx';
import { ProfileForm } from './profile-form.tsx';

export function AccountPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const account = useAccount();
  if (account === null) return null;
  return (
    <AccountFrame title={t('accounts.title')}>
      <div className="mb-6 flex items-center gap-4">
        <Avatar name={account.name} picture={account.picture} size="lg" />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 text-xl font-bold">
            {account.name}
            {account.role === 'admin' && <Badge tone="accent">{t('accounts.roleadmin')}</Badge>}
          </p>
          <p className="text-muted">
            {account.email} · {t('accounts.memberSince', { date: format.date(account.createdAt) })}
          </p>
          <p className="flex items-center text-sm text-muted">
            {t('accounts.accountId')} <code className="ml-1.5 font-mono">{account.accountId}</code>
            <CopyButton value={account.accountId} />
          </p>
        </div>
      </div>
      <MemberPicture account={account} />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card>
          <ProfileForm account={account} />
        </Card>
        <Card>
          <EmailCard account={account} />
        </Card>
      </div>
    </AccountFrame>
  );
}
