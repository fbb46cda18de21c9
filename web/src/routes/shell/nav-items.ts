import { useQuery } from '@tanstack/react-query';
import { Drama, House, type LucideIcon, ShoppingBag, Ticket, WalletMinimal, Zap } from 'lucide-react';
import { siteQuery } from '../../api/site.ts';

type NavItem = {
  to: '/' | '/shop' | '/tickets' | '/pay' | '/drops' | '/coupons';
  label: 'home' | 'shop' | 'tickets' | 'pay' | 'drops' | 'coupons';
  icon: LucideIcon;
};

const home: NavItem = { to: '/', label: 'home', icon: House };
const shop: NavItem = { to: '/shop', label: 'shop', icon: ShoppingBag };
const tickets: NavItem = { to: '/tickets', label: 'tickets', icon: Drama };
const pay: NavItem = { to: '/pay', label: 'pay', icon: WalletMinimal };
const coupons: NavItem[] = [
  { to: '/drops', label: 'drops', icon: Zap },
  { to: '/coupons', label: 'coupons', icon: Ticket },
];

/** Only what this installation has switched on. */
export function useNavItems(): NavItem[] {
  const site = useQuery(siteQuery);
  const isOn = (service: 'pay' | 'shop' | 'tickets') =>
    site.data === undefined || site.data.services.includes(service);
  return [
    home,
    ...(isOn('shop') ? [shop] : []),
    ...(isOn('tickets') ? [tickets] : []),
    ...(isOn('pay') ? [pay] : []),
    ...coupons,
  ];
}
