import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bell, FileLock2, type LucideIcon, MapPin, ShieldCheck, UserRound } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../api/site.ts';
import { Page } from '../../ui/page.tsx';

type Entry = {
  to: '/account' | '/account/security' | '/account/notifications' | '/account/addresses' | '/account/privacy';
  label: 'profile' | 'security' | 'told' | 'addresses' | 'privacy';
  icon: LucideIcon;
};

const entries: Entry[] = [
  { to: '/account', label: 'profile', icon: UserRound },
  { to: '/account/security', label: 'security', icon: ShieldCheck },
  { to: '/account/notifications', label: 'told', icon: Bell },
  { to: '/account/addresses', label: 'addresses', icon: MapPin },
  { to: '/account/privacy', label: 'privacy', icon: FileLock2 },
];

type Props = { title: string; lead?: string; children: ReactNode };

/** The pages of one's own account, side by side. */
export function AccountFrame({ title, lead, children }: Props) {
  const { t } = useTranslation();
  const shopOn = useQuery(siteQuery).data?.services.includes('shop') ?? false;
  const shown = entries.filter(({ label }) => label !== 'addresses' || shopOn);
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an entry that comes later moves the others
  useEffect(() => {
    // On a phone the row may be wider than the screen: the page one is on must be in sight.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [shopOn]);
  return (
    <Page title={title} lead={lead}>
      <nav
        ref={nav}
        aria-label={t('accounts.title')}
        className="no-scrollbar -mx-5 mb-6 flex gap-1.5 overflow-x-auto px-5 py-1 sm:mx-0 sm:px-0"
      >
        {shown.map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: true }}
            className="tap inline-flex shrink-0 items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm font-semibold whitespace-nowrap text-muted hover:text-ink"
            activeProps={{ className: 'border-ink! bg-ink! text-paper!', 'aria-current': 'page' }}
          >
            <Icon aria-hidden="true" className="size-4 max-sm:hidden" />
            {t(`accounts.${label}`)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
