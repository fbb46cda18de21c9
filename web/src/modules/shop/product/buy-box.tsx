import { ShoppingCart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { FormError } from '../../../ui/states.tsx';
import { useAddToCart } from '../cart/use-add-to-cart.ts';
import { useBuyNow } from '../checkout/use-buy-now.ts';
import { HeartButton } from '../likes/heart-button.tsx';
import { OptionPicker } from './option-picker.tsx';
import { priceOf } from './product-head.tsx';
import { QuantityPicker } from './quantity-picker.tsx';
import { StockLine } from './stock-line.tsx';
import type { Choice } from './use-choice.ts';

/** Options, how many, what that comes to, and the two ways to have it. */
export function BuyBox({
  product,
  choice,
  onDone,
}: {
  product: Product;
  choice: Choice;
  onDone?: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { variant, quantity, most } = choice;
  const { price } = priceOf(product, variant);
  const isOpen = choice.state === 'on-sale' || choice.state === 'pre-order';
  return (
    <div className="flex flex-col gap-5">
      <OptionPicker product={product} choice={choice} />
      {isOpen && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <QuantityPicker value={quantity} most={most} onChange={choice.setQuantity} />
          <StockLine variant={variant} />
          <p aria-live="polite" className="tnum ml-auto text-right">
            <span className="mr-2 text-sm text-muted">{t('shop.product.total')}</span>
            <span className="text-2xl font-extrabold tracking-tight">{format.won(price * quantity)}</span>
          </p>
        </div>
      )}
      <BuyButtons product={product} choice={choice} {...(onDone && { onDone })} />
    </div>
  );
}

function BuyButtons({ product, choice, onDone }: { product: Product; choice: Choice; onDone?: () => void }) {
  const { t } = useTranslation();
  const local = useLocal();
  const cart = useAddToCart(onDone);
  const buyNow = useBuyNow();
  const { variant, quantity, state } = choice;
  const isOpen = state === 'on-sale' || state === 'pre-order';
  const withVariant = (then: (line: { variantId: string; quantity: number }) => void) => {
    if (variant === undefined) choice.ask();
    else then({ variantId: variant.variantId, quantity });
  };
  return (
    <>
      <CommandWait command={cart.command} />
      {!cart.busy && <FormError error={cart.error} />}
      <div className="flex gap-2">
        <HeartButton product={product} name={local(product.name)} look="button" />
        {isOpen ? (
          <>
            <Button
              variant="outline"
              size="lg"
              className="min-w-0 flex-1 px-3!"
              loading={cart.busy}
              icon={<ShoppingCart aria-hidden="true" className="size-5 max-[26rem]:hidden" />}
              onClick={() => withVariant(cart.add)}
            >
              {t('shop.product.toCart')}
            </Button>
            <Button
              size="lg"
              className="min-w-0 flex-1 px-3!"
              onClick={() =>
                withVariant((line) => {
                  onDone?.();
                  buyNow([line]);
                })
              }
            >
              {t(state === 'pre-order' ? 'shop.product.preOrderNow' : 'shop.product.buyNow')}
            </Button>
          </>
        ) : (
          <Button size="lg" className="flex-1" disabled>
            {t(`shop.state.${state}`)}
          </Button>
        )}
      </div>
    </>
  );
}
