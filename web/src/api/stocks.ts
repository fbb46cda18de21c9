import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { command, download, get, request } from './client.ts';
import { learnServerTime } from './clock.ts';
import { newKey } from './intent.ts';
import { type StockOrderPage, stocksMineKey } from './stocks-trading.ts';
import type {
  DayProfit,
  FillPage,
  ListingSort,
  MarketOverview,
  OrderDetail,
  PriceAlert,
  Quote,
  QuotePage,
  RankingBy,
  StockAccount,
  StockHolding,
} from './stocks-types.ts';

export type * from './stocks-types.ts';

/** Which market: the main one (undefined), or that of a season. */
export type SeasonId = string | undefined;

/** What everybody sees of the market hangs below this key. */
export const stocksMarketKey = ['stocks', 'market'] as const;

export const marketQuery = (seasonId: SeasonId) =>
  queryOptions({
    queryKey: [...stocksMarketKey, 'overview', seasonId],
    queryFn: async ({ signal }) => {
      const sentAtMs = Date.now();
      const overview = await get<MarketOverview>('/stocks/market', { seasonId }, signal);
      learnServerTime(overview.serverTime, sentAtMs, Date.now());
      return overview;
    },
    refetchInterval: 15_000,
  });

const RANKED = 10;
export const rankingsQuery = (by: RankingBy, seasonId: SeasonId) =>
  queryOptions({
    queryKey: [...stocksMarketKey, 'rankings', by, seasonId],
    queryFn: ({ signal }) =>
      get<{ items: Quote[] }>('/stocks/rankings', { by, seasonId, limit: RANKED }, signal),
    refetchInterval: 10_000,
    placeholderData: keepPreviousData,
  });

export type ListingFilter = {
  q?: string | undefined;
  sector?: string | undefined;
  sort?: ListingSort | undefined;
  seasonId?: SeasonId;
};

export const listingsQuery = (filter: ListingFilter, limit = 30) =>
  infiniteQueryOptions({
    queryKey: [...stocksMarketKey, 'listings', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      get<QuotePage>('/stocks/listings', { ...filter, cursor: pageParam, limit }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const watchedQuery = queryOptions({
  queryKey: [...stocksMineKey, 'watchlist'],
  queryFn: ({ signal }) => get<{ items: Quote[] }>('/stocks/watchlist', undefined, signal),
});
/** In the order in which the member wants them. */
export const arrangeWatchlist = (symbols: readonly string[]) =>
  request<unknown>('/stocks/watchlist', { method: 'PUT', body: { symbols }, key: newKey() });

export const alertsQuery = queryOptions({
  queryKey: [...stocksMineKey, 'alerts'],
  queryFn: ({ signal }) => get<{ items: PriceAlert[] }>('/stocks/alerts', undefined, signal),
});
export const removeAlert = (alertId: string) =>
  request<unknown>(`/stocks/alerts/${alertId}`, { method: 'DELETE', key: newKey() });

export const stockAccountQuery = (seasonId: SeasonId) =>
  queryOptions({
    queryKey: [...stocksMineKey, 'account', seasonId],
    queryFn: ({ signal }) => get<StockAccount>('/stocks/account', { seasonId }, signal),
  });

export const stockHoldingsQuery = (seasonId: SeasonId) =>
  queryOptions({
    // The same answer as the trading screen's, which names the main market null.
    queryKey: [...stocksMineKey, 'holdings', seasonId ?? null],
    queryFn: ({ signal }) => get<{ items: StockHolding[] }>('/stocks/holdings', { seasonId }, signal),
  });

/** @param from @param to days of Seoul, such as `2026-11-22` */
export const profitsQuery = (span: { from: string; to: string }, seasonId: SeasonId) =>
  queryOptions({
    queryKey: [...stocksMineKey, 'profits', span, seasonId],
    queryFn: ({ signal }) => get<{ items: DayProfit[] }>('/stocks/profits', { ...span, seasonId }, signal),
    placeholderData: keepPreviousData,
  });

/** Trades, or profit by day, as CSV. @param span days of Seoul */
export const downloadStocks = (
  file: 'fills' | 'profits',
  span: { from: string; to: string; seasonId: SeasonId },
  filename: string,
): Promise<void> => download(`/stocks/${file}.csv`, span, filename);

export type OrdersFilter = { state?: 'open' | 'ended'; symbol?: string | undefined; seasonId?: SeasonId };

export const stockOrdersQuery = (filter: OrdersFilter) =>
  infiniteQueryOptions({
    queryKey: [...stocksMineKey, 'orders', filter],
    queryFn: ({ pageParam, signal }) =>
      get<StockOrderPage>('/stocks/orders', { ...filter, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const stockOrderQuery = (orderId: string) =>
  queryOptions({
    queryKey: [...stocksMineKey, 'order', orderId],
    queryFn: ({ signal }) =>
      get<OrderDetail>(`/stocks/orders/${encodeURIComponent(orderId)}`, undefined, signal),
  });

export const fillsQuery = (filter: { symbol?: string | undefined; seasonId?: SeasonId }) =>
  infiniteQueryOptions({
    queryKey: [...stocksMineKey, 'fills', filter],
    queryFn: ({ pageParam, signal }) =>
      get<FillPage>('/stocks/fills', { ...filter, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** All of mine that are open, or those of one symbol. */
export const cancelAllOrders = (body: { symbol?: string; seasonId?: string }, key: string) =>
  command<{ cancelled: number }>('/stocks/orders/cancellations', body, key);
