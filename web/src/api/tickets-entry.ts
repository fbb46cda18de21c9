import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  DoorList,
  DoorScan,
  DoorTicket,
  DoorView,
  MinePage,
  MyTicket,
  Outcome,
  ScanAnswer,
  ScanBody,
  ScansAnswer,
  TicketCard,
  TicketSeat,
  UndoAnswer,
} from '../../../server/modules/tickets/entry/schemas.ts';
import { command, download, get } from './client.ts';
import { learnServerTime } from './clock.ts';
import { ticketsMineKey } from './tickets-reservations.ts';

export type {
  DoorList,
  DoorScan,
  DoorTicket,
  DoorView,
  MyTicket,
  Outcome,
  ScanAnswer,
  ScanBody,
  TicketCard,
  TicketSeat,
};

export type When = 'coming' | 'past';
const named = (id: string): string => encodeURIComponent(id);

/** What tells the time over there is also where this device learns it. */
async function timed<T extends { serverTime: string }>(load: () => Promise<T>): Promise<T> {
  const sentAtMs = Date.now();
  const data = await load();
  learnServerTime(data.serverTime, sentAtMs, Date.now());
  return data;
}

export const myTicketsQuery = (when: When) =>
  infiniteQueryOptions({
    queryKey: [...ticketsMineKey, 'list', when],
    queryFn: ({ pageParam, signal }) =>
      timed(() => get<MinePage>('/tickets/mine', { when, cursor: pageParam }, signal)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const myTicketQuery = (ticketId: string) =>
  queryOptions({
    queryKey: [...ticketsMineKey, 'one', ticketId],
    queryFn: ({ signal }) =>
      timed(() => get<MyTicket>(`/tickets/mine/${named(ticketId)}`, undefined, signal)),
  });

export const printTicket = (ticketId: string, lang: string) =>
  download(`/tickets/mine/${named(ticketId)}/ticket.pdf`, { lang }, `ticket-${ticketId}.pdf`);
export const printTickets = (reservationId: string, lang: string) =>
  download(
    `/tickets/reservations/${named(reservationId)}/tickets.pdf`,
    { lang },
    `tickets-${reservationId}.pdf`,
  );
/** Of somebody who bought at the box office without an account. */
export const printGuestTickets = (reservationId: string, lang: string) =>
  download(
    `/admin/tickets/reservations/${named(reservationId)}/tickets.pdf`,
    { lang },
    `tickets-${reservationId}.pdf`,
  );
export const saveCalendar = (ticketId: string, lang: string) =>
  download(`/tickets/mine/${named(ticketId)}/calendar.ics`, { lang }, `show-${ticketId}.ics`);

// ---- operators ---------------------------------------------------------------------------------

const doorPath = (roundId: string): string => `/admin/tickets/rounds/${named(roundId)}/door`;
export const doorKey = ['tickets', 'door'] as const;

export const doorQuery = (roundId: string) =>
  queryOptions({
    queryKey: [...doorKey, roundId],
    queryFn: ({ signal }) => timed(() => get<DoorView>(doorPath(roundId), undefined, signal)),
    refetchInterval: 5_000,
  });

/** The whole list, page by page. */
export async function readDoorList(roundId: string, signal?: AbortSignal): Promise<DoorList> {
  let list: DoorList | undefined;
  for (let after: number | undefined; ; ) {
    const page: DoorList = await get<DoorList>(`${doorPath(roundId)}/list`, { after }, signal);
    list = list === undefined ? page : { ...page, tickets: [...list.tickets, ...page.tickets] };
    if (page.nextAfter === null) return list;
    after = page.nextAfter;
  }
}

export const sendScans = (roundId: string, body: { device: string; scans: ScanBody[] }, key: string) =>
  command<ScansAnswer>(`${doorPath(roundId)}/scans`, body, key);
export const undoEntry = (roundId: string, body: { ticketId: string; reason: string }, key: string) =>
  command<UndoAnswer>(`${doorPath(roundId)}/undo`, body, key);
