import { useTranslation } from 'react-i18next';
import type { Localized } from '../../../api/shop-orders.ts';
import type { Picture } from '../../../api/types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Thumb } from '../orders/thumb.tsx';
import type { Obstacle } from './bought-lines.ts';
import { useObstacleText } from './use-obstacle-text.ts';

type Line = {
  no: number;
  variantId: string;
  productId: string;
  name: Localized;
  choice: Localized | null;
  picture: Picture | null;
  quantity: number;
  amount: number;
  paid: number;
  backordered: number;
};

/** What is about to be bought, one line each, with what stands in its way. */
export function OrderLines({
  lines,
  obstacles = [],
}: {
  lines: readonly Line[];
  obstacles?: readonly Obstacle[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useLocal();
  const obstacleText = useObstacleText();
  const obstacleOf = (variantId: string) => obstacles.find((one) => one.variantId === variantId);
  return (
    <ul className="flex flex-col gap-4">
      {lines.map((line) => (
        <li key={line.no} className="flex items-center gap-3.5">
          <Thumb picture={line.picture} productId={line.productId} size="sm" />
          <div className="min-w-0 flex-1">
            <p className="line-clamp-2 leading-snug font-semibold">{named(line.name)}</p>
            <p className="text-sm text-muted">
              {[
                line.choice === null ? null : named(line.choice),
                t('shopOrders.pieces', { count: line.quantity }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
            <InTheWay obstacle={obstacleOf(line.variantId)} text={obstacleText} />
            {line.backordered > 0 && (
              <Badge tone="warn">{t('shopOrders.backordered', { count: line.backordered })}</Badge>
            )}
          </div>
          <p className="shrink-0 text-right">
            {line.paid < line.amount && (
              <s className="tnum block text-sm text-muted">{format.won(line.amount)}</s>
            )}
            <span className="tnum font-bold">{format.won(line.paid)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function InTheWay({
  obstacle,
  text,
}: {
  obstacle: Obstacle | undefined;
  text: (obstacle: Obstacle) => string;
}) {
  if (obstacle === undefined) return null;
  return <p className="text-sm font-semibold text-bad">{text(obstacle)}</p>;
}
