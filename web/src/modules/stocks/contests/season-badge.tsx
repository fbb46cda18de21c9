import { useTranslation } from 'react-i18next';
import type { SeasonSummary } from '../../../api/stocks-contest.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';

const tones: Record<SeasonSummary['status'], BadgeTone> = {
  draft: 'neutral',
  announced: 'info',
  running: 'good',
  over: 'neutral',
  cancelled: 'bad',
};

export function SeasonBadge({ status }: { status: SeasonSummary['status'] }) {
  const { t } = useTranslation();
  return <Badge tone={tones[status]}>{t(`stocksContest.status.${status}`)}</Badge>;
}
