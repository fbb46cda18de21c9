import { useTranslation } from 'react-i18next';
import type { Import } from '../../../../api/shop-admin-types.ts';
import { Badge, type BadgeTone } from '../../../../ui/badge.tsx';

const tones: Record<Import['status'], BadgeTone> = {
  waiting: 'info',
  running: 'info',
  done: 'good',
  failed: 'bad',
  stopped: 'neutral',
};

export function ImportBadge({ status }: Pick<Import, 'status'>) {
  const { t } = useTranslation();
  return <Badge tone={tones[status]}>{t(`shopAdmin.imports.statuses.${status}`)}</Badge>;
}
