import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QuoteLine } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Thumb } from '../orders/thumb.tsx';
import type { Obstacle } from './bought-lines.ts';
import { useObstacleText } from './use-obstacle-text.ts';

type TotalProps = {
  before: number;
  after: number;
  /** The new total is still being reckoned. */
  stale: boolean;
  /** That is why: the coupon cannot be used any more. */
  withoutCoupon: boolean;
  onPay: () => void;
  onClose: () => void;
};

/** A price, a promotion or a coupon has changed between looking and pressing: nothing was taken, and it is asked again. */
export function TotalChanged({ before, after, stale, withoutCoupon, onPay, onClose }: TotalProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('shopOrders.checkout.totalChanged')}
      description={t(
        withoutCoupon ? 'shopOrders.checkout.couponGoneLead' : 'shopOrders.checkout.totalChangedLead',
      )}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('shopOrders.checkout.lookAgain')}
          </Button>
          <Button className="tnum" disabled={stale} onClick={onPay}>
            {t('checkout.pay', { amount: format.won(after) })}
          </Button>
        </>
      }
    >
      <p className="tnum flex flex-wrap items-baseline justify-center gap-3 py-3 text-2xl font-extrabold">
        <s className="text-lg font-semibold text-muted">
          <span className="sr-only">{t('shopOrders.checkout.before')} </span>
          {format.won(before)}
        </s>
        {format.won(after)}
      </p>
    </Dialog>
  );
}

type InTheWayProps = {
  obstacles: readonly Obstacle[];
  lines: readonly QuoteLine[];
  /** Nothing of the order can be had at all. */
  nothingLeft: boolean;
  onGoOn: () => void;
  onClose: () => void;
};

/** Others were quicker, or it is not sold any more: which lines, what is left, and one tap to go on with the rest. */
export function InTheWay({ obstacles, lines, nothingLeft, onGoOn, onClose }: InTheWayProps) {
  const { t } = useTranslation();
  const named = useLocal();
  const obstacleText = useObstacleText();
  const soldOut = obstacles.every(({ code }) => code === 'stock.sold-out');
  const toCart = (
    <Link to="/shop/cart" className={buttonClass(nothingLeft ? 'primary' : 'secondary')}>
      {t('shopOrders.cart.open')}
    </Link>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(soldOut ? 'shopOrders.checkout.soldOut' : 'shopOrders.checkout.inTheWay')}
      description={t('shopOrders.checkout.soldOutLead')}
      footer={
        <>
          {toCart}
          {!nothingLeft && <Button onClick={onGoOn}>{t('shopOrders.checkout.goOn')}</Button>}
        </>
      }
    >
      <ul className="flex flex-col gap-3 pt-1">
        {obstacles.map((obstacle) => {
          const line = lines.find((one) => one.variantId === obstacle.variantId);
          if (line === undefined) return null;
          return (
            <li key={obstacle.variantId} className="flex items-center gap-3.5">
              <Thumb
                picture={line.picture}
                productId={line.productId}
                size="sm"
                faded={obstacle.most === 0}
              />
              <div className="min-w-0 flex-1">
                <p className="line-clamp-2 leading-snug font-semibold">{named(line.name)}</p>
                {line.choice !== null && <p className="text-sm text-muted">{named(line.choice)}</p>}
                <p className="text-sm font-semibold text-bad">{obstacleText(obstacle)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
