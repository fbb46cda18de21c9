import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../api/site.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';

type Props = { busy: boolean; onPick: (account: { email: string; password: string }) => void };

/** Demo mode only: the server names these accounts itself, and has none in production. */
export function DemoAccounts({ busy, onPick }: Props) {
  const { t } = useTranslation();
  const site = useQuery(siteQuery);
  const accounts = site.data?.demoAccounts ?? [];
  if (accounts.length === 0) return null;
  return (
    <section
      aria-label={t('accounts.demoTitle')}
      className="mt-8 rounded-3xl border border-line bg-surface p-2"
    >
      <div className="px-3 pt-3 pb-1">
        <h2 className="font-bold">{t('accounts.demoTitle')}</h2>
        <p className="text-sm text-muted">{t('accounts.demoLead')}</p>
      </div>
      <ul>
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              disabled={busy}
              onClick={() => onPick({ email: account.email, password: account.password })}
              className="flex w-full items-center gap-3 rounded-2xl p-3 text-left hover:bg-sunken disabled:opacity-50"
            >
              <Avatar name={account.name} />
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{account.name}</span>
                <span className="block truncate text-sm text-muted">{account.email}</span>
              </span>
              {account.role === 'admin' && <Badge tone="accent">{t('accounts.roleadmin')}</Badge>}
              <ChevronRight aria-hidden="true" className="size-5 text-muted" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
