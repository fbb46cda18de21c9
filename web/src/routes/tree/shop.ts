import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Ranking } from '../../api/shop-types.ts';
import { listAddress } from '../../modules/shop/browse/list-address.ts';
import { textOf } from '../plain-search.ts';
import { member } from './guarded.ts';
import { root } from './root.ts';

const shop = createRoute({
  getParentRoute: () => root,
  path: '/shop',
  component: lazyRouteComponent(() => import('../../modules/shop/shop-home-page.tsx'), 'ShopHomePage'),
});
const products = createRoute({
  getParentRoute: () => root,
  path: '/shop/products',
  validateSearch: listAddress,
  component: lazyRouteComponent(() => import('../../modules/shop/browse/products-page.tsx'), 'ProductsPage'),
});
const cart = createRoute({
  getParentRoute: () => root,
  path: '/shop/cart',
  component: lazyRouteComponent(() => import('../../modules/shop/cart/cart-page.tsx'), 'CartPage'),
});
const product = createRoute({
  getParentRoute: () => root,
  path: '/shop/products/$productId',
  component: lazyRouteComponent(() => import('../../modules/shop/product/product-page.tsx'), 'ProductPage'),
});
const category = createRoute({
  getParentRoute: () => root,
  path: '/shop/categories/$slug',
  validateSearch: listAddress,
  component: lazyRouteComponent(() => import('../../modules/shop/browse/category-page.tsx'), 'CategoryPage'),
});
const collection = createRoute({
  getParentRoute: () => root,
  path: '/shop/collections/$slug',
  component: lazyRouteComponent(
    () => import('../../modules/shop/browse/collection-page.tsx'),
    'CollectionPage',
  ),
});
const rankings = createRoute({
  getParentRoute: () => root,
  path: '/shop/rankings',
  validateSearch: (search: Record<string, unknown>): { list?: Ranking; category?: string } => {
    const list = (['likes', 'new'] as const).find((one) => one === textOf(search, 'list'));
    const shelf = textOf(search, 'category');
    return {
      ...(list !== undefined && { list }),
      ...(shelf !== undefined && /^[0-9A-Za-z-]{1,60}$/.test(shelf) && { category: shelf }),
    };
  },
  component: lazyRouteComponent(() => import('../../modules/shop/browse/rankings-page.tsx'), 'RankingsPage'),
});
const drops = createRoute({
  getParentRoute: () => root,
  path: '/shop/drops',
  component: lazyRouteComponent(() => import('../../modules/shop/browse/drops-page.tsx'), 'ShopDropsPage'),
});

/** The shop's pages for everybody. */
export const publicShopRoutes = [
  shop,
  cart,
  products,
  product,
  category,
  collection,
  rankings,
  drops,
] as const;

const likes = createRoute({
  getParentRoute: () => member,
  path: '/shop/likes',
  component: lazyRouteComponent(() => import('../../modules/shop/likes/likes-page.tsx'), 'LikesPage'),
});
const inquiries = createRoute({
  getParentRoute: () => member,
  path: '/shop/inquiries',
  component: lazyRouteComponent(
    () => import('../../modules/shop/inquiries/my-inquiries-page.tsx'),
    'MyInquiriesPage',
  ),
});
const review = createRoute({
  getParentRoute: () => member,
  path: '/shop/orders/$orderId/review/$no',
  component: lazyRouteComponent(() => import('../../modules/shop/reviews/review-page.tsx'), 'ReviewPage'),
});

/** What members like, ask and say. */
export const memberBrowseRoutes = [likes, inquiries, review] as const;
