import { useTranslation } from 'react-i18next';
import type { ProductStatus } from '../../../../api/shop-admin-types.ts';
import { Badge, type BadgeTone } from '../../../../ui/badge.tsx';

export const STATUSES: readonly ProductStatus[] = ['draft', 'on-sale', 'hidden', 'ended'];
const tones: Record<ProductStatus, BadgeTone> = {
  draft: 'neutral',
  'on-sale': 'good',
  hidden: 'warn',
  ended: 'neutral',
};

export function ProductBadge({ status }: { status: ProductStatus }) {
  const { t } = useTranslation();
  return <Badge tone={tones[status]}>{t(`shopAdmin.products.statuses.${status}`)}</Badge>;
}
