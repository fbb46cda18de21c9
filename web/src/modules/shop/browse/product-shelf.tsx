import type { ProductCard } from '../../../api/shop.ts';
import { SideScroll, sideRowClass } from '../../../ui/side-scroll.tsx';
import { TileSkeleton } from './product-grid.tsx';
import { ProductTile } from './product-tile.tsx';

const SIZES = '(min-width: 64rem) 14rem, (min-width: 40rem) 12rem, 40vw';
const itemClass = 'w-[40vw] max-w-44 shrink-0 snap-start sm:w-48 sm:max-w-none lg:w-56';
type Props = { label: string; products: readonly ProductCard[]; ranked?: boolean; eager?: boolean };

/** One row that goes on to the side: a finger swipes it, a mouse has buttons, a keyboard walks through it. */
export function ProductShelf({ label, products, ranked = false, eager = false }: Props) {
  return (
    <SideScroll label={label}>
      {products.map((product, index) => (
        <li key={product.productId} className={itemClass}>
          <ProductTile
            product={product}
            sizes={SIZES}
            eager={eager && index < 4}
            {...(ranked && { rank: index + 1 })}
          />
        </li>
      ))}
    </SideScroll>
  );
}

export function ShelfSkeleton() {
  return (
    <div className={sideRowClass}>
      {[0, 1, 2, 3, 4].map((index) => (
        <div key={index} className={itemClass}>
          <TileSkeleton />
        </div>
      ))}
    </div>
  );
}
