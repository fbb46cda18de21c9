import { type Refused, refused } from '../../../engine/types.ts';
import type { Reservation, SeatLine } from '../reservation.ts';
import type { Ticket } from '../state.ts';
import { isLeft } from './changes.ts';
import { type CancelScale, feeOf, freeUntil, scaleAt } from './scale.ts';

/** What giving some places back would come to. Amounts in the smallest unit. */
export interface Cancellation {
  readonly lines: readonly { readonly line: SeatLine; readonly ticket: Ticket; readonly fee: number }[];
  readonly fee: number;
  readonly refund: number;
  /** Nothing of the reservation is left then. */
  readonly isWhole: boolean;
}

export interface CancelWish {
  /** Numbers of lines; null for all that can be. */
  readonly lines: readonly number[] | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** When the round begins, by now. */
  readonly startsAt: number;
  /** When it was last put at another time; null: never. */
  readonly movedAt: number | null;
  readonly scales: readonly CancelScale[];
  /** An operator may also give back what its buyer handed on, and after the beginning. */
  readonly byOperator: boolean;
  readonly withFee: boolean;
}

/**
 * What of a paid reservation can be given back, and what is kept: in a preview and in the commit alike. Used tickets
 * cannot, nor what somebody else holds by now, nor anything once the show has begun.
 */
export function judgeCancellation(
  reservation: Reservation,
  ticketOf: (line: SeatLine) => Ticket | undefined,
  wish: CancelWish,
): Cancellation | Refused {
  const { status, lines } = reservation;
  if (status !== 'paid') return refused('tickets.not-cancellable', { status });
  if (!wish.byOperator && wish.at >= wish.startsAt) {
    return refused('tickets.not-cancellable', { status, why: 'begun' });
  }
  const wanted = wish.lines && new Set(wish.lines);
  if (wanted && [...wanted].some((no) => !lines.some((line) => line.no === no))) {
    return refused('tickets.ticket-not-found');
  }
  const found: Cancellation['lines'][number][] = [];
  for (const line of lines) {
    if (wanted && !wanted.has(line.no)) continue;
    const ticket = ticketOf(line);
    const why = obstacle(reservation, line, ticket, wish);
    if (ticket && why === null) found.push({ line, ticket, fee: keptOf(reservation, line, wish) });
    else if (wanted) return refused('tickets.not-cancellable', { line: line.no, why });
  }
  if (found.length === 0) return refused('tickets.not-cancellable', { status, why: 'nothing-left' });
  const fee = found.reduce((sum, own) => sum + own.fee, 0);
  const paid = found.reduce((sum, own) => sum + own.line.paid, 0);
  // Never more than an operator has left of it.
  const refund = Math.min(paid - fee, reservation.total - reservation.refunded);
  return { lines: found, fee, refund, isWhole: found.length === lines.filter(isLeft).length };
}

function obstacle(
  { accountId }: Reservation,
  line: SeatLine,
  ticket: Ticket | undefined,
  { byOperator }: CancelWish,
): string | null {
  if (!isLeft(line) || !ticket) return 'cancelled';
  if (ticket.status === 'used') return 'used';
  return !byOperator && ticket.accountId !== accountId ? 'handed-on' : null;
}

/**
 * Until when nothing is kept because its round was put at another time since it was reserved; null where that is not so, or
 * over. @returns epoch milliseconds
 */
export function freeAfterMove(
  { createdAt: boughtAt }: Reservation,
  { at, startsAt, movedAt }: Pick<CancelWish, 'at' | 'startsAt' | 'movedAt'>,
): number | null {
  const until = freeUntil({ boughtAt, movedAt, startsAt });
  return until !== null && at <= until ? until : null;
}

function keptOf(reservation: Reservation, { paid }: SeatLine, wish: CancelWish): number {
  const { paidAt } = reservation;
  if (!wish.withFee || paidAt === null || freeAfterMove(reservation, wish) !== null) return 0;
  const { at, startsAt, scales } = wish;
  return feeOf(scaleAt(scales, paidAt), { paidAt, startsAt, at, paid });
}
