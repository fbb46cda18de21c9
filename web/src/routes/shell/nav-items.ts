import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import {
  ChartCandlestick,
  Drama,
  House,
  type LucideIcon,
  Luggage,
  ShoppingBag,
  Ticket,
  WalletMinimal,
  Zap,
} from 'lucide-react';
import { siteQuery } from '../../api/site.ts';

export type NavItem = {
  to: '/' | '/shop' | '/tickets' | '/stocks' | '/trips' | '/pay' | '/drops' | '/coupons';
  label: 'home' | 'shop' | 'tickets' | 'stocks' | 'trips' | 'pay' | 'drops' | 'coupons';
  icon: LucideIcon;
};

const home: NavItem = { to: '/', label: 'home', icon: House };
const shop: NavItem = { to: '/shop', label: 'shop', icon: ShoppingBag };
const tickets: NavItem = { to: '/tickets', label: 'tickets', icon: Drama };
const stocks: NavItem = { to: '/stocks', label: 'stocks', icon: ChartCandlestick };
const trips: NavItem = { to: '/trips', label: 'trips', icon: Luggage };
const pay: NavItem = { to: '/pay', label: 'pay', icon: WalletMinimal };
const coupons: NavItem[] = [
  { to: '/drops', label: 'drops', icon: Zap },
  { to: '/coupons', label: 'coupons', icon: Ticket },
];

/** Only what this installation has switched on. */
export function useNavItems(): NavItem[] {
  const site = useQuery(siteQuery);
  const isOn = (service: 'pay' | 'shop' | 'tickets' | 'stocks' | 'trips') =>
    site.data === undefined || site.data.services.includes(service);
  return [
    home,
    ...(isOn('shop') ? [shop] : []),
    ...(isOn('tickets') ? [tickets] : []),
    ...(isOn('stocks') ? [stocks] : []),
    ...(isOn('trips') ? [trips] : []),
    ...(isOn('pay') ? [pay] : []),
    ...coupons,
  ];
}

/** Whether one is on one of these pages. */
export function useIsIn(items: readonly NavItem[]): boolean {
  const pathname = useLocation({ select: (location) => location.pathname });
  return items.some(({ to }) => pathname.startsWith(to));
}
