import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page.tsx';
import type { ListAddress } from './list-address.ts';
import { ProductList } from './product-list.tsx';
import { BackToShop, ShopHead } from './shop-head.tsx';

const route = getRouteApi('/shop/products');

/** All that the shop sells, or what was searched for in it. */
export function ProductsPage() {
  const { t } = useTranslation();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { q } = address;
  return (
    <Page
      wide
      title={q === undefined ? t('shop.everythingTitle') : t('search.titleOf', { q })}
      back={<BackToShop />}
    >
      <ShopHead q={q ?? ''} />
      <ProductList
        address={address}
        // What is chosen is a step that one can go back from.
        onChoose={(change) =>
          void navigate({ search: (old) => ({ ...old, ...change }) as ListAddress, resetScroll: false })
        }
      />
    </Page>
  );
}
