import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import {
  ChartCandlestick,
  ClipboardList,
  CreditCard,
  Drama,
  HandCoins,
  Hourglass,
  type LucideIcon,
  Luggage,
  MailCheck,
  Scale,
  SearchCheck,
  Store,
  TicketPercent,
  Timer,
  Users,
  Webhook,
} from 'lucide-react';
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../api/site.ts';
import { SHOP_ADMIN_PAGES } from '../../modules/shop/admin/nav.ts';
import { STOCKS_ADMIN_PAGES } from '../../modules/stocks/desk/nav.ts';
import { TICKETS_ADMIN_PAGES } from '../../modules/tickets/admin/nav.ts';
import { TRIPS_ADMIN_PAGES } from '../../modules/trips/admin/nav.ts';
import { cx } from '../../ui/cx.ts';

const entries = [
  { to: '/admin/members', label: 'members', icon: Users },
  { to: '/admin/coupons', label: 'campaigns', icon: TicketPercent },
  { to: '/admin/waiting-rooms', label: 'waitingRooms', icon: Hourglass },
  { to: '/admin/receipts', label: 'receipts', icon: SearchCheck },
  { to: '/admin/reconciliation', label: 'reconciliation', icon: Scale },
  { to: '/admin/payments', label: 'payments', icon: CreditCard },
  { to: '/admin/transfers', label: 'transfers', icon: HandCoins },
  { to: '/admin/deliveries', label: 'deliveries', icon: MailCheck },
  { to: '/admin/webhooks', label: 'webhooks', icon: Webhook },
  { to: '/admin/jobs', label: 'jobs', icon: Timer },
  { to: '/admin/audit', label: 'audit', icon: ClipboardList },
] as const;

const linkClass =
  'tap inline-flex shrink-0 items-center gap-2.5 rounded-xl px-3.5 font-semibold whitespace-nowrap text-muted hover:bg-sunken hover:text-ink focus-visible:-outline-offset-3';
const menuClass =
  'no-scrollbar flex gap-1 overflow-x-auto border-b border-line px-4 py-2 lg:flex-col lg:border-b-0 lg:px-0 lg:py-0';

type ServicePage = (
  | typeof SHOP_ADMIN_PAGES
  | typeof TICKETS_ADMIN_PAGES
  | typeof STOCKS_ADMIN_PAGES
  | typeof TRIPS_ADMIN_PAGES
)[number]['to'];
type Service = {
  to: '/admin/shop' | '/admin/tickets' | '/admin/stocks' | '/admin/trips';
  name: string;
  /** Of its own menu. */
  label: string;
  icon: LucideIcon;
  pages: readonly { to: ServicePage; label: string; icon: LucideIcon }[];
};

/** The services that are switched on, each with pages of its own. */
function useServices(): Service[] {
  const { t } = useTranslation();
  const services = useQuery(siteQuery).data?.services ?? [];
  const all: (Service & { service: 'shop' | 'tickets' | 'stocks' | 'trips' })[] = [
    {
      service: 'shop',
      to: '/admin/shop',
      name: t('shopAdmin.nav.shop'),
      label: t('shopAdmin.nav.label'),
      icon: Store,
      pages: SHOP_ADMIN_PAGES.map((page) => ({ ...page, label: t(`shopAdmin.nav.${page.label}`) })),
    },
    {
      service: 'tickets',
      to: '/admin/tickets',
      name: t('ticketsAdmin.nav.tickets'),
      label: t('ticketsAdmin.nav.label'),
      icon: Drama,
      pages: TICKETS_ADMIN_PAGES.map((page) => ({ ...page, label: t(`ticketsAdmin.nav.${page.label}`) })),
    },
    {
      service: 'stocks',
      to: '/admin/stocks',
      name: t('stocksAdmin.nav.stocks'),
      label: t('stocksAdmin.nav.label'),
      icon: ChartCandlestick,
      pages: STOCKS_ADMIN_PAGES.map((page) => ({ ...page, label: t(`stocksAdmin.nav.${page.label}`) })),
    },
    {
      service: 'trips',
      to: '/admin/trips',
      name: t('tripsAdmin.nav.service'),
      label: t('tripsAdmin.nav.label'),
      icon: Luggage,
      pages: TRIPS_ADMIN_PAGES.map((page) => ({ ...page, label: t(`tripsAdmin.nav.${page.label}`) })),
    },
  ];
  return all.filter(({ service }) => services.includes(service));
}

/** Moves the menu alone, and not the page: whoever opens one sees its beginning. */
function centre(mark: Element): void {
  const menu = mark.closest('nav');
  if (!menu) return;
  const [own, around] = [mark.getBoundingClientRect(), menu.getBoundingClientRect()];
  menu.scrollLeft += own.left + own.width / 2 - (around.left + around.width / 2);
}

/** The operator's own menu beside (on a phone: above) the operator's pages. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const nav = useRef<HTMLDivElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  const services = useServices();
  const open = services.find(({ to }) => pathname.startsWith(to));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what moves the mark, and that services and their menus come later
  useEffect(() => {
    // On a phone the menu is wider than the screen: the page one is on must be in sight.
    for (const mark of nav.current?.querySelectorAll('[aria-current], [data-status=active]') ?? [])
      centre(mark);
  }, [pathname, open?.to, services.length]);
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col has-[[data-wide-page]]:max-w-[90rem] lg:flex-row">
      <div ref={nav} className="lg:w-52 lg:shrink-0 lg:px-4 lg:py-10">
        <nav aria-label={t('admin.nav.label')} className={menuClass}>
          {services.map((service) => (
            <Fragment key={service.to}>
              <Link
                to={service.to}
                className={linkClass}
                activeProps={{
                  className: 'text-ink! max-lg:bg-sunken',
                  ...(service.to !== open?.to && { 'aria-current': 'page' }),
                }}
              >
                <service.icon aria-hidden="true" className="size-5" />
                {service.name}
              </Link>
              {service.to === open?.to && <ServiceMenu service={service} className="hidden lg:flex" />}
            </Fragment>
          ))}
          {entries.map(({ to, label, icon: Icon }) => (
            <Link
              key={to}
              to={to}
              className={linkClass}
              activeProps={{ className: 'bg-sunken text-ink!', 'aria-current': 'page' }}
            >
              <Icon aria-hidden="true" className="size-5" />
              {t(`admin.nav.${label}`)}
            </Link>
          ))}
        </nav>
        {open && <ServiceMenu service={open} className="flex lg:hidden" />}
      </div>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** A service's own pages: below its name on a desk, in a line of their own on a phone. */
function ServiceMenu({ service, className }: { service: Service; className: string }) {
  return (
    <nav
      aria-label={service.label}
      className={cx(
        'no-scrollbar gap-1 overflow-x-auto border-b border-line px-4 py-2 lg:mb-2 lg:ml-3 lg:flex-col lg:gap-0 lg:overflow-visible lg:border-b-0 lg:border-l-2 lg:px-0 lg:py-0 lg:pl-2',
        className,
      )}
    >
      {service.pages.map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === service.to, includeSearch: false }}
          className={cx(linkClass, 'lg:min-h-10! lg:gap-2 lg:px-3 lg:text-[0.95rem]')}
          activeProps={{ className: 'bg-sunken text-ink!', 'aria-current': 'page' }}
        >
          <Icon aria-hidden="true" className="size-5 shrink-0 lg:size-4.5" />
          {label}
        </Link>
      ))}
    </nav>
  );
}
