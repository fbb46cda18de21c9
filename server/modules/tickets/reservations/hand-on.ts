import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { timeOf } from '../seats/sale.ts';
import type { Ticket, TicketsState } from '../state.ts';
import { addStep, ticketOfLine, touch } from './changes.ts';
import type { Asked, ReservationInput } from './input.ts';

/** A ticket that goes back and forth would fill its history, and the letter boxes of whoever is sent it. */
const MOST_TIMES = 10;

/** Whether it was not handed on as often as it may be. */
export const canGoOn = ({ serial }: Pick<Ticket, 'serial'>): boolean => serial <= MOST_TIMES;

/**
 * Tickets go to another member: whoever holds them may hand them on, and codes that were shown before open nothing. What
 * they cost stays with whoever bought them.
 */
export function handOn(
  state: TicketsState,
  command: Command<ReservationInput>,
  { roundId, reservationId, lines, toId }: Asked<'hand-on'>,
): Decision {
  const { accountId } = command;
  const round = state.rounds.get(roundId);
  const reservation = state.reservations.get(reservationId);
  if (!round || reservation?.roundId !== roundId) return refused('tickets.reservation-not-found');
  const all = reservation.lines.flatMap((line) => ticketOfLine(state, reservation, line) ?? []);
  const isTheirs =
    reservation.accountId === accountId || all.some((ticket) => ticket.accountId === accountId);
  if (!isTheirs) return refused('tickets.reservation-not-found');
  const wanted = new Set(lines);
  const tickets = all.filter((ticket) => ticket.accountId === accountId && wanted.has(ticket.lineNo));
  if (tickets.length < wanted.size) return refused('tickets.ticket-not-found');
  const at = Math.max(timeOf(round, command.at), reservation.clock);
  if (round.status === 'cancelled') return refused('tickets.round-cancelled');
  const why = at >= round.startsAt ? 'begun' : obstacle(tickets);
  if (why !== null) return refused('tickets.not-transferable', { why });
  if (toId === null || toId === accountId) return refused('tickets.recipient-unknown');
  touch(reservation, at);
  for (const ticket of tickets) give(ticket, toId);
  const nos = tickets.map(({ lineNo }) => lineNo);
  addStep(state, reservation, 'handed-on', accountId, { lines: nos, to: toId });
  const { performanceId, title, startsAt } = round;
  const ticketIds = tickets.map(({ id }) => id);
  const seats = tickets.map(({ seat }) => seat);
  const about = { reservationId, roundId, performanceId, title, startsAt };
  return {
    accepted: true,
    result: { reservationId, ticketIds },
    events: [
      {
        name: 'tickets.handed-on',
        key: roundId,
        data: { ...about, ticketIds, seats, from: accountId, to: toId, buyer: reservation.accountId },
      },
    ],
  };
}

function obstacle(tickets: readonly Ticket[]): 'used' | 'too-often' | null {
  if (tickets.some(({ status }) => status === 'used')) return 'used';
  return tickets.every(canGoOn) ? null : 'too-often';
}

function give(ticket: Ticket, toId: string): void {
  ticket.accountId = toId;
  ticket.serial += 1;
  if (ticket.change === 'none') ticket.change = 'changed';
}
