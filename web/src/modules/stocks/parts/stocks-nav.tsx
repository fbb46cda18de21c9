import { Link, useLocation } from '@tanstack/react-router';
import {
  Bell,
  ChartCandlestick,
  ChartPie,
  ListOrdered,
  type LucideIcon,
  ReceiptText,
  Search,
  Star,
  Trophy,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../../api/hooks.ts';

const pages = [
  { to: '/stocks', label: 'market', icon: ChartCandlestick, isMine: false },
  { to: '/stocks/all', label: 'all', icon: Search, isMine: false },
  { to: '/stocks/watchlist', label: 'watchlist', icon: Star, isMine: true },
  { to: '/stocks/account', label: 'account', icon: ChartPie, isMine: true },
  { to: '/stocks/orders', label: 'orders', icon: ListOrdered, isMine: true },
  { to: '/stocks/fills', label: 'fills', icon: ReceiptText, isMine: true },
  { to: '/stocks/alerts', label: 'alerts', icon: Bell, isMine: true },
  { to: '/stocks/seasons', label: 'contests', icon: Trophy, isMine: false },
] as const satisfies readonly { to: string; label: string; icon: LucideIcon; isMine: boolean }[];

/** The pages of the service; those of a member only for members. @param season goes on with who looks at one */
export function StocksNav({ season }: { season?: string | undefined }) {
  const { t } = useTranslation();
  const isMember = useAccount() !== null;
  const row = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what moves the mark, and members have more pages
  useEffect(() => {
    // On a phone the row is wider than the screen: the page one is on must be in sight.
    row.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'instant' });
  }, [pathname, isMember]);
  return (
    <nav
      ref={row}
      aria-label={t('stocks.nav.label')}
      className="no-scrollbar -mx-5 mb-6 flex gap-1.5 overflow-x-auto px-5 py-1 sm:mx-0 sm:px-0"
    >
      {pages
        .filter(({ isMine }) => isMember || !isMine)
        .map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            search={season === undefined ? {} : { season }}
            activeOptions={{ exact: true, includeSearch: false }}
            className="tap inline-flex shrink-0 items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm font-semibold whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-3"
            activeProps={{ className: 'border-ink! bg-ink! text-paper!', 'aria-current': 'page' }}
          >
            <Icon aria-hidden="true" className="size-4" />
            {t(`stocks.nav.${label}`)}
          </Link>
        ))}
    </nav>
  );
}
