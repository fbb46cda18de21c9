import { Info, type LucideIcon, ShieldCheck, ShoppingBag, TicketPercent, WalletMinimal } from 'lucide-react';
import type { NotificationCategory } from '../../api/types.ts';

const icons: Record<NotificationCategory, LucideIcon> = {
  security: ShieldCheck,
  money: WalletMinimal,
  coupons: TicketPercent,
  shop: ShoppingBag,
  system: Info,
};

export function CategoryIcon({ category }: { category: NotificationCategory }) {
  const Icon = icons[category];
  return <Icon aria-hidden="true" />;
}
