import { useTranslation } from 'react-i18next';
import type { PerformanceStatus } from '../../../../api/tickets-admin-types.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { statusTone } from '../kinds.ts';

export function PerformanceBadge({ status }: { status: PerformanceStatus }) {
  const { t } = useTranslation();
  return <Badge tone={statusTone[status]}>{t(`ticketsAdmin.performances.statuses.${status}`)}</Badge>;
}
