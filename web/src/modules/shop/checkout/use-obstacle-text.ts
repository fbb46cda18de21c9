import { useTranslation } from 'react-i18next';
import type { Obstacle } from './bought-lines.ts';

/** Why pieces cannot be bought, and how many could be. */
export function useObstacleText(): (obstacle: Obstacle) => string {
  const { t } = useTranslation();
  return ({ code, most }) => {
    switch (code) {
      case 'stock.sold-out':
        return most === 0
          ? t('shopOrders.checkout.noneLeft')
          : t('shopOrders.cart.onlyLeft', { count: most });
      case 'shop.limit-reached':
        return most === 0
          ? t('shopOrders.checkout.limitUsed')
          : t('shopOrders.checkout.limit', { count: most });
      case 'shop.not-open':
        return t('shopOrders.cart.opens');
      default:
        return t('shopOrders.cart.ended');
    }
  };
}
