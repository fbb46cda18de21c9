import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as contests from '../../../server/modules/stocks/contests/schemas.ts';
import type * as desk from '../../../server/modules/stocks/desk/schemas.ts';
import { adminKey } from './admin.ts';
import { type Answer, command, get, type Query, request } from './client.ts';
import { learnServerTime } from './clock.ts';
import type { Page } from './shop-admin-types.ts';

export type AdminListing = desk.AdminListing;
export type AdminListingSummary = desk.AdminListingSummary;
export type AdminOrder = desk.AdminOrder;
export type CalendarDay = desk.CalendarDay;
export type CalendarList = Static<typeof desk.CalendarList>;
export type CalendarBody = Static<typeof desk.CalendarBody>;
export type SessionHours = Static<typeof desk.Hours>;
export type ListBody = Static<typeof desk.ListBody>;
export type EditListingBody = Static<typeof desk.EditListingBody>;
export type NextSession = desk.NextSessionView;
export type PhaseBody = Static<typeof desk.PhaseBody>;
export type AdminSeason = contests.AdminSeason;
export type SeasonBody = Static<typeof contests.NewSeasonBody>;
export type MakerBody = Static<typeof contests.MakerBody>;
type AdminOrdersPage = Static<typeof desk.AdminOrdersPage>;
type AdminSeasonsPage = Static<typeof contests.SeasonsPage>;
type CircuitBody = Static<typeof desk.CircuitBody>;
type CircuitView = Static<typeof desk.CircuitView>;

/** Everything that an operator reads of the exchange hangs below this key. */
export const stocksAdminKey = [...adminKey, 'stocks'] as const;

const LIVE_MS = 5_000;
const put = <T>(path: string, body: unknown, key: string): Promise<Answer<T>> =>
  request<T>(path, { method: 'PUT', body, key });
const told = async <T extends { serverTime: string }>(reading: Promise<T>): Promise<T> => {
  const sentAtMs = Date.now();
  const answer = await reading;
  learnServerTime(answer.serverTime, sentAtMs, Date.now());
  return answer;
};

// ---- what is listed ----

const LISTINGS = '/admin/stocks/listings';
const listingPath = (symbol: string): string => `${LISTINGS}/${encodeURIComponent(symbol)}`;
type ListingsPage = Page<AdminListingSummary> & { serverTime: string };

export const adminListingsQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: [...stocksAdminKey, 'listings', query],
    queryFn: ({ pageParam, signal }) =>
      told(get<ListingsPage>(LISTINGS, { ...query, limit: 100, cursor: pageParam }, signal)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });

export const adminListingKey = (symbol: string) => [...stocksAdminKey, 'listing', symbol] as const;
/** One symbol as it stands now: what an auction would trade changes with every order. */
export const adminListingQuery = (symbol: string) =>
  queryOptions({
    queryKey: adminListingKey(symbol),
    queryFn: ({ signal }) => told(get<AdminListing>(listingPath(symbol), undefined, signal)),
    refetchInterval: LIVE_MS,
  });

export const listSymbol = (body: ListBody, key: string) => command<AdminListing>(LISTINGS, body, key);
export const editListing = (symbol: string, body: EditListingBody, key: string) =>
  put<AdminListing>(listingPath(symbol), body, key);

/** What is done to a symbol, and what must be said with it. */
export type ListingActs = {
  halts: { reason: string };
  resumptions: { reason: string };
  phases: PhaseBody;
  limits: { lower: number; upper: number; reason: string };
  references: { reference: number | null; reason: string };
  grants: { email: string; quantity: number; reason: string };
  delistings: { reason: string };
};
export const actOnListing =
  <Act extends keyof ListingActs>(symbol: string, act: Act) =>
  (body: ListingActs[Act], key: string) =>
    command<AdminListing>(`${listingPath(symbol)}/${act}`, body, key);

/** What the next session would begin with. @param reference to try; undefined: as things stand */
export const nextSessionQuery = (symbol: string, reference: number | undefined) =>
  queryOptions({
    queryKey: [...adminListingKey(symbol), 'next-session', reference],
    queryFn: ({ signal }) => get<NextSession>(`${listingPath(symbol)}/next-session`, { reference }, signal),
    placeholderData: keepPreviousData,
  });

export const breakCircuit = (body: CircuitBody, key: string) =>
  command<CircuitView>('/admin/stocks/circuit-breaks', body, key);

/** Whether the book that is traded in is the one that its journal leads to. */
export const bookProofQuery = (symbol: string) =>
  queryOptions({
    queryKey: [...adminListingKey(symbol), 'proof'],
    queryFn: ({ signal }) =>
      get<{ isExact: boolean; sequence: number }>(
        `/stocks/${encodeURIComponent(symbol)}/proof`,
        undefined,
        signal,
      ),
    enabled: false,
  });

// ---- orders ----

export const adminStockOrdersQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: [...stocksAdminKey, 'orders', query],
    queryFn: ({ pageParam, signal }) =>
      get<AdminOrdersPage>('/admin/stocks/orders', { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
export const cancelAnyOrder = (orderId: string, body: { reason: string }, key: string) =>
  command<AdminOrder>(`/admin/stocks/orders/${orderId}/cancellations`, body, key);

// ---- days ----

const CALENDAR = '/admin/stocks/calendar';
export const calendarQuery = queryOptions({
  queryKey: [...stocksAdminKey, 'calendar'],
  queryFn: ({ signal }) => get<CalendarList>(CALENDAR, undefined, signal),
});
export const setCalendarDay = (day: string, body: CalendarBody, key: string) =>
  put<CalendarList>(`${CALENDAR}/${day}`, body, key);
export const clearCalendarDay = (day: string, query: { reason: string }, key: string) =>
  request<CalendarList>(`${CALENDAR}/${day}`, { method: 'DELETE', query, key });

// ---- contests ----

const SEASONS = '/admin/stocks/seasons';
export const adminSeasonsQuery = infiniteQueryOptions({
  queryKey: [...stocksAdminKey, 'seasons'],
  queryFn: ({ pageParam, signal }) => get<AdminSeasonsPage>(SEASONS, { cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});
export const adminSeasonQuery = (seasonId: string) =>
  queryOptions({
    queryKey: [...stocksAdminKey, 'season', seasonId],
    queryFn: ({ signal }) => told(get<AdminSeason>(`${SEASONS}/${seasonId}`, undefined, signal)),
  });
export const createSeason = (body: SeasonBody, key: string) => command<AdminSeason>(SEASONS, body, key);
export const saveSeason = (seasonId: string, body: SeasonBody & { version: number }, key: string) =>
  put<AdminSeason>(`${SEASONS}/${seasonId}`, body, key);
export const setSeasonStatus = (
  seasonId: string,
  body: { status: 'announced' | 'cancelled'; version: number; reason: string },
  key: string,
) => command<AdminSeason>(`${SEASONS}/${seasonId}/status`, body, key);
export const addMaker = (seasonId: string, body: MakerBody, key: string) =>
  command<AdminSeason>(`${SEASONS}/${seasonId}/makers`, body, key);
