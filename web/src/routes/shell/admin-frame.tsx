import { Link, useLocation } from '@tanstack/react-router';
import {
  ClipboardList,
  CreditCard,
  HandCoins,
  MailCheck,
  Scale,
  SearchCheck,
  TicketPercent,
  Timer,
  Users,
  Webhook,
} from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const entries = [
  { to: '/admin/members', label: 'members', icon: Users },
  { to: '/admin/coupons', label: 'campaigns', icon: TicketPercent },
  { to: '/admin/receipts', label: 'receipts', icon: SearchCheck },
  { to: '/admin/reconciliation', label: 'reconciliation', icon: Scale },
  { to: '/admin/payments', label: 'payments', icon: CreditCard },
  { to: '/admin/transfers', label: 'transfers', icon: HandCoins },
  { to: '/admin/deliveries', label: 'deliveries', icon: MailCheck },
  { to: '/admin/webhooks', label: 'webhooks', icon: Webhook },
  { to: '/admin/jobs', label: 'jobs', icon: Timer },
  { to: '/admin/audit', label: 'audit', icon: ClipboardList },
] as const;

/** The operator's own menu beside (on a phone: above) the operator's pages. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const nav = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what moves the mark
  useEffect(() => {
    // On a phone the menu is wider than the screen: the page one is on must be in sight.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col lg:flex-row">
      <nav
        ref={nav}
        aria-label={t('admin.nav.label')}
        className="no-scrollbar flex gap-1 overflow-x-auto border-b border-line px-4 py-2 lg:w-52 lg:shrink-0 lg:flex-col lg:border-b-0 lg:py-10"
      >
        {entries.map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            className="tap inline-flex shrink-0 items-center gap-2.5 rounded-xl px-3.5 font-semibold whitespace-nowrap text-muted hover:bg-sunken hover:text-ink focus-visible:-outline-offset-3"
            activeProps={{ className: 'bg-sunken text-ink!', 'aria-current': 'page' }}
          >
            <Icon aria-hidden="true" className="size-5" />
            {t(`admin.nav.${label}`)}
          </Link>
        ))}
      </nav>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
