import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, command, get, request } from './client.ts';
import { learnServerTime } from './clock.ts';
import { ApiError } from './error.ts';
import { newKey } from './intent.ts';
import type {
  AmendBody,
  BookView,
  CandleList,
  CandleSpan,
  HoldingList,
  OrderAnswer,
  OrderQuote,
  PlaceBody,
  QuoteAsk,
  StockOrderPage,
  TradedSymbol,
  TradeList,
} from './stocks-trading-types.ts';

export type * from './stocks-trading-types.ts';

/** What a member has and waits for at the exchange hangs below `stocksMineKey`; each change of an order may change all of it. */
export const stocksMineKey = ['stocks', 'mine'] as const;
const pathOf = (symbol: string): string => `/stocks/${encodeURIComponent(symbol)}`;

export const tradedSymbolQuery = (symbol: string) =>
  queryOptions({
    queryKey: ['stocks', 'symbol', symbol],
    queryFn: async ({ signal }) => {
      const sentAtMs = Date.now();
      const traded = await get<TradedSymbol>(pathOf(symbol), undefined, signal);
      // Other reads of the exchange have names that could be symbols; what they answer is no symbol.
      if (traded.symbol !== symbol) {
        throw new ApiError({ status: 404, code: 'stocks.symbol-not-found', title: symbol });
      }
      learnServerTime(traded.serverTime, sentAtMs, Date.now());
      return traded;
    },
  });

/** The book and the tape, to build upon; what happens afterwards arrives live. */
export const readBook = (symbol: string, signal?: AbortSignal): Promise<BookView> =>
  get<BookView>(`${pathOf(symbol)}/book`, { levels: 10 }, signal);
export const readTrades = (symbol: string, signal?: AbortSignal): Promise<TradeList> =>
  get(`${pathOf(symbol)}/trades`, { limit: 50 }, signal);

/** @param until epoch milliseconds; candles that begin before it */
export const readCandles = (
  symbol: string,
  span: CandleSpan,
  until?: number,
  signal?: AbortSignal,
): Promise<CandleList> =>
  get(
    `${pathOf(symbol)}/candles`,
    { span, limit: 300, until: until === undefined ? undefined : new Date(until).toISOString() },
    signal,
  );

export const orderQuoteQuery = (ask: QuoteAsk) =>
  queryOptions({
    queryKey: [...stocksMineKey, 'quote', ask],
    queryFn: ({ signal }) => get<OrderQuote>('/stocks/quote', { ...ask }, signal),
    staleTime: 2_000,
    placeholderData: keepPreviousData,
  });

export const openOrdersQuery = (symbol: string, seasonId: string | null) =>
  queryOptions({
    queryKey: [...stocksMineKey, 'open-orders', symbol],
    queryFn: ({ signal }) =>
      get<StockOrderPage>(
        '/stocks/orders',
        { state: 'open', symbol, seasonId: seasonId ?? undefined, limit: 50 },
        signal,
      ),
  });

export const holdingsQuery = (seasonId: string | null) =>
  queryOptions({
    queryKey: [...stocksMineKey, 'holdings', seasonId],
    queryFn: ({ signal }) =>
      get<HoldingList>('/stocks/holdings', { seasonId: seasonId ?? undefined }, signal),
  });

export const placeOrder = (body: PlaceBody, key: string): Promise<Answer<OrderAnswer>> =>
  command('/stocks/orders', body, key);
export const cancelOrder = (orderId: string, quantity: number | undefined, key: string) =>
  command<OrderAnswer>(`/stocks/orders/${orderId}/cancellations`, { quantity }, key);
export const amendOrder = (orderId: string, body: AmendBody, key: string) =>
  command<OrderAnswer>(`/stocks/orders/${orderId}/amendments`, body, key);

export const watchlistQuery = queryOptions({
  queryKey: [...stocksMineKey, 'watchlist'],
  queryFn: ({ signal }) => get<{ items: { symbol: string }[] }>('/stocks/watchlist', undefined, signal),
});
export const watch = (symbol: string, isWatched: boolean) =>
  request(`/stocks/watchlist/${encodeURIComponent(symbol)}`, {
    method: isWatched ? 'PUT' : 'DELETE',
    key: newKey(),
  });

export type AlertBody = { symbol: string; direction: 'above' | 'below'; price: number };
export const addAlert = (body: AlertBody, key: string) =>
  command<{ alertId: string }>('/stocks/alerts', body, key);
