import { useTranslation } from 'react-i18next';
import type { BreakerState, DeliveryStatus } from '../../api/types.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';

const tones: Record<DeliveryStatus, BadgeTone> = {
  pending: 'info',
  sent: 'good',
  dead: 'bad',
  dropped: 'neutral',
};
const breakerTones: Record<BreakerState, BadgeTone> = { closed: 'good', open: 'bad', 'half-open': 'warn' };

export function DeliveryBadge({ status }: { status: DeliveryStatus }) {
  const { t } = useTranslation();
  return <Badge tone={tones[status]}>{t(`notifications.deliveries.status.${status}`)}</Badge>;
}

export function BreakerBadge({ state }: { state: BreakerState }) {
  const { t } = useTranslation();
  return <Badge tone={breakerTones[state]}>{t(`notifications.deliveries.breaker.${state}`)}</Badge>;
}
