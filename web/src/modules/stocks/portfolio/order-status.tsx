import { useTranslation } from 'react-i18next';
import type { StockOrder } from '../../../api/stocks-trading.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';

type Shown = 'waiting' | 'open' | 'partly' | 'filled' | 'cancelled' | 'expired';
const tones: Record<Shown, BadgeTone> = {
  waiting: 'info',
  open: 'info',
  partly: 'accent',
  filled: 'good',
  cancelled: 'neutral',
  expired: 'neutral',
};

type Standing = Pick<StockOrder, 'status' | 'filledQuantity'>;

/** An order that rests and was filled in part has a name of its own. */
export const shownStatus = ({ status, filledQuantity }: Standing): Shown =>
  status === 'open' && filledQuantity > 0 ? 'partly' : status;

export function OrderStatusBadge({ order }: { order: Standing }) {
  const { t } = useTranslation();
  const shown = shownStatus(order);
  return <Badge tone={tones[shown]}>{t(`stocksTrading.status.${shown}`)}</Badge>;
}
