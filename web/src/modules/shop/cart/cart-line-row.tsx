import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartLine } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { IconButton } from '../../../ui/button.tsx';
import { BareCheckbox } from '../../../ui/checkbox.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { Thumb } from '../orders/thumb.tsx';
import { LineNotice } from './line-notice.tsx';

type Props = {
  line: CartLine;
  onTick: (isTicked: boolean) => void;
  onQuantity: (quantity: number) => void;
  onRemove: () => void;
};

/** Presses of the stepper within this time are one change. */
const REST_MS = 350;

export function CartLineRow({ line, onTick, onQuantity, onRemove }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useLocal();
  const [quantity, setQuantity, discard] = useRested(line.quantity, onQuantity);
  const name = named(line.name);
  const gone = line.state === 'sold-out' || line.state === 'ended';
  const product = { to: '/shop/products/$productId', params: { productId: line.productId } } as const;
  return (
    <article className="py-4 sm:py-5">
      <div className="flex gap-2 sm:gap-3">
        <div className="-mt-2 -ml-2.5">
          <BareCheckbox
            label={t('shopOrders.cart.tick', { name })}
            checked={line.isTicked}
            onChange={onTick}
          />
        </div>
        <Link {...product} tabIndex={-1} aria-hidden="true" className="-ml-1.5 self-start">
          <Thumb picture={line.picture} productId={line.productId} faded={gone} />
        </Link>
        <div className="min-w-0 flex-1 pl-1">
          <h3 className="leading-snug font-semibold">
            <Link {...product} className="hover:underline">
              {name}
            </Link>
          </h3>
          {line.choice !== null && <p className="mt-0.5 text-sm text-muted">{named(line.choice)}</p>}
          <LineNotice line={line} />
        </div>
        <IconButton
          label={t('shopOrders.cart.remove', { name })}
          icon={<X />}
          onClick={() => {
            discard();
            onRemove();
          }}
          className="-mt-2.5 -mr-2.5 text-muted"
        />
      </div>
      {/* Beside the picture where there is room, under it on a phone. */}
      <div className="mt-3 flex items-center justify-between gap-4 pl-8.5 sm:-mt-5 sm:pl-34.5">
        <Stepper
          label={t('shopOrders.cart.quantity', { name })}
          value={quantity}
          max={Math.max(1, line.maxQuantity)}
          disabled={gone}
          onChange={setQuantity}
        />
        <p className="text-right">
          {line.listPrice > line.unitPrice && (
            <s className="tnum block text-sm text-muted">
              <span className="sr-only">{t('shopOrders.cart.listPrice')} </span>
              {format.won(line.listPrice * quantity)}
            </s>
          )}
          <span className="tnum text-lg font-extrabold tracking-tight">
            {format.won(line.unitPrice * quantity)}
          </span>
        </p>
      </div>
    </article>
  );
}

/** Follows each press at once, and hands the value on when it has rested; or when the page is left before. */
function useRested(value: number, onRest: (value: number) => void) {
  const [draft, setDraft] = useState<number | null>(null);
  const hand = useRef(() => {});
  hand.current = () => {
    if (draft !== null && draft !== value) onRest(draft);
  };
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => {
      hand.current();
      setDraft(null);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => () => hand.current(), []);
  const discard = () => {
    hand.current = () => {};
    // Until the row has gone it may be drawn again.
    setDraft(null);
  };
  return [draft ?? value, setDraft, discard] as const;
}
