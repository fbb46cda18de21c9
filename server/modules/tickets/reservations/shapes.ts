import { iso, isoOrNull } from '../../../lib/iso.ts';
import { type Around, seatOf, showOf } from '../entry/reading.ts';
import type { TicketSeat, TicketShow } from '../entry/schemas.ts';
import type { Reservation, ReservationStep, SeatLine, TicketRefund } from '../reservation.ts';
import { seatIdOf, type Ticket } from '../state.ts';
import { freeAfterMove } from './judge-cancel.ts';
import { type Found, timesOf } from './reading.ts';
import type { FeeScale } from './scale.ts';
import type { LineView, RefundView, ReservationSummary } from './schemas.ts';

/** How rows of reservations become what people read; pure. */

/** Names of those to whom tickets were handed on, by account. */
export type Names = ReadonlyMap<string, { readonly name: string }>;

interface Shown {
  readonly around: Around;
  readonly names: Names;
}

export function summaryOf(found: Found, shown: Shown): ReservationSummary {
  const { reservation, expiresAt } = found;
  const { id, status, payWith, items, couponDiscount, total, refunded, currency } = reservation;
  return {
    reservationId: id,
    show: showFor(found, shown.around),
    ...{ status, payWith, items, couponDiscount, total, refunded, currency },
    createdAt: iso(reservation.createdAt),
    paidAt: isoOrNull(reservation.paidAt),
    expiresAt: isoOrNull(expiresAt),
    lines: reservation.lines.map((line) => lineOf(found, line, shown)),
  };
}

/** The round as it stands now; what is left of it where it was purged since. */
function showFor({ round, reservation }: Found, around: Around): TicketShow {
  if (round) return showOf(round, around, reservation.createdAt);
  const { roundId, performanceId, title, startsAt } = reservation;
  const nothing = { ko: '', en: '' };
  return {
    ...{ roundId, performanceId, title, poster: null, hall: nothing },
    venue: { venueId: roundId, name: nothing, region: '', address: nothing },
    ...{ startsAt: iso(startsAt), movedFrom: null, endsAt: iso(startsAt) },
    ...{ minutes: 0, ageLimit: 0, status: 'scheduled' },
  };
}

/** A place as it was sold, with the name of its grade while its map is there. */
function seatFor({ round, reservation }: Found, line: SeatLine, { plans }: Around): TicketSeat {
  const plan = round && plans.get(round.map_id);
  if (plan && line.seat < plan.capacity) return seatOf(plan, reservation.roundId, line.seat);
  const { section, row, number, grade } = line.label;
  const gradeName = { ko: grade, en: grade };
  return { seatId: seatIdOf(reservation.roundId, line.seat), section, row, number, grade, gradeName };
}

function lineOf(found: Found, line: SeatLine, { around, names }: Shown): LineView {
  const { reservation, tickets } = found;
  const { no, price, paid, fee } = line;
  const ticket = tickets.get(no);
  const isElsewhere = ticket !== undefined && ticket.accountId !== reservation.accountId;
  return {
    ...seatFor(found, line, around),
    ...{ no, price, paid, fee, ticketId: ticket?.id ?? null },
    status: statusOf(reservation, line, ticket),
    holder: isElsewhere ? (names.get(ticket.accountId)?.name ?? '') : null,
  };
}

function statusOf(
  { status }: Reservation,
  { fee }: SeatLine,
  ticket: Ticket | undefined,
): LineView['status'] {
  if (fee !== null || status === 'cancelled') return 'cancelled';
  if (status === 'expired') return 'expired';
  return status === 'awaiting-payment' ? 'held' : (ticket?.status ?? 'issued');
}

/** What a whole reservation shows to its member and to operators. */
export const wholeOf = (
  found: Found,
  shown: Shown,
  {
    refunds,
    cancelScale,
    at,
  }: { readonly refunds: readonly TicketRefund[]; readonly cancelScale: FeeScale; readonly at: number },
) => ({
  ...summaryOf(found, shown),
  couponId: found.reservation.couponId,
  paymentId: found.reservation.paymentId,
  refunds: refunds.map(refundView),
  cancelScale: scaleView(cancelScale),
  freeUntil: isoOrNull(
    found.reservation.status === 'paid' ? freeAfterMove(found.reservation, { ...timesOf(found), at }) : null,
  ),
});

export const scaleView = ({ steps, grace }: FeeScale) => ({
  steps: steps.map(({ days, percent }) => ({ days, percent })),
  grace: grace && { hours: grace.hours, days: grace.days },
});

const refundView = (refund: TicketRefund): RefundView => ({
  refundId: refund.id,
  amount: refund.amount,
  cause: refund.cause,
  status: refund.status,
  to: refund.paymentId === null ? 'wallet' : 'gateway',
  createdAt: iso(refund.createdAt),
  settledAt: isoOrNull(refund.settledAt),
});

type Moment = Pick<ReservationStep, 'step' | 'at' | 'by' | 'details'>;

/** All that happened to a reservation, in order: what its row tells, and its steps. */
export function timelineOf(reservation: Reservation, steps: readonly Moment[]): Moment[] {
  const { createdAt, paidAt, accountId, madeBy, payWith, total } = reservation;
  const by = madeBy ?? accountId;
  const told: Moment[] = [{ step: 'reserved', at: createdAt, by, details: { payWith, total } }];
  if (paidAt !== null) told.push({ step: 'paid', at: paidAt, by, details: { total } });
  // What happened in the same moment as the payment came after it.
  return [...told, ...steps].sort((a, b) => a.at - b.at || rankOf(a) - rankOf(b));
}

const rankOf = ({ step }: Moment): number => (step === 'reserved' ? 0 : step === 'paid' ? 1 : 2);
