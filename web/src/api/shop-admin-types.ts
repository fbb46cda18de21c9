/** What operators of the shop read and send: the server's own schemas, as types only. */
import type { Static } from 'typebox';
import type * as catalogue from '../../../server/modules/shop/catalogue/admin-schemas.ts';
import type * as shelf from '../../../server/modules/shop/catalogue/schemas.ts';
import type * as adminOrders from '../../../server/modules/shop/orders/admin-schemas.ts';
import type * as orders from '../../../server/modules/shop/orders/schemas.ts';
import type * as promotions from '../../../server/modules/shop/promotions/schemas.ts';
import type { FacetValue } from './types.ts';

export type {
  AdminOrder,
  AdminOrderSummary,
  AdminReturn,
} from '../../../server/modules/shop/orders/admin-schemas.ts';
export type { OrderLineView, RefundView } from '../../../server/modules/shop/orders/schemas.ts';
export type OrderStatus = Static<typeof orders.OrderStatus>;
export type PayWay = Static<typeof orders.PayWay>;
export type ReturnStatus = Static<typeof orders.ReturnStatus>;
export type ShipmentBody = Static<typeof adminOrders.ShipmentBody>;
export type AdminCancelBody = Static<typeof adminOrders.AdminCancelBody>;
export type RefundBody = Static<typeof adminOrders.RefundBody>;
export type ReceiveBody = Static<typeof adminOrders.ReceiveBody>;
export type DraftBody = Static<typeof adminOrders.DraftBody>;
export type OrderRules = Static<typeof adminOrders.OrderRulesView>;
export type OrderRulesBody = Static<typeof adminOrders.OrderRulesBody>;
export type AdminReturnsPage = Static<typeof adminOrders.AdminReturnsPage>;

export type {
  PromotionBody,
  PromotionView,
  ShippingView as ShippingSettings,
} from '../../../server/modules/shop/promotions/schemas.ts';
export type PromotionRule = Static<typeof promotions.PromotionRule>;
export type PromotionChange = Static<typeof promotions.PromotionChange>;
export type ShippingBody = Static<typeof promotions.ShippingBody>;

export type {
  AdminCategory,
  AdminCollection,
  AdminProduct,
  AdminProductSummary,
  BulkBody,
  CategoryBody,
  CollectionBody,
  NewProductBody,
  ProductBody,
  ProductStatus,
} from '../../../server/modules/shop/catalogue/admin-schemas.ts';
export type { Dashboard } from '../../../server/modules/shop/statistics/schemas.ts';
export type AdminVariant = Static<typeof catalogue.AdminVariant>;
export type BulkChange = catalogue.BulkBody['changes'][number];
export type BulkResult = Static<typeof catalogue.BulkResult>;
export type AdminCategoryList = Static<typeof catalogue.AdminCategoryList>;
export type AdminCollectionList = Static<typeof catalogue.AdminCollectionList>;
export type Sells = Static<typeof shelf.Sells>;
export type Delivery = Static<typeof shelf.Delivery>;

export type {
  AdminComment,
  AdminInquiry,
  AdminReview,
} from '../../../server/modules/shop/community/admin-schemas.ts';

export type { Import, ImportError } from '../../../server/modules/shop/imports/schemas.ts';

export type { Localized } from './shop-types.ts';

export type Page<T> = { items: T[]; nextCursor: string | null };
/** A page of a list with many conditions. */
export type ListPage<T> = Page<T> & {
  facets: Record<string, FacetValue[]>;
  total: { count: number; isExact: boolean };
};

/** What a basket costs with the promotions of now, and with one more. */
export type {
  PromotionTrial,
  PromotionTrialBody,
} from '../../../server/modules/shop/promotions/trial-schemas.ts';

/** What people said, with how many there are of each status. */
export type VoicePage<T> = Page<T> & { counts: Record<string, number> };
