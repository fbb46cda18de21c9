import { useQuery } from '@tanstack/react-query';
import { House, type LucideIcon, Ticket, WalletMinimal, Zap } from 'lucide-react';
import { siteQuery } from '../../api/site.ts';

type NavItem = {
  to: '/' | '/pay' | '/drops' | '/coupons';
  label: 'home' | 'pay' | 'drops' | 'coupons';
  icon: LucideIcon;
};

const home: NavItem = { to: '/', label: 'home', icon: House };
const pay: NavItem = { to: '/pay', label: 'pay', icon: WalletMinimal };
const coupons: NavItem[] = [
  { to: '/drops', label: 'drops', icon: Zap },
  { to: '/coupons', label: 'coupons', icon: Ticket },
];

/** Only what this installation has switched on. */
export function useNavItems(): NavItem[] {
  const site = useQuery(siteQuery);
  const payOn = site.data === undefined || site.data.services.includes('pay');
  return payOn ? [home, pay, ...coupons] : [home, ...coupons];
}
