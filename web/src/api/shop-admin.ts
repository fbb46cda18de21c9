import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { adminKey, paged } from './admin.ts';
import { type Answer, command, get, type Query, request } from './client.ts';
import { newKey } from './intent.ts';
import type {
  AdminCategory,
  AdminCategoryList,
  AdminCollection,
  AdminCollectionList,
  AdminProduct,
  AdminProductSummary,
  BulkBody,
  BulkResult,
  CategoryBody,
  CollectionBody,
  Dashboard,
  ListPage,
  NewProductBody,
  Page,
  ProductBody,
  ProductStatus,
  PromotionBody,
  PromotionChange,
  PromotionTrial,
  PromotionTrialBody,
  PromotionView,
  ShippingBody,
  ShippingSettings,
} from './shop-admin-types.ts';

/** Everything that an operator reads of the shop hangs below this key. */
export const shopAdminKey = [...adminKey, 'shop'] as const;

/** A list with many conditions; while these change, the list that was there stays. */
export const searched = <T>(key: string, path: string, query: Query) => ({
  ...paged<ListPage<T>>(['shop', key], path, query),
  placeholderData: keepPreviousData,
});
const one = <T>(key: readonly unknown[], path: string) =>
  queryOptions({
    queryKey: [...shopAdminKey, ...key],
    queryFn: ({ signal }) => get<T>(path, undefined, signal),
  });
export const put = <T>(path: string, body: unknown, key: string): Promise<Answer<T>> =>
  request<T>(path, { method: 'PUT', body, key });
const remove = (path: string, body: unknown, key: string): Promise<Answer<void>> =>
  request<void>(path, { method: 'DELETE', body, key });

// ---- what happens ----

export const dashboardQuery = (range: { from: string; to: string }) =>
  queryOptions({
    queryKey: [...shopAdminKey, 'dashboard', range],
    queryFn: ({ signal }) => get<Dashboard>('/admin/shop/dashboard', range, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

// ---- products ----

export const productsQuery = (query: Query) =>
  searched<AdminProductSummary>('products', '/admin/shop/products', query);
export const productQuery = (productId: string) =>
  one<AdminProduct>(['product', productId], `/admin/shop/products/${productId}`);

export const createProduct = (body: NewProductBody, key: string) =>
  command<AdminProduct>('/admin/shop/products', body, key);
export const saveProduct = (productId: string, body: ProductBody, key: string) =>
  put<AdminProduct>(`/admin/shop/products/${productId}`, body, key);
export const changeStatus = (
  productId: string,
  body: { status: ProductStatus; reason: string },
  key: string = newKey(),
) => command<AdminProduct>(`/admin/shop/products/${productId}/status`, body, key);
export const changeInBulk = (body: BulkBody, key: string) =>
  command<BulkResult>('/admin/shop/products/bulk', body, key);

// ---- categories and collections ----

export const categoriesQuery = one<AdminCategoryList>(['categories'], '/admin/shop/categories');
export const createCategory = (body: CategoryBody, key: string) =>
  command<AdminCategory>('/admin/shop/categories', body, key);
export const saveCategory = (categoryId: string, body: CategoryBody, key: string) =>
  put<AdminCategory>(`/admin/shop/categories/${categoryId}`, body, key);
export const removeCategory = (categoryId: string, key: string) =>
  remove(`/admin/shop/categories/${categoryId}`, undefined, key);

export const collectionsQuery = one<AdminCollectionList>(['collections'], '/admin/shop/collections');
export const createCollection = (body: CollectionBody, key: string) =>
  command<AdminCollection>('/admin/shop/collections', body, key);
export const saveCollection = (collectionId: string, body: CollectionBody, key: string) =>
  put<AdminCollection>(`/admin/shop/collections/${collectionId}`, body, key);
export const removeCollection = (collectionId: string, key: string) =>
  remove(`/admin/shop/collections/${collectionId}`, undefined, key);

// ---- what takes something off, and what sending costs ----

export const promotionsQuery = (status: 'current' | 'ended') =>
  paged<Page<PromotionView>>(['shop', 'promotions'], '/admin/shop/promotions', { status });
export const promotionQuery = (promotionId: string) =>
  one<PromotionView>(['promotion', promotionId], `/admin/shop/promotions/${promotionId}`);
export const createPromotion = (body: PromotionBody, key: string) =>
  command<PromotionView>('/admin/shop/promotions', body, key);
export const changePromotion = (promotionId: string, body: PromotionChange, key: string) =>
  put<PromotionView>(`/admin/shop/promotions/${promotionId}`, body, key);
export const endPromotion = (promotionId: string, body: { reason: string }, key: string) =>
  command<PromotionView>(`/admin/shop/promotions/${promotionId}/endings`, body, key);
export const orderPromotions = (body: { promotionIds: string[]; reason: string }, key: string) =>
  command<Page<PromotionView>>('/admin/shop/promotions/orderings', body, key);
/** @param body null: there is nothing to try yet */
export const trialQuery = (body: PromotionTrialBody | null) =>
  queryOptions({
    queryKey: [...shopAdminKey, 'trial', body],
    queryFn: async ({ signal }) =>
      (await request<PromotionTrial>('/admin/shop/promotions/trials', { method: 'POST', body, signal })).data,
  });

export const shippingQuery = one<ShippingSettings>(['shipping'], '/admin/shop/settings/shipping');
export const saveShipping = (body: ShippingBody, key: string) =>
  put<ShippingSettings>('/admin/shop/settings/shipping', body, key);
