import { useTranslation } from 'react-i18next';
import type { WalletStatus } from '../../api/types.ts';
import { Badge } from '../../ui/badge.tsx';

const tones = { active: 'good', frozen: 'warn', closed: 'neutral' } as const;

export function WalletBadge({ status }: { status: WalletStatus }) {
  const { t } = useTranslation();
  return <Badge tone={tones[status]}>{t(`admin.walletStatus.${status}`)}</Badge>;
}
