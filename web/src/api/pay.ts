import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { command, get, request } from './client.ts';
import { hasCode } from './error.ts';
import type {
  Balance,
  CaptureBody,
  Hold,
  HoldPage,
  Preview,
  Receipt,
  ReceiptPage,
  Seal,
  SealPage,
  SplitTransferBody,
  StatementPage,
  TransferBody,
  TransferDetail,
  TransferKind,
  TransferResult,
} from './types.ts';

export type StatementFilter = {
  kind?: TransferKind | undefined;
  from?: string | undefined;
  to?: string | undefined;
};
export type Outcome = Receipt['outcome'];

/** Everything that a movement of the wallet makes stale hangs below this key. */
export const payKey = ['pay'] as const;

export const balanceQuery = queryOptions({
  queryKey: [...payKey, 'balance'],
  queryFn: ({ signal }) => get<Balance>('/pay/balance', undefined, signal),
});

export const statementQuery = (filter: StatementFilter = {}) =>
  infiniteQueryOptions({
    queryKey: [...payKey, 'statement', filter],
    queryFn: ({ pageParam, signal }) =>
      get<StatementPage>('/pay/statement', { ...filter, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const transferQuery = (transferId: string) =>
  queryOptions({
    queryKey: [...payKey, 'transfer', transferId],
    queryFn: ({ signal }) => get<TransferDetail>(`/pay/transfers/${transferId}`, undefined, signal),
  });

export const holdsQuery = infiniteQueryOptions({
  queryKey: [...payKey, 'holds'],
  queryFn: ({ pageParam, signal }) => get<HoldPage>('/pay/holds', { cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const sealsQuery = infiniteQueryOptions({
  queryKey: ['seals'],
  queryFn: ({ pageParam, signal }) => get<SealPage>('/pay/seals', { cursor: pageParam, limit: 20 }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** The seal of this number; undefined when the chain has none. */
export const readSeal = (sealNumber: number): Promise<Seal | undefined> =>
  get<Seal>(`/pay/seals/${sealNumber}`).catch((error: unknown) => {
    if (hasCode(error, 'pay.seal-not-found')) return undefined;
    throw error;
  });

export const receiptsQuery = (outcome?: Outcome) =>
  infiniteQueryOptions({
    queryKey: ['receipts', outcome ?? 'all'],
    queryFn: ({ pageParam, signal }) => get<ReceiptPage>('/receipts', { outcome, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** A dry run writes nothing, so it needs no key. */
const preview = (path: string, body: unknown) =>
  request<Preview>(path, { method: 'POST', body, query: { dryRun: true } }).then((answer) => answer.data);

export const previewTransfer = (body: TransferBody) => preview('/pay/transfers', body);
export const previewSplit = (body: SplitTransferBody) => preview('/pay/split-transfers', body);

export const transfer = (body: TransferBody, key: string) =>
  command<TransferResult>('/pay/transfers', body, key);
export const splitTransfer = (body: SplitTransferBody, key: string) =>
  command<TransferResult>('/pay/split-transfers', body, key);
export const deposit = (body: { amount: number }, key: string) =>
  command<TransferResult>('/pay/deposits', body, key);
export const withdraw = (body: { amount: number }, key: string) =>
  command<TransferResult>('/pay/withdrawals', body, key);
export const refund = (transferId: string, body: { amount: number; memo?: string }, key: string) =>
  command<TransferResult>(`/pay/transfers/${transferId}/refunds`, body, key);
export const captureHold = (holdId: string, body: CaptureBody, key: string) =>
  command<TransferResult>(`/pay/holds/${holdId}/captures`, body, key);
export const voidHold = (holdId: string, key: string) =>
  command<Hold>(`/pay/holds/${holdId}/void`, undefined, key);
