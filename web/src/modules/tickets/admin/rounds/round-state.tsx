import { useTranslation } from 'react-i18next';
import type { AdminRound } from '../../../../api/tickets-admin-types.ts';
import { Badge, type BadgeTone } from '../../../../ui/badge.tsx';

const tones: Record<AdminRound['state'], BadgeTone> = {
  scheduled: 'info',
  'on-sale': 'good',
  'sold-out': 'accent',
  over: 'neutral',
  cancelled: 'bad',
};

export function RoundStateBadge({ state }: { state: AdminRound['state'] }) {
  const { t } = useTranslation();
  return <Badge tone={tones[state]}>{t(`ticketsAdmin.rounds.states.${state}`)}</Badge>;
}
