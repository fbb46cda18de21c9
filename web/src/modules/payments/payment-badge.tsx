import { useTranslation } from 'react-i18next';
import type { PaymentStatus } from '../../api/types.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';

const tones: Record<PaymentStatus, BadgeTone> = {
  prepared: 'neutral',
  confirming: 'info',
  'in-doubt': 'warn',
  paid: 'good',
  failed: 'bad',
  abandoned: 'neutral',
  expired: 'neutral',
  cancelled: 'info',
  'partially-cancelled': 'info',
};

export function PaymentBadge({ status }: { status: PaymentStatus }) {
  const { t } = useTranslation();
  return <Badge tone={tones[status]}>{t(`payments.status.${status}`)}</Badge>;
}
