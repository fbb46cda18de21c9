import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/hooks.ts';
import { session } from '../../api/session.ts';
import type { PayChanged } from '../../api/types.ts';
import { useLiveMember } from '../../api/use-live.ts';
import { useFormat } from '../../i18n/format.ts';
import { savedLocale, setLocale } from '../../i18n/index.ts';
import { ConsentGate } from '../../modules/accounts/consent-gate.tsx';
import { ProofDialog } from '../../modules/identity/proof-dialog.tsx';
import { useCartMerge } from '../../modules/shop/cart/use-cart-merge.ts';
import { Announcer, announce } from '../../ui/announcer.tsx';
import { OfflineBanner } from '../../ui/banner.tsx';
import { Toaster, toast } from '../../ui/toast.tsx';
import { BottomTabs } from './bottom-tabs.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { Footer } from './footer.tsx';
import { Palette } from './palette.tsx';
import { TopBar } from './top-bar.tsx';

export function Shell() {
  const { t } = useTranslation();
  const [paletteOpen, setPaletteOpen] = useState(false);
  useFreshStart();
  useIncomingMoney();
  useWelcomeBack();
  useCartMerge();
  useFocusOnNavigation();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-xl bg-ink px-4 py-3 font-semibold text-paper focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t('shell.skip')}
      </a>
      <DemoBanner />
      <OfflineBanner />
      <TopBar onPalette={() => setPaletteOpen(true)} />
      <main id="main" tabIndex={-1} className="flex-1">
        <ConsentGate>
          <Outlet />
        </ConsentGate>
      </main>
      <Footer />
      <BottomTabs />
      <Palette open={paletteOpen} onOpenChange={setPaletteOpen} />
      <ProofDialog />
      <Toaster label={t('shell.notifications')} />
      <Announcer />
    </div>
  );
}

/** What one account has read is not shown to the next; the account's language is used where none was chosen. */
function useFreshStart(): void {
  const queryClient = useQueryClient();
  const account = useAccount();
  const accountId = account?.accountId;
  const locale = account?.locale;
  const previous = useRef(accountId);
  useEffect(() => {
    if (previous.current !== accountId && previous.current !== undefined) {
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'site' });
    }
    if (previous.current !== accountId) void queryClient.invalidateQueries();
    previous.current = accountId;
  }, [accountId, queryClient]);
  useEffect(() => {
    if (locale !== undefined && savedLocale() === null) void setLocale(locale);
  }, [locale]);
}

function useIncomingMoney(): void {
  const { t } = useTranslation();
  const format = useFormat();
  useLiveMember((change: PayChanged) => {
    if (change.amount <= 0 || change.reason === 'deposit') return;
    const text = t('shell.received', { amount: format.won(change.amount) });
    toast(text);
    announce(text);
  });
}

/** Whoever was away so long that the account slept is told that it is awake. */
function useWelcomeBack(): void {
  const { t } = useTranslation();
  useEffect(
    () =>
      session.onWoken(() => {
        toast(t('accounts.woken'));
        announce(t('accounts.woken'));
      }),
    [t],
  );
}

/** After a page change the keyboard starts at the new page, not in the old menu. */
function useFocusOnNavigation(): void {
  const pathname = useLocation({ select: (location) => location.pathname });
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what this waits for
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => {
      const main = document.getElementById('main');
      // A page that focuses a field of its own has already done better, and a dialog keeps whoever is in it.
      const isAtWork = document.activeElement?.closest('#main, [role="dialog"]') != null;
      if (main !== null && !isAtWork) main.focus({ preventScroll: true });
      announce(document.title);
    }, 100);
    return () => clearTimeout(timer);
  }, [pathname]);
}
