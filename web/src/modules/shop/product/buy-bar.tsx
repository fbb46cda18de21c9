import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product, SaleState } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { HeartButton } from '../likes/heart-button.tsx';
import { BuyBox } from './buy-box.tsx';
import { priceOf } from './product-head.tsx';
import type { Choice } from './use-choice.ts';

const isForSale = (state: SaleState): boolean => state === 'on-sale' || state === 'pre-order';

/** On a phone: always under the thumb; the choice is made in a sheet. */
export function BuyBar({ product, choice }: { product: Product; choice: Choice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const [open, setOpen] = useState(false);
  // What was chosen may be gone meanwhile: as long as anything is left, the sheet opens for another choice.
  const isOpen = isForSale(choice.state) || isForSale(product.state);
  const name = local(product.name);
  return (
    <div className="fixed inset-x-0 bottom-[calc(3.75rem+1px+env(safe-area-inset-bottom))] z-20 border-t border-line bg-surface/95 px-4 py-2.5 backdrop-blur-md md:hidden">
      <div className="mx-auto flex max-w-lg items-center gap-2.5">
        <HeartButton product={product} name={name} look="button" />
        <Button
          size="lg"
          className="flex-1"
          disabled={!isOpen}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {isOpen
            ? t('shop.product.buyFor', { amount: format.won(priceOf(product, choice.variant).price) })
            : t(`shop.state.${choice.state}`)}
        </Button>
      </div>
      <Dialog open={open} onOpenChange={setOpen} title={name}>
        <BuyBox product={product} choice={choice} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}
