import { queryOptions } from '@tanstack/react-query';
import { command, get } from './client.ts';
import { learnServerTime } from './clock.ts';
import type {
  BlockBody,
  DoorSale,
  DoorSaleBody,
  HallMap,
  Hold,
  HoldBody,
  HoldList,
  HoldPlaced,
  HoldReleased,
  House,
  ReservationMade,
  ReserveBody,
  RoundProof,
  RoundSale,
  RoundStates,
  SeatQuote,
  SeatsBlocked,
  SeatsUnblocked,
} from './tickets-seat-types.ts';

export type * from './tickets-seat-types.ts';

/** Everything about one round's seats hangs below `roundKey(id)`, what the member holds of any round below `holdsKey`. */
export const roundKey = (roundId: string) => ['tickets', 'round', roundId] as const;
export const holdsKey = ['tickets', 'holds'] as const;

const pathOf = (roundId: string): string => `/tickets/rounds/${encodeURIComponent(roundId)}`;

export const roundSaleQuery = (roundId: string) =>
  queryOptions({
    queryKey: [...roundKey(roundId), 'sale'],
    queryFn: async ({ signal }) => {
      const sentAtMs = Date.now();
      const round = await get<RoundSale>(pathOf(roundId), undefined, signal);
      learnServerTime(round.serverTime, sentAtMs, Date.now());
      return round;
    },
  });

/** A map never changes: it is read once. */
export const hallMapQuery = (mapId: string) =>
  queryOptions({
    queryKey: ['tickets', 'map', mapId],
    queryFn: ({ signal }) => get<HallMap>(`/tickets/maps/${encodeURIComponent(mapId)}`, undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * 60_000,
  });

/** The places of a round, to build upon; what happens afterwards arrives live. */
export const readStates = (roundId: string, signal?: AbortSignal): Promise<RoundStates> =>
  get<RoundStates>(`${pathOf(roundId)}/states`, undefined, signal);

export const holdSeats = (roundId: string, body: HoldBody, key: string) =>
  command<HoldPlaced>(`${pathOf(roundId)}/holds`, body, key);

export const proofQuery = (roundId: string) =>
  queryOptions({
    queryKey: [...roundKey(roundId), 'proof'],
    queryFn: ({ signal }) => get<RoundProof>(`${pathOf(roundId)}/proof`, undefined, signal),
    staleTime: 0,
  });

export const myHoldsQuery = queryOptions({
  queryKey: [...holdsKey, 'list'],
  queryFn: ({ signal }) => get<HoldList>('/tickets/holds', undefined, signal),
});
export const holdQuery = (holdId: string) =>
  queryOptions({
    queryKey: [...holdsKey, 'one', holdId],
    queryFn: async ({ signal }) => {
      const sentAtMs = Date.now();
      const hold = await get<Hold>(`/tickets/holds/${encodeURIComponent(holdId)}`, undefined, signal);
      learnServerTime(hold.serverTime, sentAtMs, Date.now());
      return hold;
    },
  });
export const keepHold = (holdId: string, key: string) =>
  command<Hold>(`/tickets/holds/${holdId}/extensions`, undefined, key);
export const releaseHold = (holdId: string, key: string) =>
  command<HoldReleased>(`/tickets/holds/${holdId}/releases`, undefined, key);

/** What a hold comes to, with this coupon or none. */
export const seatQuoteQuery = (holdId: string, couponId: string | null) =>
  queryOptions({
    queryKey: [...holdsKey, 'quote', holdId, couponId],
    queryFn: ({ signal }) =>
      get<SeatQuote>(`/tickets/holds/${holdId}/quote`, { couponId: couponId ?? undefined }, signal),
    staleTime: 0,
  });
export const reserveSeats = (holdId: string, body: ReserveBody, key: string) =>
  command<ReservationMade>(`/tickets/holds/${holdId}/reservations`, body, key);

// ---- the box office ----------------------------------------------------------------------------

const officeOf = (roundId: string): string => `/admin${pathOf(roundId)}`;

export const houseQuery = (roundId: string) =>
  queryOptions({
    queryKey: [...roundKey(roundId), 'house'],
    queryFn: ({ signal }) => get<House>(`${officeOf(roundId)}/house`, undefined, signal),
  });
export const blockSeats = (roundId: string, body: BlockBody, key: string) =>
  command<SeatsBlocked>(`${officeOf(roundId)}/blocks`, body, key);
export const unblockSeats = (roundId: string, body: BlockBody, key: string) =>
  command<SeatsUnblocked>(`${officeOf(roundId)}/unblocks`, body, key);
/** Takes back what a member holds and has not paid. */
export const endHold = (roundId: string, holdId: string, body: { reason: string }, key: string) =>
  command<HoldReleased>(`${officeOf(roundId)}/holds/${holdId}/ends`, body, key);
export const sellAtDoor = (roundId: string, body: DoorSaleBody, key: string) =>
  command<DoorSale>(`${officeOf(roundId)}/sales`, body, key);
