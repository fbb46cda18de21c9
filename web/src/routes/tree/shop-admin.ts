import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ordersAddress, productsAddress } from '../../modules/shop/admin/addresses.ts';
import { rangeAddress } from '../../modules/shop/admin/dashboard/range.ts';
import { returnsAddress } from '../../modules/shop/admin/orders/returns-address.ts';
import { inquiriesAddress, reviewsAddress } from '../../modules/shop/admin/voices/voices-address.ts';
import { admin } from './guarded.ts';

const dashboard = createRoute({
  getParentRoute: () => admin,
  path: '/shop',
  validateSearch: rangeAddress,
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/dashboard-page.tsx'),
    'ShopDashboardPage',
  ),
});
const products = createRoute({
  getParentRoute: () => admin,
  path: '/shop/products',
  validateSearch: productsAddress,
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/products/products-page.tsx'),
    'ProductsPage',
  ),
});
const newProduct = createRoute({
  getParentRoute: () => admin,
  path: '/shop/products/new',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/editor/product-pages.tsx'),
    'NewProductPage',
  ),
});
const product = createRoute({
  getParentRoute: () => admin,
  path: '/shop/products/$productId',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/editor/product-pages.tsx'),
    'EditProductPage',
  ),
});
const categories = createRoute({
  getParentRoute: () => admin,
  path: '/shop/categories',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/catalogue/categories-page.tsx'),
    'CategoriesPage',
  ),
});
const collections = createRoute({
  getParentRoute: () => admin,
  path: '/shop/collections',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/catalogue/collections-page.tsx'),
    'CollectionsPage',
  ),
});
const newCollection = createRoute({
  getParentRoute: () => admin,
  path: '/shop/collections/new',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/catalogue/collection-page.tsx'),
    'NewCollectionPage',
  ),
});
const collection = createRoute({
  getParentRoute: () => admin,
  path: '/shop/collections/$collectionId',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/catalogue/collection-page.tsx'),
    'CollectionPage',
  ),
});
const promotions = createRoute({
  getParentRoute: () => admin,
  path: '/shop/promotions',
  validateSearch: ({ status }: Record<string, unknown>): { status?: 'ended' } =>
    status === 'ended' ? { status } : {},
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/promotions/promotions-page.tsx'),
    'PromotionsPage',
  ),
});
const newPromotion = createRoute({
  getParentRoute: () => admin,
  path: '/shop/promotions/new',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/promotions/promotion-pages.tsx'),
    'NewPromotionPage',
  ),
});
const promotion = createRoute({
  getParentRoute: () => admin,
  path: '/shop/promotions/$promotionId',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/promotions/promotion-pages.tsx'),
    'PromotionPage',
  ),
});
const settings = createRoute({
  getParentRoute: () => admin,
  path: '/shop/settings',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/settings/settings-page.tsx'),
    'ShopSettingsPage',
  ),
});
const orders = createRoute({
  getParentRoute: () => admin,
  path: '/shop/orders',
  validateSearch: ordersAddress,
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/orders/orders-page.tsx'),
    'ShopOrdersPage',
  ),
});
const order = createRoute({
  getParentRoute: () => admin,
  path: '/shop/orders/$orderId',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/orders/order-page.tsx'),
    'ShopOrderPage',
  ),
});
const newDraft = createRoute({
  getParentRoute: () => admin,
  path: '/shop/drafts/new',
  component: lazyRouteComponent(() => import('../../modules/shop/admin/orders/draft-page.tsx'), 'DraftPage'),
});
const returns = createRoute({
  getParentRoute: () => admin,
  path: '/shop/returns',
  validateSearch: returnsAddress,
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/orders/returns-page.tsx'),
    'ReturnsPage',
  ),
});
const inquiries = createRoute({
  getParentRoute: () => admin,
  path: '/shop/inquiries',
  validateSearch: inquiriesAddress,
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/voices/inquiries-page.tsx'),
    'InquiriesPage',
  ),
});
const reviews = createRoute({
  getParentRoute: () => admin,
  path: '/shop/reviews',
  validateSearch: reviewsAddress,
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/voices/reviews-page.tsx'),
    'ReviewsPage',
  ),
});
const imports = createRoute({
  getParentRoute: () => admin,
  path: '/shop/imports',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/imports/imports-page.tsx'),
    'ImportsPage',
  ),
});
const importRun = createRoute({
  getParentRoute: () => admin,
  path: '/shop/imports/$importId',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/imports/import-page.tsx'),
    'ImportPage',
  ),
});

/** The operator's pages of the shop. */
export const adminShopRoutes = [
  dashboard,
  products,
  newProduct,
  product,
  categories,
  collections,
  newCollection,
  collection,
  promotions,
  newPromotion,
  promotion,
  settings,
  orders,
  order,
  newDraft,
  returns,
  inquiries,
  reviews,
  imports,
  importRun,
] as const;
