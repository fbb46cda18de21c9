import { Link } from '@tanstack/react-router';
import { Compass, Heart, type LucideIcon, Luggage, MapPin } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../../api/hooks.ts';

const pages: readonly {
  to: '/trips' | '/trips/explore' | '/trips/places' | '/trips/my-places';
  label: 'mine' | 'explore' | 'places' | 'myPlaces';
  icon: LucideIcon;
  isMine: boolean;
}[] = [
  { to: '/trips', label: 'mine', icon: Luggage, isMine: false },
  { to: '/trips/explore', label: 'explore', icon: Compass, isMine: false },
  { to: '/trips/places', label: 'places', icon: MapPin, isMine: false },
  { to: '/trips/my-places', label: 'myPlaces', icon: Heart, isMine: true },
];

/** The pages of the service. */
export function TripsNav() {
  const { t } = useTranslation();
  const isMember = useAccount() !== null;
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a member has one more, which may be the page one is on
  useEffect(() => {
    // On a phone the row is wider than the screen: the page one is on must be in sight.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [isMember]);
  return (
    <nav
      ref={nav}
      aria-label={t('tripsAround.nav.label')}
      className="no-scrollbar -mx-5 mb-6 flex gap-1.5 overflow-x-auto px-5 py-1 sm:mx-0 sm:px-0"
    >
      {pages
        .filter(({ isMine }) => isMember || !isMine)
        .map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to as string}
            activeOptions={{ exact: true, includeSearch: false }}
            className="tap inline-flex shrink-0 items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm font-semibold whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-3"
            activeProps={{ className: 'border-ink! bg-ink! text-paper!', 'aria-current': 'page' }}
          >
            <Icon aria-hidden="true" className="size-4" />
            {t(`tripsAround.nav.${label}`)}
          </Link>
        ))}
    </nav>
  );
}
