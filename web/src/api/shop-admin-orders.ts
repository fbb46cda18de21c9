import { queryOptions } from '@tanstack/react-query';
import { paged } from './admin.ts';
import { command, get, type Query } from './client.ts';
import { put, searched, shopAdminKey } from './shop-admin.ts';
import type {
  AdminCancelBody,
  AdminOrder,
  AdminOrderSummary,
  AdminReturn,
  AdminReturnsPage,
  DraftBody,
  OrderRules,
  OrderRulesBody,
  ReceiveBody,
  RefundBody,
  ShipmentBody,
} from './shop-admin-types.ts';

export const adminOrdersQuery = (query: Query) =>
  searched<AdminOrderSummary>('orders', '/admin/shop/orders', query);
export const adminOrderQuery = (orderId: string) =>
  queryOptions({
    queryKey: [...shopAdminKey, 'order', orderId],
    queryFn: ({ signal }) => get<AdminOrder>(pathOf(orderId), undefined, signal),
  });
export const adminReturnsQuery = (query: Query) =>
  paged<AdminReturnsPage>(['shop', 'returns'], '/admin/shop/returns', query);

export const prepareOrder = (orderId: string, key: string) =>
  command<AdminOrder>(`${pathOf(orderId)}/preparations`, {}, key);
export const shipOrder = (orderId: string, body: ShipmentBody, key: string) =>
  command<AdminOrder>(`${pathOf(orderId)}/shipments`, body, key);
export const deliverOrder = (orderId: string, key: string) =>
  command<AdminOrder>(`${pathOf(orderId)}/deliveries`, {}, key);
export const cancelOrder = (orderId: string, body: AdminCancelBody, key: string) =>
  command<AdminOrder>(`${pathOf(orderId)}/cancellations`, body, key);
export const refundOrder = (orderId: string, body: RefundBody, key: string) =>
  command<AdminOrder>(`${pathOf(orderId)}/refunds`, body, key);

export const approveReturn = (returnId: string, body: { answer?: string }, key: string) =>
  command<AdminReturn>(`/admin/shop/returns/${returnId}/approvals`, body, key);
export const rejectReturn = (returnId: string, body: { answer: string }, key: string) =>
  command<AdminReturn>(`/admin/shop/returns/${returnId}/rejections`, body, key);
export const receiveReturn = (returnId: string, body: ReceiveBody, key: string) =>
  command<AdminReturn>(`/admin/shop/returns/${returnId}/receipts`, body, key);
export const sendExchange = (returnId: string, body: ShipmentBody, key: string) =>
  command<AdminReturn>(`/admin/shop/returns/${returnId}/shipments`, body, key);

export const draftOrder = (body: DraftBody, key: string) =>
  command<{ orderId: string; total: number }>('/admin/shop/drafts', body, key);

export const orderRulesQuery = queryOptions({
  queryKey: [...shopAdminKey, 'order-rules'],
  queryFn: ({ signal }) => get<OrderRules>('/admin/shop/settings/orders', undefined, signal),
});
export const saveOrderRules = (body: OrderRulesBody, key: string) =>
  put<OrderRules>('/admin/shop/settings/orders', body, key);

const pathOf = (orderId: string): string => `/admin/shop/orders/${encodeURIComponent(orderId)}`;
