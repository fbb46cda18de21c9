import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { adminKey, paged } from './admin.ts';
import { command, get, request } from './client.ts';
import type {
  CapturedMailDetail,
  CapturedMailPage,
  Delivery,
  DeliveryChannel,
  DeliveryDetail,
  DeliveryPage,
  DeliveryStatus,
  Destination,
  DestinationList,
  NotificationPage,
  PhoneAsked,
  Preferences,
  PreferencesBody,
  ReadBody,
  Retried,
  RetryAllBody,
  Unread,
  Webhook,
  WebhookBody,
  WebhookList,
  WebhookPatchBody,
  WebhookTest,
  WebhookWithSecret,
} from './types.ts';

/** Everything about the member's own inbox hangs below this key. */
export const notificationsKey = ['notifications'] as const;

export const inboxQuery = infiniteQueryOptions({
  queryKey: [...notificationsKey, 'inbox'],
  queryFn: ({ pageParam, signal }) =>
    get<NotificationPage>('/me/notifications', { cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** One, or everything up to and including the newest that the member has seen. */
export const markRead = (body: ReadBody) =>
  request<Unread>('/me/notifications/reads', { method: 'POST', body }).then(({ data }) => data);

export const preferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: ({ signal }) => get<Preferences>('/me/notification-preferences', undefined, signal),
});
export const changePreferences = (body: PreferencesBody) =>
  request<Preferences>('/me/notification-preferences', { method: 'PATCH', body }).then(({ data }) => data);

/** Text messages go to a number only after its code was typed in. */
export const askPhone = (body: { phone: string }, key: string) => command<PhoneAsked>('/me/phone', body, key);
export const provePhone = (body: { code: string }, key: string) =>
  command<void>('/me/phone/confirmations', body, key);
export const forgetPhone = (key: string) => request<void>('/me/phone', { method: 'DELETE', key });

// ---- demo: what would have been sent -----------------------------------------------------------

export const capturedMailsQuery = (to: string) =>
  infiniteQueryOptions({
    queryKey: ['dev-mails', 'list', to],
    queryFn: ({ pageParam, signal }) =>
      get<CapturedMailPage>('/dev/mails', { to: to === '' ? undefined : to, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
export const capturedMailQuery = (mailId: string) =>
  queryOptions({
    queryKey: ['dev-mails', 'one', mailId],
    queryFn: ({ signal }) => get<CapturedMailDetail>(`/dev/mails/${mailId}`, undefined, signal),
    // What was sent does not change.
    staleTime: Number.POSITIVE_INFINITY,
  });

// ---- operators ---------------------------------------------------------------------------------

export type DeliveryFilter = {
  status?: DeliveryStatus | undefined;
  channel?: DeliveryChannel | undefined;
  destination?: string | undefined;
};
export const deliveriesQuery = (filter: DeliveryFilter) =>
  paged<DeliveryPage>(['deliveries'], '/admin/deliveries', filter);
export const deliveryQuery = (deliveryId: string) =>
  queryOptions({
    queryKey: [...adminKey, 'delivery', deliveryId],
    queryFn: ({ signal }) => get<DeliveryDetail>(`/admin/deliveries/${deliveryId}`, undefined, signal),
  });
export const retryDelivery = (deliveryId: string, body: { reason: string }, key: string) =>
  command<Delivery>(`/admin/deliveries/${deliveryId}/retries`, body, key);
export const retryDeliveries = (body: RetryAllBody, key: string) =>
  command<Retried>('/admin/deliveries/retries', body, key);

export const destinationsQuery = queryOptions({
  queryKey: [...adminKey, 'destinations'],
  queryFn: ({ signal }) => get<DestinationList>('/admin/destinations', undefined, signal),
});
export const resetDestination = (destination: string, body: { reason: string }, key: string) =>
  command<Destination>(`/admin/destinations/${encodeURIComponent(destination)}/resets`, body, key);

export const webhooksQuery = queryOptions({
  queryKey: [...adminKey, 'webhooks'],
  queryFn: ({ signal }) => get<WebhookList>('/admin/webhooks', undefined, signal),
});
export const createWebhook = (body: WebhookBody, key: string) =>
  command<WebhookWithSecret>('/admin/webhooks', body, key);
export const changeWebhook = (webhookId: string, body: WebhookPatchBody, key: string) =>
  request<Webhook>(`/admin/webhooks/${webhookId}`, { method: 'PATCH', body, key });
export const deleteWebhook = (webhookId: string, key: string) =>
  request<void>(`/admin/webhooks/${webhookId}`, { method: 'DELETE', key });
export const testWebhook = (webhookId: string, key: string) =>
  command<WebhookTest>(`/admin/webhooks/${webhookId}/tests`, undefined, key);
export const rotateWebhookSecret = (webhookId: string, key: string) =>
  command<WebhookWithSecret>(`/admin/webhooks/${webhookId}/secrets`, undefined, key);
