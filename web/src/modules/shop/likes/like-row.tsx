import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LikedProduct } from '../../../api/shop-types.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { BareCheckbox } from '../../../ui/checkbox.tsx';
import { cx } from '../../../ui/cx.ts';
import { RatingLine } from '../../../ui/stars.tsx';
import { Price } from '../browse/price.tsx';
import { Thumb } from '../orders/thumb.tsx';

type Props = { item: LikedProduct; isTicked: boolean; onTick: (isTicked: boolean) => void };

/** One product that is liked; what is no longer shown can still be ticked and taken off. */
export function LikeRow({ item, isTicked, onTick }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const { card, productId } = item;
  const name = card === null ? t('shop.product.gone') : local(card.name);
  const isGone = card === null || card.state === 'sold-out' || card.state === 'ended';
  return (
    <article className="flex items-center gap-2 py-3 sm:gap-3">
      <BareCheckbox label={t('shop.likes.tick', { name })} checked={isTicked} onChange={onTick} />
      <Thumb picture={card?.picture ?? null} productId={productId} faded={isGone} />
      <div className="min-w-0 flex-1 pl-1">
        {card === null ? (
          <p className="text-muted">{name}</p>
        ) : (
          <>
            {card.brand !== '' && <p className="text-xs font-bold">{card.brand}</p>}
            <h2 className="text-base leading-snug font-normal tracking-normal">
              <Link
                to="/shop/products/$productId"
                params={{ productId }}
                className="line-clamp-2 hover:underline"
              >
                {name}
              </Link>
            </h2>
            <div className={cx('mt-0.5', isGone && 'opacity-60')}>
              <Price
                price={card.price.from}
                listPrice={card.price.listFrom}
                percentOff={card.price.percentOff}
              />
            </div>
            <RatingLine rating={card.rating} reviews={card.reviews} />
          </>
        )}
        <p className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
          {card !== null && card.state !== 'on-sale' && (
            <Badge tone={isGone ? 'neutral' : 'info'}>{t(`shop.state.${card.state}`)}</Badge>
          )}
          {item.isInCart && <Badge tone="good">{t('shop.likes.isInCart')}</Badge>}
        </p>
      </div>
    </article>
  );
}
