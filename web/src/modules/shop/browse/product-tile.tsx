import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProductCard } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { cx } from '../../../ui/cx.ts';
import { RatingLine } from '../../../ui/stars.tsx';
import { HeartButton } from '../likes/heart-button.tsx';
import { CardBadges } from './card-badges.tsx';
import { Price } from './price.tsx';
import { ProductPicture } from './product-picture.tsx';

type Props = {
  product: ProductCard;
  /** See `PictureImage`. */
  sizes: string;
  eager?: boolean;
  /** Its place in a ranking. */
  rank?: number;
  level?: 2 | 3;
};

/** A product in a grid or a row: all of it leads to its page, the heart stands for itself. */
export function ProductTile({ product, sizes, eager = false, rank, level = 3 }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const Heading = level === 2 ? 'h2' : 'h3';
  const isGone = product.state === 'sold-out' || product.state === 'ended';
  const name = local(product.name);
  return (
    <article className="group relative flex h-full flex-col">
      <div className="relative overflow-hidden rounded-2xl">
        <ProductPicture
          picture={product.picture}
          seed={product.productId}
          sizes={sizes}
          eager={eager}
          className={cx(
            'transition-transform duration-500 ease-out group-hover:scale-[1.03]',
            isGone && 'opacity-45 grayscale-[0.6]',
          )}
        />
        {rank !== undefined && (
          <span
            aria-hidden="true"
            className="tnum absolute top-0 left-0 flex size-9 items-center justify-center rounded-br-2xl bg-pine text-base font-extrabold text-pine-ink"
          >
            {rank}
          </span>
        )}
        {isGone && (
          <span className="absolute inset-x-0 bottom-0 bg-ink/75 py-1.5 text-center text-sm font-bold text-paper">
            {t(`shop.state.${product.state}`)}
          </span>
        )}
        {product.state === 'opens' && product.opensAt !== null && (
          <span className="absolute inset-x-0 bottom-0 bg-pine/90 py-1.5 text-center text-sm font-bold text-pine-ink">
            {t('shop.opensAt', { date: format.moment(product.opensAt) })}
          </span>
        )}
        <span
          className={cx(
            'absolute right-0.5',
            isGone || product.state === 'opens' ? 'bottom-9' : 'bottom-0.5',
          )}
        >
          <HeartButton product={product} name={name} look="on-picture" />
        </span>
      </div>
      <div className="flex flex-1 flex-col gap-0.5 pt-2.5">
        {product.brand !== '' && <p className="truncate text-xs font-bold">{product.brand}</p>}
        <Heading className="text-[0.92rem] leading-snug font-normal tracking-normal">
          <Link
            to="/shop/products/$productId"
            params={{ productId: product.productId }}
            className="line-clamp-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-2xl focus-visible:after:outline-3 focus-visible:after:outline-accent"
          >
            {rank !== undefined && <span className="sr-only">{t('shop.rank', { rank })} </span>}
            {name}
          </Link>
        </Heading>
        <div className={cx('pt-0.5', isGone && 'opacity-60')}>
          <Price
            price={product.price.from}
            listPrice={product.price.listFrom}
            percentOff={product.price.percentOff}
          />
        </div>
        <RatingLine rating={product.rating} reviews={product.reviews} />
        <CardBadges product={product} />
      </div>
    </article>
  );
}
