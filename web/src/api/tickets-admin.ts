import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { adminKey, paged } from './admin.ts';
import { type Answer, command, get, type Query, request } from './client.ts';
import type { ListPage } from './shop-admin-types.ts';
import type {
  AdminHall,
  AdminHallWithMap,
  AdminPerformance,
  AdminPerformanceSummary,
  AdminPerformer,
  AdminRound,
  AdminRoundList,
  AdminVenue,
  AdminVenueSummary,
  Agenda,
  CallOff,
  CancelScaleBody,
  CancelScaleList,
  HallBody,
  MapBody,
  MapSaved,
  MovesView,
  NewHallBody,
  NewPerformanceBody,
  NewPerformerBody,
  NewRoundsBody,
  NewVenueBody,
  PerformanceBody,
  PerformerBody,
  RoundBody,
  StatusBody,
  VenueBody,
} from './tickets-admin-types.ts';

/** Everything that an operator reads of the ticket service hangs below this key. */
export const ticketsAdminKey = [...adminKey, 'tickets'] as const;

const listed = <T>(key: string, path: string, query: Query) => ({
  ...paged<ListPage<T>>(['tickets', key], path, query),
  placeholderData: keepPreviousData,
});
const one = <T>(key: readonly unknown[], path: string) =>
  queryOptions({
    queryKey: [...ticketsAdminKey, ...key],
    queryFn: ({ signal }) => get<T>(path, undefined, signal),
  });
const put = <T>(path: string, body: unknown, key: string): Promise<Answer<T>> =>
  request<T>(path, { method: 'PUT', body, key });
const remove = (path: string, query: { reason: string }, key: string): Promise<Answer<unknown>> =>
  request<unknown>(path, { method: 'DELETE', query, key });

// ---- what happens ----

export const agendaQuery = queryOptions({
  ...one<Agenda>(['agenda'], '/admin/tickets/agenda'),
  refetchInterval: 15_000,
});

// ---- venues and halls ----

const VENUES = '/admin/tickets/venues';
export const venuesQuery = (query: Query) => listed<AdminVenueSummary>('venues', VENUES, query);
export const venueQuery = (venueId: string) => one<AdminVenue>(['venue', venueId], `${VENUES}/${venueId}`);
export const createVenue = (body: NewVenueBody, key: string) => command<AdminVenue>(VENUES, body, key);
export const saveVenue = (venueId: string, body: VenueBody, key: string) =>
  put<AdminVenue>(`${VENUES}/${venueId}`, body, key);
export const removeVenue = (venueId: string, body: { reason: string }, key: string) =>
  remove(`${VENUES}/${venueId}`, body, key);

export const hallQuery = (hallId: string) =>
  one<AdminHallWithMap>(['hall', hallId], `/admin/tickets/halls/${hallId}`);
export const createHall = (venueId: string, body: NewHallBody, key: string) =>
  command<AdminHall>(`${VENUES}/${venueId}/halls`, body, key);
export const saveHall = (hallId: string, body: HallBody, key: string) =>
  put<AdminHall>(`/admin/tickets/halls/${hallId}`, body, key);
export const removeHall = (hallId: string, body: { reason: string }, key: string) =>
  remove(`/admin/tickets/halls/${hallId}`, body, key);
export const saveMap = (hallId: string, body: MapBody, key: string) =>
  put<MapSaved>(`/admin/tickets/halls/${hallId}/map`, body, key);

// ---- performers ----

const PERFORMERS = '/admin/tickets/performers';
export const performersQuery = (query: Query) => listed<AdminPerformer>('performers', PERFORMERS, query);
export const performerQuery = (performerId: string) =>
  one<AdminPerformer>(['performer', performerId], `${PERFORMERS}/${performerId}`);
export const createPerformer = (body: NewPerformerBody, key: string) =>
  command<AdminPerformer>(PERFORMERS, body, key);
export const savePerformer = (performerId: string, body: PerformerBody, key: string) =>
  put<AdminPerformer>(`${PERFORMERS}/${performerId}`, body, key);
export const removePerformer = (performerId: string, body: { reason: string }, key: string) =>
  remove(`${PERFORMERS}/${performerId}`, body, key);

// ---- performances and rounds ----

const PERFORMANCES = '/admin/tickets/performances';
export const performancesQuery = (query: Query) =>
  listed<AdminPerformanceSummary>('performances', PERFORMANCES, query);
export const performanceQuery = (performanceId: string) =>
  one<AdminPerformance>(['performance', performanceId], `${PERFORMANCES}/${performanceId}`);
export const createPerformance = (body: NewPerformanceBody, key: string) =>
  command<AdminPerformance>(PERFORMANCES, body, key);
export const savePerformance = (performanceId: string, body: PerformanceBody, key: string) =>
  put<AdminPerformance>(`${PERFORMANCES}/${performanceId}`, body, key);
export const removePerformance = (performanceId: string, body: { reason: string }, key: string) =>
  remove(`${PERFORMANCES}/${performanceId}`, body, key);
export const setPerformanceStatus = (performanceId: string, body: StatusBody, key: string) =>
  command<AdminPerformance>(`${PERFORMANCES}/${performanceId}/status`, body, key);

export const addRounds = (performanceId: string, body: NewRoundsBody, key: string) =>
  command<AdminRoundList>(`${PERFORMANCES}/${performanceId}/rounds`, body, key);
export const saveRound = (roundId: string, body: RoundBody, key: string) =>
  put<AdminRound>(`/admin/tickets/rounds/${roundId}`, body, key);
export const removeRound = (roundId: string, body: { reason: string }, key: string) =>
  remove(`/admin/tickets/rounds/${roundId}`, body, key);
export const callOffRound = (roundId: string, body: { reason: string }, key: string) =>
  command<CallOff>(`/admin/tickets/rounds/${roundId}/cancellations`, body, key);
/** How far a round that was called off has come with giving its money back. */
export const callOffQuery = (roundId: string) =>
  one<CallOff>(['call-off', roundId], `/admin/tickets/rounds/${roundId}/cancellations`);
/** Whom another time of a round would concern, and which times it was put at before. */
export const movesQuery = (roundId: string) =>
  one<MovesView>(['moves', roundId], `/admin/tickets/rounds/${roundId}/moves`);
/** How many reservations of a round are paid. */
export const roundReservationsQuery = (roundId: string) =>
  queryOptions({
    queryKey: [...ticketsAdminKey, 'round-reservations', roundId],
    queryFn: async ({ signal }) =>
      (
        await get<ListPage<unknown>>(
          '/admin/tickets/reservations',
          { roundId, status: 'paid', limit: 1 },
          signal,
        )
      ).total,
  });

// ---- what is kept of what is given back ----

const SCALES = '/admin/tickets/cancel-scales';
export const scalesQuery = one<CancelScaleList>(['cancel-scales'], SCALES);
export const addScale = (body: CancelScaleBody, key: string) => command<CancelScaleList>(SCALES, body, key);
export const withdrawScale = (scaleId: string, body: { reason: string }, key: string) =>
  command<CancelScaleList>(`${SCALES}/${scaleId}/withdrawals`, body, key);
