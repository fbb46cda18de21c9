import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Variant } from '../../../api/shop.ts';
import { announce } from '../../../ui/announcer.tsx';

/** Says to screen readers that what was chosen has just sold out, wherever on the page they are. */
export function useSoldOutSaid(variant: Variant | undefined): void {
  const { t } = useTranslation();
  const now = { id: variant?.variantId, isGone: variant?.state === 'sold-out' };
  const { id, isGone } = now;
  const before = useRef(now);
  useEffect(() => {
    if (before.current.id === id && !before.current.isGone && isGone) {
      announce(t('shop.product.justSoldOut'));
    }
    before.current = { id, isGone };
  }, [id, isGone, t]);
}
