import { Link, useLocation } from '@tanstack/react-router';
import {
  CalendarDays,
  FolderOpen,
  ListChecks,
  type LucideIcon,
  Map as MapIcon,
  Users,
  WalletCards,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';

type Tab = 'plan' | 'map' | 'lists' | 'costs' | 'people' | 'files';
const tabs: readonly { tab: Tab; path: string; icon: LucideIcon }[] = [
  { tab: 'plan', path: '', icon: CalendarDays },
  { tab: 'map', path: '/map', icon: MapIcon },
  { tab: 'lists', path: '/lists', icon: ListChecks },
  { tab: 'costs', path: '/costs', icon: WalletCards },
  { tab: 'people', path: '/people', icon: Users },
  { tab: 'files', path: '/files', icon: FolderOpen },
];

/** The pages of one trip. Where there is room, the map stands beside the plan and needs no page of its own. */
export function TripTabs({ tripId }: { tripId: string }) {
  const { t } = useTranslation();
  const row = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what moves the mark
  useEffect(() => {
    row.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'instant' });
  }, [pathname]);
  return (
    <nav
      ref={row}
      aria-label={t('tripsAround.frame.tabs')}
      className="no-scrollbar -mx-5 flex gap-1 overflow-x-auto border-b border-line px-5 sm:mx-0 sm:px-0"
    >
      {tabs.map(({ tab, path, icon: Icon }) => (
        <Link
          key={tab}
          to={`/trips/${tripId}${path}` as string}
          activeOptions={{ exact: true, includeSearch: false }}
          className={cx(
            'tap -mb-px inline-flex shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 font-semibold whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-4',
            tab === 'map' && 'lg:hidden',
          )}
          activeProps={{ className: 'border-ink! text-ink!', 'aria-current': 'page' }}
        >
          <Icon aria-hidden="true" className="size-4.5" />
          {t(`tripsAround.frame.tab.${tab}`)}
        </Link>
      ))}
    </nav>
  );
}
