import { Link } from '@tanstack/react-router';
import { ChevronDown, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/hooks.ts';
import { Bell } from '../../modules/notifications/bell.tsx';
import { CartLink } from '../../modules/shop/cart/cart-link.tsx';
import { buttonClass, IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { LogoMark } from '../../ui/logo.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AccountMenu } from './account-menu.tsx';
import { MoreMenu } from './more-menu.tsx';
import { useIsIn, useNavItems } from './nav-items.ts';
import { SettingsMenu } from './settings-menu.tsx';
import { WalletChip } from './wallet-chip.tsx';

/** On a tablet there is no room for more of them beside the wallet; those behind are in a menu. */
const ROOM = 3;
const linkClass =
  'tap inline-flex items-center rounded-xl px-2.5 font-semibold whitespace-nowrap text-muted hover:bg-sunken hover:text-ink';

export function TopBar({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation();
  const all = useNavItems().slice(1);
  const more = all.slice(ROOM);
  const isInMore = useIsIn(more);
  const session = useSession();
  return (
    <header className="sticky top-0 z-30 border-b border-line/70 bg-paper/90 backdrop-blur-md">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-1 px-4 sm:px-6">
        <Link
          to="/"
          className="mr-2 flex min-h-11 items-center gap-2.5 rounded-xl pr-2 max-[26rem]:mr-0 max-[26rem]:gap-2 max-[26rem]:pr-0"
          aria-label={`${t('shell.brand')}, ${t('shell.goHome')}`}
        >
          <LogoMark />
          {/* On a phone a member's money and bell need the room; the mark says who we are. */}
          <span
            className={cx(
              'text-xl font-extrabold tracking-tight whitespace-nowrap',
              session.status === 'member' ? 'max-[26rem]:hidden md:max-lg:hidden' : 'max-[23rem]:hidden',
            )}
          >
            {t('shell.brand')}
          </span>
        </Link>
        <nav aria-label={t('shell.mainNav')} className="hidden gap-0.5 md:flex">
          {all.map((item, index) => (
            <Link
              key={item.to}
              to={item.to}
              className={cx(linkClass, index >= ROOM && 'max-xl:hidden')}
              activeProps={{ className: 'text-ink!', 'aria-current': 'page' }}
            >
              {t(`shell.${item.label}`)}
            </Link>
          ))}
          {more.length > 0 && (
            <MoreMenu items={more}>
              <button type="button" className={cx(linkClass, 'gap-1 xl:hidden', isInMore && 'text-ink!')}>
                {t('shell.more')}
                <ChevronDown aria-hidden="true" className="size-4" />
              </button>
            </MoreMenu>
          )}
        </nav>
        <div className="flex-1" />
        <SearchButton onPalette={onPalette} />
        <CartLink />
        {session.status === 'unknown' && <Skeleton className="h-10 w-28 rounded-full" />}
        {session.status === 'guest' && (
          <>
            <SettingsMenu />
            <Link to="/sign-in" className={buttonClass('primary', 'sm', 'ml-1')}>
              {t('shell.signIn')}
            </Link>
          </>
        )}
        {session.status === 'member' && (
          <>
            <WalletChip />
            <Bell />
            <AccountMenu account={session.account} />
          </>
        )}
      </div>
    </header>
  );
}

/** Looks like the field that it opens; where there is no room, it is the glass alone. One tap on every screen. */
function SearchButton({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <IconButton
        label={t('shell.paletteOpen')}
        icon={<Search />}
        onClick={onPalette}
        className="lg:hidden"
        aria-haspopup="dialog"
      />
      <button
        type="button"
        onClick={onPalette}
        aria-haspopup="dialog"
        aria-label={t('shell.paletteOpen')}
        className="tap mr-1 hidden w-44 min-w-0 items-center xl:w-48 gap-2.5 rounded-full border border-line bg-surface px-4 text-left text-muted hover:border-line-strong/60 lg:inline-flex"
      >
        <Search aria-hidden="true" className="size-4.5 shrink-0" />
        <span className="flex-1 truncate">{t('shell.search')}</span>
        <kbd className="shrink-0 rounded-md border border-line px-1.5 font-sans text-xs">
          {isApple ? '⌘' : 'Ctrl'} K
        </kbd>
      </button>
    </>
  );
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
