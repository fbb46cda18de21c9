import { useTranslation } from 'react-i18next';
import type { OrderStatus } from '../../../api/shop-orders.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';

const tones: Record<OrderStatus, BadgeTone> = {
  draft: 'warn',
  'awaiting-payment': 'warn',
  paid: 'info',
  preparing: 'info',
  shipped: 'accent',
  delivered: 'good',
  confirmed: 'good',
  cancelled: 'neutral',
  expired: 'neutral',
};

export function OrderBadge({ status }: { status: OrderStatus }) {
  const { t } = useTranslation();
  return <Badge tone={tones[status]}>{t(`shopOrders.status.${status}`)}</Badge>;
}
