import { Link } from '@tanstack/react-router';
import {
  Apple,
  CookingPot,
  Headphones,
  LayoutGrid,
  type LucideIcon,
  PencilRuler,
  Shirt,
  Sofa,
  Sparkles,
  Tag,
  TentTree,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../api/shop.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';

/** Of the categories that most shops have; any other has a tag. */
const icons: Record<string, { icon: LucideIcon; tint: string }> = {
  kitchen: { icon: CookingPot, tint: 'bg-[#fae5d9] text-[#9c3a12] dark:bg-[#43281b] dark:text-[#ffb795]' },
  living: { icon: Sofa, tint: 'bg-[#e2efe6] text-[#1d5a41] dark:bg-[#1d3a2d] dark:text-[#9ad9b8]' },
  fashion: { icon: Shirt, tint: 'bg-[#e3ebf5] text-[#2a4f7c] dark:bg-[#1d2f45] dark:text-[#a6c8ee]' },
  beauty: { icon: Sparkles, tint: 'bg-[#f1e2ea] text-[#7d2d55] dark:bg-[#3e1f30] dark:text-[#eda9ca]' },
  food: { icon: Apple, tint: 'bg-[#fbe3e0] text-[#a02a20] dark:bg-[#46201d] dark:text-[#ffaaa1]' },
  digital: { icon: Headphones, tint: 'bg-[#e6e4f3] text-[#433a86] dark:bg-[#2a2648] dark:text-[#beb5f0]' },
  stationery: {
    icon: PencilRuler,
    tint: 'bg-[#f5ecd0] text-[#6d5200] dark:bg-[#3a3015] dark:text-[#ecd083]',
  },
  outdoor: { icon: TentTree, tint: 'bg-[#e4eed6] text-[#46611b] dark:bg-[#2a3617] dark:text-[#c0dc93]' },
};
const otherwise = { icon: Tag, tint: 'bg-sunken text-muted' };

const listClass =
  'no-scrollbar -mx-5 flex gap-1 overflow-x-auto px-5 sm:-mx-8 sm:px-8 md:mx-0 md:grid md:auto-cols-fr md:grid-flow-col md:px-0';
const itemClass =
  'group flex w-[4.6rem] flex-col items-center gap-1.5 rounded-2xl py-1.5 text-center text-[0.8rem] leading-tight font-semibold md:w-auto';
const roundClass =
  'flex size-14 items-center justify-center rounded-[1.35rem] transition-transform group-hover:-translate-y-0.5 [&>svg]:size-6.5';

/** The way into each category, one thumb wide. */
export function CategoryMenu({ categories }: { categories: readonly Category[] | undefined }) {
  const { t } = useTranslation();
  const local = useLocal();
  return (
    <nav aria-label={t('shop.categories')}>
      <ul className={listClass}>
        {categories === undefined
          ? Array.from({ length: 9 }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: places without identity
              <li key={index} className={itemClass}>
                <Skeleton className="size-14 rounded-[1.35rem]!" />
                <Skeleton className="h-3.5 w-10" />
              </li>
            ))
          : [
              <li key="all">
                <Link to="/shop/products" className={itemClass}>
                  <span className={`${roundClass} bg-pine text-pine-ink`}>
                    <LayoutGrid aria-hidden="true" strokeWidth={1.8} />
                  </span>
                  {t('shop.everything')}
                </Link>
              </li>,
              ...categories
                .filter(({ parentId }) => parentId === null)
                .map((category) => {
                  const { icon: Icon, tint } = icons[category.slug] ?? otherwise;
                  return (
                    <li key={category.categoryId}>
                      <Link
                        to="/shop/categories/$slug"
                        params={{ slug: category.slug }}
                        className={itemClass}
                      >
                        <span className={`${roundClass} ${tint}`}>
                          <Icon aria-hidden="true" strokeWidth={1.8} />
                        </span>
                        {local(category.name)}
                      </Link>
                    </li>
                  );
                }),
            ]}
      </ul>
    </nav>
  );
}
