import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNavItems } from './nav-items.ts';

/** The thumb's menu on a phone. */
export function BottomTabs() {
  const { t } = useTranslation();
  const items = useNavItems();
  return (
    <nav
      aria-label={t('shell.tabNav')}
      className="sticky bottom-0 z-30 border-t border-line bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md md:hidden"
    >
      <ul className="mx-auto flex max-w-lg">
        {items.map(({ to, label, icon: Icon }) => (
          <li key={to} className="flex-1">
            <Link
              to={to}
              activeOptions={{ exact: to === '/' }}
              className="flex min-h-15 flex-col items-center justify-center gap-1 text-xs font-semibold text-muted focus-visible:-outline-offset-3"
              activeProps={{ className: 'text-accent!', 'aria-current': 'page' }}
            >
              <Icon aria-hidden="true" className="size-6" strokeWidth={1.9} />
              {t(`shell.${label}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
