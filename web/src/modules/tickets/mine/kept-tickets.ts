import { session } from '../../../api/session.ts';
import { storage } from '../../../api/storage.ts';
import type { MyTicket } from '../../../api/tickets-entry.ts';

/** Tickets that this browser shows also without a network: those that were opened last. */
const SLOT = 'madang.tickets';
const MOST = 20;

type Kept = { accountId: string; ticket: MyTicket };

function all(): Kept[] {
  try {
    const list: unknown = JSON.parse(storage.get(SLOT) ?? '[]');
    return Array.isArray(list) ? (list as Kept[]) : [];
  } catch {
    return [];
  }
}

/** @param accountId whose ticket it is: nobody who signs in here later is shown it */
export function keepTicket(accountId: string, ticket: MyTicket): void {
  const others = all().filter(
    (one) => one.accountId === accountId && one.ticket.ticketId !== ticket.ticketId,
  );
  storage.set(SLOT, JSON.stringify([{ accountId, ticket }, ...others].slice(0, MOST)));
}

/** @param accountId null while nobody knows who is here: then whoever was here last */
export function keptTicket(accountId: string | null, ticketId: string): MyTicket | undefined {
  return all().find(
    (one) => one.ticket.ticketId === ticketId && (accountId ?? one.accountId) === one.accountId,
  )?.ticket;
}

/** It is not theirs any more. */
export function dropTicket(ticketId: string): void {
  const left = all().filter((one) => one.ticket.ticketId !== ticketId);
  storage.set(SLOT, left.length === 0 ? null : JSON.stringify(left));
}

// Whoever signs out takes their tickets along.
session.subscribe(() => {
  if (session.get().status === 'guest') storage.set(SLOT, null);
});
