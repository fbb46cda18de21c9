import { useTranslation } from 'react-i18next';
import type { StockOrder } from '../../../api/stocks-trading.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';
import { shownStatus } from '../trading/orders/order-news.ts';

const tones: Record<ReturnType<typeof shownStatus>, BadgeTone> = {
  waiting: 'info',
  open: 'info',
  partly: 'accent',
  filled: 'good',
  cancelled: 'neutral',
  expired: 'neutral',
};

export function OrderStatusBadge({ order }: { order: Pick<StockOrder, 'status' | 'filledQuantity'> }) {
  const { t } = useTranslation();
  const shown = shownStatus(order);
  return <Badge tone={tones[shown]}>{t(`stocksTrading.status.${shown}`)}</Badge>;
}
