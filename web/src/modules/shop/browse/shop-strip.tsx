import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ProductCard, type ShopHome, shopHomeQuery } from '../../../api/shop.ts';
import { siteQuery } from '../../../api/site.ts';
import { Section } from '../../../ui/card.tsx';
import { MoreWords, moreClass } from '../../../ui/more-link.tsx';
import { CategoryMenu } from './category-menu.tsx';
import { ProductShelf, ShelfSkeleton } from './product-shelf.tsx';

/** Fewer make no ranking that anybody would look at. */
const ENOUGH = 5;

/** What sells, and then what somebody has put together; each once. */
function someOf({ rankings, collections }: ShopHome): ProductCard[] {
  const all = [...rankings, ...collections.flatMap(({ products }) => products)];
  return [...new Map(all.map((product) => [product.productId, product])).values()].slice(0, 12);
}

/** A look into the shop from the start page; nothing where there is none, or nothing in it. */
export function ShopStrip() {
  const { t } = useTranslation();
  const isOn = useQuery(siteQuery).data?.services.includes('shop') ?? false;
  const home = useQuery({ ...shopHomeQuery, enabled: isOn });
  const isRanked = (home.data?.rankings.length ?? 0) >= ENOUGH;
  const products = home.data && (isRanked ? home.data.rankings : someOf(home.data));
  // The start page has more than this: a shop that cannot be read has its own page to say so.
  if (!isOn || home.isError || (home.data !== undefined && (products ?? []).length === 0)) return null;
  return (
    <Section
      title={t('shop.strip')}
      action={
        <Link to="/shop" className={moreClass}>
          <MoreWords of={t('shop.title')} />
        </Link>
      }
      className="mb-12"
    >
      <div className="mb-5">
        <CategoryMenu categories={home.data?.categories} />
      </div>
      {products === undefined ? (
        <ShelfSkeleton />
      ) : (
        <ProductShelf label={t('shop.strip')} products={products} ranked={isRanked} />
      )}
    </Section>
  );
}
