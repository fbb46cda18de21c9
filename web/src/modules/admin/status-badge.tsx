import { useTranslation } from 'react-i18next';
import type { MemberStatus } from '../../api/types.ts';
import { Badge } from '../../ui/badge.tsx';

const tones = { dormant: 'info', deleted: 'neutral' } as const;

/** Nothing for a member like any other. */
export function StatusBadge({ status }: { status: MemberStatus }) {
  const { t } = useTranslation();
  if (status === 'active') return null;
  return <Badge tone={tones[status]}>{t(`admin.memberStatuses.${status}`)}</Badge>;
}
