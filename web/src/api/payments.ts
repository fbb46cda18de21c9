import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { adminKey } from './admin.ts';
import { command, get } from './client.ts';
import type {
  AdminPayment,
  ConfirmBody,
  DailyReports,
  DepositStarted,
  Payment,
  PaymentPage,
} from './types.ts';

/** Everything about the member's own payments hangs below this key. */
export const paymentsKey = ['payments'] as const;

export const paymentsQuery = infiniteQueryOptions({
  queryKey: [...paymentsKey, 'list'],
  queryFn: ({ pageParam, signal }) => get<PaymentPage>('/payments', { cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});
export const paymentQuery = (paymentId: string) =>
  queryOptions({
    queryKey: [...paymentsKey, 'one', paymentId],
    queryFn: ({ signal }) => get<Payment>(`/payments/${encodeURIComponent(paymentId)}`, undefined, signal),
  });

/** Begins a top-up with real means of payment; the customer goes on at `checkoutUrl`. */
export const startTopUp = (body: { amount: number }, key: string) =>
  command<DepositStarted>('/pay/deposits', { ...body, via: 'gateway' }, key);
export const confirmPayment = (paymentId: string, body: ConfirmBody, key: string) =>
  command<Payment>(`/payments/${encodeURIComponent(paymentId)}/confirmations`, body, key);
export const abandonPayment = (paymentId: string, body: { reason?: string }, key: string) =>
  command<Payment>(`/payments/${encodeURIComponent(paymentId)}/abandonments`, body, key);

// ---- operators ---------------------------------------------------------------------------------

export const adminPaymentQuery = (paymentId: string) =>
  queryOptions({
    queryKey: [...adminKey, 'payment', paymentId],
    queryFn: ({ signal }) => get<AdminPayment>(`/admin/payments/${paymentId}`, undefined, signal),
  });
export const cancelPayment = (paymentId: string, body: { amount: number; reason: string }, key: string) =>
  command<AdminPayment>(`/admin/payments/${paymentId}/cancellations`, body, key);
export const lookUpPayment = (paymentId: string, key: string) =>
  command<AdminPayment>(`/admin/payments/${paymentId}/lookups`, {}, key);

export const reportsQuery = (day: string | undefined) =>
  queryOptions({
    queryKey: [...adminKey, 'payment-reports', day ?? 'newest'],
    queryFn: ({ signal }) => get<DailyReports>('/admin/payments/reports', { day }, signal),
  });
export const runReport = (body: { day: string }, key: string) =>
  command<DailyReports>('/admin/payments/reports', body, key);
