import { useTranslation } from 'react-i18next';
import type { OrderStatus, ReturnStatus } from '../../../../api/shop-admin-types.ts';
import { Badge, type BadgeTone } from '../../../../ui/badge.tsx';

export const ORDER_STATUSES: readonly OrderStatus[] = [
  'paid',
  'preparing',
  'shipped',
  'delivered',
  'confirmed',
  'awaiting-payment',
  'draft',
  'cancelled',
  'expired',
];
const orderTones: Record<OrderStatus, BadgeTone> = {
  draft: 'neutral',
  'awaiting-payment': 'warn',
  paid: 'accent',
  preparing: 'info',
  shipped: 'info',
  delivered: 'good',
  confirmed: 'good',
  cancelled: 'neutral',
  expired: 'neutral',
};
const returnTones: Record<ReturnStatus, BadgeTone> = {
  requested: 'accent',
  approved: 'info',
  received: 'warn',
  done: 'good',
  rejected: 'neutral',
  withdrawn: 'neutral',
};

export function OrderBadge({ status }: { status: OrderStatus }) {
  const { t } = useTranslation();
  return <Badge tone={orderTones[status]}>{t(`shopAdmin.orders.statuses.${status}`)}</Badge>;
}

export function ReturnBadge({ status }: { status: ReturnStatus }) {
  const { t } = useTranslation();
  return <Badge tone={returnTones[status]}>{t(`shopAdmin.returns.statuses.${status}`)}</Badge>;
}
