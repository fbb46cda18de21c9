import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import type { ProductCard } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { cx } from '../../../ui/cx.ts';
import { stateAt } from '../product/state-at.ts';
import { Price } from './price.tsx';
import { ProductPicture } from './product-picture.tsx';

const tones: Record<ProductCard['state'], BadgeTone> = {
  opens: 'info',
  'on-sale': 'good',
  'pre-order': 'good',
  'sold-out': 'bad',
  ended: 'neutral',
};

/** A product that opens at a time, in a list of such: how long to wait, or that it is open. */
export function DropTile({ product, wide = false }: { product: ProductCard; wide?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const now = useServerNow();
  const state = stateAt(product, now);
  const isPast = state === 'sold-out' || state === 'ended';
  return (
    <Link
      to="/shop/products/$productId"
      params={{ productId: product.productId }}
      className={cx(
        'group grid h-full overflow-hidden rounded-3xl border border-line/70 bg-surface shadow-card',
        wide ? 'sm:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]' : 'grid-rows-[auto_1fr]',
      )}
    >
      <ProductPicture
        picture={product.picture}
        seed={product.productId}
        sizes={
          wide
            ? '(min-width: 40rem) 32rem, 100vw'
            : '(min-width: 64rem) 22rem, (min-width: 40rem) 45vw, 100vw'
        }
        eager={wide}
        shape={wide ? 'aspect-[4/3] sm:aspect-auto sm:h-88' : 'aspect-[4/3]'}
        className={isPast ? 'opacity-50 grayscale-[0.6]' : ''}
      />
      <div className={cx('flex flex-col gap-2 p-5', wide && 'sm:justify-center sm:gap-3 sm:p-10')}>
        <div className="flex items-center gap-2">
          <Badge tone={tones[state]}>{t(`shop.drop.phase.${state}`)}</Badge>
          {product.opensAt !== null && state === 'opens' && (
            <span className="tnum text-sm text-muted">{format.moment(product.opensAt)}</span>
          )}
        </div>
        <div>
          {product.brand !== '' && <p className="text-sm font-bold text-muted">{product.brand}</p>}
          <h3 className={cx('leading-snug font-bold', wide ? 'text-xl sm:text-3xl' : 'text-lg')}>
            {local(product.name)}
          </h3>
          {wide && <p className="mt-1 line-clamp-2 text-muted max-sm:hidden">{local(product.summary)}</p>}
        </div>
        <Price
          price={product.price.from}
          listPrice={product.price.listFrom}
          percentOff={product.price.percentOff}
        />
        {state === 'opens' && product.opensAt !== null && (
          <div className="mt-auto pt-1">
            <Countdown size={wide ? 'lg' : 'md'} targetMs={Date.parse(product.opensAt)} nowMs={now} />
          </div>
        )}
      </div>
    </Link>
  );
}
