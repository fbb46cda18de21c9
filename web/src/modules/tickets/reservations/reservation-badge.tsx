import { useTranslation } from 'react-i18next';
import type { ReservationStatus } from '../../../api/tickets-reservations.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';

const tones: Record<ReservationStatus, BadgeTone> = {
  'awaiting-payment': 'warn',
  paid: 'good',
  cancelled: 'neutral',
  expired: 'neutral',
};

export function ReservationBadge({ status }: { status: ReservationStatus }) {
  const { t } = useTranslation();
  return <Badge tone={tones[status]}>{t(`ticketsMine.status.${status}`)}</Badge>;
}
