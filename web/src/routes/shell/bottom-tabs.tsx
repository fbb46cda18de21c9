import { Link } from '@tanstack/react-router';
import { LayoutGrid } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { MoreMenu } from './more-menu.tsx';
import { type NavItem, useIsIn, useNavItems } from './nav-items.ts';

/** More have no room beside each other on a small phone: those behind are in a menu. */
const ROOM = 6;

const tabClass =
  'flex min-h-15 w-full flex-col items-center justify-center gap-1 text-xs font-semibold text-muted focus-visible:-outline-offset-3';

/** The thumb's menu on a phone. */
export function BottomTabs() {
  const { t } = useTranslation();
  const items = useNavItems();
  const shown = items.length > ROOM ? items.slice(0, ROOM - 1) : items;
  const more = items.slice(shown.length);
  return (
    <nav
      aria-label={t('shell.tabNav')}
      className="sticky bottom-0 z-30 border-t border-line bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md md:hidden"
    >
      <ul className="mx-auto flex max-w-lg">
        {shown.map(({ to, label, icon: Icon }) => (
          <li key={to} className="min-w-0 flex-1">
            <Link
              to={to}
              activeOptions={{ exact: to === '/' }}
              className={tabClass}
              activeProps={{ className: 'text-accent!', 'aria-current': 'page' }}
            >
              <Icon aria-hidden="true" className="size-6" strokeWidth={1.9} />
              {t(`shell.${label}`)}
            </Link>
          </li>
        ))}
        {more.length > 0 && (
          <li className="min-w-0 flex-1">
            <MoreTab items={more} />
          </li>
        )}
      </ul>
    </nav>
  );
}

function MoreTab({ items }: { items: readonly NavItem[] }) {
  const { t } = useTranslation();
  const isIn = useIsIn(items);
  return (
    <MoreMenu items={items}>
      <button type="button" className={cx(tabClass, isIn && 'text-accent!')}>
        <LayoutGrid aria-hidden="true" className="size-6" strokeWidth={1.9} />
        {t('shell.more')}
      </button>
    </MoreMenu>
  );
}
