import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  ArrowDownToLine,
  ArrowUpFromLine,
  Bell,
  BellRing,
  ChartCandlestick,
  ChartPie,
  ClipboardList,
  Compass,
  CreditCard,
  Drama,
  HandCoins,
  Heart,
  Hourglass,
  House,
  Languages,
  Link2,
  ListOrdered,
  LogIn,
  Luggage,
  MailCheck,
  Mails,
  MapPin,
  Moon,
  Package,
  PlusCircle,
  QrCode,
  ReceiptText,
  Scale,
  Search,
  SearchCheck,
  Send,
  ShoppingBag,
  ShoppingCart,
  Split,
  Star,
  Sun,
  Ticket,
  TicketPercent,
  Tickets,
  Timer,
  Trophy,
  UserRound,
  Users,
  WalletMinimal,
  Webhook,
  Zap,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/hooks.ts';
import { siteQuery } from '../../api/site.ts';
import { currentLocale, setLocale } from '../../i18n/index.ts';
import { SHOP_ADMIN_PAGES } from '../../modules/shop/admin/nav.ts';
import { STOCKS_ADMIN_PAGES } from '../../modules/stocks/desk/nav.ts';
import { TICKETS_ADMIN_PAGES } from '../../modules/tickets/admin/nav.ts';
import { TRIPS_ADMIN_PAGES } from '../../modules/trips/admin/nav.ts';
import type { PaletteItem } from '../../ui/command-palette.tsx';
import { setTheme } from '../../ui/theme.ts';

type Command = PaletteItem & { label: string; keywords: string };

/** Each item works now; what is not there yet is not listed. */
export function useCommands(): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const account = useAccount();
  const site = useQuery(siteQuery).data;
  const demo = site?.mode === 'demo';
  const shopOn = site?.services.includes('shop') ?? false;
  const ticketsOn = site?.services.includes('tickets') ?? false;
  const tripsOn = site?.services.includes('trips') ?? false;
  const stocksOn = site?.services.includes('stocks') ?? false;
  type To = Parameters<typeof navigate>[0]['to'];
  const page = (group: string, to: NonNullable<To>, label: string, icon: ReactNode): Command => ({
    id: String(to).replaceAll('/', '-'),
    label,
    group,
    icon,
    keywords: String(to),
    run: () => void navigate({ to }),
  });
  const pages = t('shell.groupPages');
  const actions = t('shell.groupActions');
  const admin = t('shell.groupAdmin');
  const shopAdmin = t('shopAdmin.title');
  const ticketsAdmin = t('ticketsAdmin.title');
  const stocksAdmin = t('stocksAdmin.title');
  const tripsAdmin = t('tripsAdmin.title');
  const other = currentLocale() === 'ko' ? 'en' : 'ko';
  return [
    page(pages, '/', t('shell.home'), <House />),
    page(pages, '/search', t('search.title'), <Search />),
    page(pages, '/drops', t('coupons.dropsTitle'), <Zap />),
    ...(shopOn
      ? [
          page(pages, '/shop', t('shop.title'), <ShoppingBag />),
          page(pages, '/shop/rankings', t('shop.rankings.title'), <Trophy />),
          page(pages, '/shop/drops', t('shop.drop.title'), <Zap />),
          page(pages, '/shop/cart', t('shopOrders.cart.title'), <ShoppingCart />),
          ...(account === null
            ? []
            : [
                page(pages, '/shop/orders', t('shopOrders.title'), <Package />),
                page(pages, '/shop/likes', t('shop.likes.title'), <Heart />),
                page(pages, '/account/addresses', t('shopOrders.address.title'), <MapPin />),
              ]),
        ]
      : []),
    ...(ticketsOn
      ? [
          page(pages, '/tickets', t('tickets.title'), <Drama />),
          page(pages, '/tickets/performances', t('tickets.all'), <Drama />),
          ...(account === null
            ? []
            : [
                page(pages, '/tickets/mine', t('ticketsDoor.mine.title'), <QrCode />),
                page(pages, '/tickets/reservations', t('ticketsMine.title'), <Tickets />),
                page(pages, '/tickets/waitlist', t('tickets.waitlist.myTitle'), <Hourglass />),
              ]),
        ]
      : []),
    ...(stocksOn
      ? [
          page(pages, '/stocks', t('stocks.title'), <ChartCandlestick />),
          page(pages, '/stocks/seasons', t('stocksContest.title'), <Trophy />),
          page(pages, '/stocks/all', t('stocks.list.title'), <ChartCandlestick />),
          ...(account === null
            ? []
            : [
                page(pages, '/stocks/account', t('stocks.account.title'), <ChartPie />),
                page(pages, '/stocks/watchlist', t('stocks.watch.title'), <Star />),
                page(pages, '/stocks/orders', t('stocks.orders.title'), <ListOrdered />),
                page(pages, '/stocks/fills', t('stocks.fills.title'), <ReceiptText />),
                page(pages, '/stocks/alerts', t('stocks.alerts.title'), <BellRing />),
              ]),
        ]
      : []),
    ...(tripsOn
      ? [
          page(pages, '/trips', t('tripsAround.home.mine'), <Luggage />),
          page(pages, '/trips/explore', t('tripsAround.strip'), <Compass />),
        ]
      : []),
    ...(account === null
      ? [page(pages, '/sign-in', t('shell.signIn'), <LogIn />)]
      : [
          page(pages, '/pay', t('pay.title'), <WalletMinimal />),
          page(pages, '/coupons', t('coupons.myTitle'), <Ticket />),
          page(pages, '/pay/payments', t('payments.title'), <CreditCard />),
          page(pages, '/notifications', t('notifications.title'), <Bell />),
          page(pages, '/receipts', t('pay.receiptsTitle'), <ReceiptText />),
          page(pages, '/account', t('accounts.title'), <UserRound />),
        ]),
    page(pages, '/pay/seals', t('pay.sealsTitle'), <Link2 />),
    ...(demo ? [page(pages, '/dev/mail', t('notifications.devTitle'), <Mails />)] : []),
    ...(account === null
      ? []
      : [
          page(actions, '/pay/send', t('pay.sendTitle'), <Send />),
          page(actions, '/pay/split', t('pay.splitTitle'), <Split />),
          page(actions, '/pay/top-up', t('pay.topUpTitle'), <ArrowDownToLine />),
          page(actions, '/pay/withdraw', t('pay.withdrawTitle'), <ArrowUpFromLine />),
        ]),
    {
      id: 'dark',
      label: t('shell.themeDark'),
      group: actions,
      icon: <Moon />,
      keywords: 'dark',
      run: () => setTheme('dark'),
    },
    {
      id: 'light',
      label: t('shell.themeLight'),
      group: actions,
      icon: <Sun />,
      keywords: 'light',
      run: () => setTheme('light'),
    },
    {
      id: 'language',
      label: other === 'en' ? 'English' : '한국어',
      group: actions,
      icon: <Languages />,
      keywords: 'language 언어',
      run: () => setLocale(other),
    },
    ...(account?.role === 'admin' && shopOn
      ? [
          ...SHOP_ADMIN_PAGES.map(({ to, label, icon: Icon }) =>
            page(shopAdmin, to, t(`shopAdmin.nav.${label}`), <Icon />),
          ),
          page(shopAdmin, '/admin/shop/products/new', t('shopAdmin.products.new'), <PlusCircle />),
          page(shopAdmin, '/admin/shop/promotions/new', t('shopAdmin.promotions.new'), <PlusCircle />),
          page(shopAdmin, '/admin/shop/drafts/new', t('shopAdmin.drafts.title'), <PlusCircle />),
        ]
      : []),
    ...(account?.role === 'admin' && ticketsOn
      ? [
          ...TICKETS_ADMIN_PAGES.map(({ to, label, icon: Icon }) =>
            page(ticketsAdmin, to, t(`ticketsAdmin.nav.${label}`), <Icon />),
          ),
          page(
            ticketsAdmin,
            '/admin/tickets/performances/new',
            t('ticketsAdmin.performances.new'),
            <PlusCircle />,
          ),
          page(ticketsAdmin, '/admin/tickets/venues/new', t('ticketsAdmin.venues.new'), <PlusCircle />),
          page(
            ticketsAdmin,
            '/admin/tickets/performers/new',
            t('ticketsAdmin.performers.new'),
            <PlusCircle />,
          ),
        ]
      : []),
    ...(account?.role === 'admin' && stocksOn
      ? [
          ...STOCKS_ADMIN_PAGES.map(({ to, label, icon: Icon }) =>
            page(stocksAdmin, to, t(`stocksAdmin.nav.${label}`), <Icon />),
          ),
          page(stocksAdmin, '/admin/stocks/listings/new', t('stocksAdmin.listing.new'), <PlusCircle />),
          page(stocksAdmin, '/admin/stocks/seasons/new', t('stocksAdmin.seasons.new'), <PlusCircle />),
        ]
      : []),
    ...(account?.role === 'admin' && tripsOn
      ? TRIPS_ADMIN_PAGES.map(({ to, label, icon: Icon }) =>
          page(tripsAdmin, to, t(`tripsAdmin.nav.${label}`), <Icon />),
        )
      : []),
    ...(account?.role === 'admin'
      ? [
          page(admin, '/admin/members', t('admin.nav.members'), <Users />),
          page(admin, '/admin/coupons', t('admin.nav.campaigns'), <TicketPercent />),
          page(admin, '/admin/coupons/new', t('admin.campaignNew'), <PlusCircle />),
          page(admin, '/admin/receipts', t('admin.nav.receipts'), <SearchCheck />),
          page(admin, '/admin/reconciliation', t('admin.nav.reconciliation'), <Scale />),
          page(admin, '/admin/payments', t('admin.nav.payments'), <CreditCard />),
          page(admin, '/admin/transfers', t('admin.nav.transfers'), <HandCoins />),
          page(admin, '/admin/jobs', t('admin.nav.jobs'), <Timer />),
          page(admin, '/admin/deliveries', t('admin.nav.deliveries'), <MailCheck />),
          page(admin, '/admin/webhooks', t('admin.nav.webhooks'), <Webhook />),
          page(admin, '/admin/audit', t('admin.nav.audit'), <ClipboardList />),
        ]
      : []),
  ];
}
