import { useTranslation } from 'react-i18next';
import type { CartLine } from '../../../api/shop-orders.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CartLineRow } from './cart-line-row.tsx';
import { useCartChanges } from './use-cart.ts';

/** All lines, with one tick for all of them and one button for what is ticked. */
export function CartLines({ lines }: { lines: CartLine[] }) {
  const { t } = useTranslation();
  const changes = useCartChanges();
  const ticked = lines.filter((line) => line.isTicked);
  const all = lines.map((line) => line.variantId);
  return (
    <>
      <div className="flex items-center justify-between gap-3 border-b border-line/70 py-1">
        <Checkbox
          label={
            <span className="font-semibold">
              {t('shopOrders.cart.tickAll')}{' '}
              <span className="tnum font-normal text-muted">
                {ticked.length}/{lines.length}
              </span>
            </span>
          }
          checked={ticked.length === lines.length}
          onChange={(isTicked) => changes.tick(all, isTicked)}
        />
        <Button
          variant="ghost"
          size="sm"
          className="-mr-2 text-muted"
          disabled={ticked.length === 0}
          onClick={() => changes.remove(ticked)}
        >
          {t('shopOrders.cart.removeTicked')}
        </Button>
      </div>
      <ul aria-label={t('shopOrders.cart.title')} className="divide-y divide-line/70">
        {lines.map((line) => (
          <li key={line.variantId}>
            <CartLineRow
              line={line}
              onTick={(isTicked) => changes.tick([line.variantId], isTicked)}
              onQuantity={(quantity) => changes.setQuantity(line.variantId, quantity)}
              onRemove={() => changes.remove([line])}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
