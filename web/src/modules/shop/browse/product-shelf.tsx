import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductCard } from '../../../api/shop.ts';
import { IconButton } from '../../../ui/button.tsx';
import { TileSkeleton } from './product-grid.tsx';
import { ProductTile } from './product-tile.tsx';

const SIZES = '(min-width: 64rem) 14rem, (min-width: 40rem) 12rem, 40vw';
const itemClass = 'w-[40vw] max-w-44 shrink-0 snap-start sm:w-48 sm:max-w-none lg:w-56';
const rowClass =
  'no-scrollbar -mx-5 flex snap-x snap-proximity scroll-px-5 gap-3 overflow-x-auto overscroll-x-contain px-5 pb-1 sm:-mx-8 sm:scroll-px-8 sm:gap-5 sm:px-8';

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

function SideScroll({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation();
  const row = useRef<HTMLUListElement>(null);
  const [ends, setEnds] = useState({ left: true, right: true });
  useEffect(() => {
    const element = row.current;
    if (element === null) return;
    const look = () =>
      setEnds({
        left: element.scrollLeft < 8,
        right: element.scrollLeft + element.clientWidth > element.scrollWidth - 8,
      });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      watcher.disconnect();
    };
  }, []);
  const move = (direction: 1 | -1) =>
    row.current?.scrollBy({ left: direction * row.current.clientWidth * 0.8, behavior: 'smooth' });
  const arrow = (direction: 1 | -1) => (
    <IconButton
      label={t(direction === 1 ? 'shop.further' : 'shop.backwards')}
      icon={direction === 1 ? <ChevronRight aria-hidden="true" /> : <ChevronLeft aria-hidden="true" />}
      onClick={() => move(direction)}
      // What the arrows do, the keyboard does by walking from product to product.
      tabIndex={-1}
      aria-hidden="true"
      className={`absolute top-[32%] z-20 hidden! border border-line bg-surface! shadow-card sm:pointer-fine:inline-flex! ${
        direction === 1 ? '-right-3' : '-left-3'
      } ${(direction === 1 ? ends.right : ends.left) ? 'invisible' : ''}`}
    />
  );
  return (
    <div className="relative">
      <ul ref={row} aria-label={label} className={rowClass}>
        {children}
      </ul>
      {arrow(-1)}
      {arrow(1)}
    </div>
  );
}

export function ShelfSkeleton() {
  return (
    <div className={rowClass}>
      {[0, 1, 2, 3, 4].map((index) => (
        <div key={index} className={itemClass}>
          <TileSkeleton />
        </div>
      ))}
    </div>
  );
}
