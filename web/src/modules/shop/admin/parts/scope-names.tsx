import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { categoriesQuery } from '../../../../api/shop-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { useProductNames } from './use-product-names.ts';

type Scope = { productIds?: string[]; categoryIds?: string[] };

/** Which products and categories something holds for, by name; nothing where it holds for all. */
export function ScopeNames({ scope: { productIds = [], categoryIds = [] } }: { scope: Scope }) {
  const say = useLocal();
  const categories = useQuery({ ...categoriesQuery, enabled: categoryIds.length > 0 }).data?.items ?? [];
  const products = useProductNames(productIds);
  if (productIds.length === 0 && categoryIds.length === 0) return null;
  return (
    <span className="mt-1 block text-sm text-muted">
      {categoryIds.map((id) => {
        const category = categories.find(({ categoryId }) => categoryId === id);
        return (
          <span key={id} className="block">
            {category === undefined ? id : say(category.name)}
          </span>
        );
      })}
      {products.map(({ productId, name }) => (
        <Link
          key={productId}
          to="/admin/shop/products/$productId"
          params={{ productId }}
          className="block text-accent hover:underline"
        >
          {say(name)}
        </Link>
      ))}
    </span>
  );
}
