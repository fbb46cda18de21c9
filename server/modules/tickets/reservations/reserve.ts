import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { useCoupon as redeem } from '../../coupons/index.ts';
import type { Reservation } from '../reservation.ts';
import { endHold, liveHold } from '../seats/hold-changes.ts';
import { noteTime } from '../seats/places.ts';
import { timeOf } from '../seats/sale.ts';
import { HELD, type Hold, type RoundOnSale, type TicketsState } from '../state.ts';
import { reservationEvent, seatsOf } from './changes.ts';
import type { Asked, ReservationInput } from './input.ts';
import { CURRENCY, purchaseOf, type Quote, quotePlaces } from './price.ts';
import { becomePaid, resultOf, takeFromWallet } from './settle.ts';

type Reserve = Asked<'reserve'>;

/**
 * Turns what somebody holds into a reservation. By wallet it is paid in this commit; for a gateway its places are held
 * until the money must have come. Price, coupon and money are judged first, all of them, and only then does anything
 * change.
 */
export function reserve(state: TicketsState, command: Command<ReservationInput>, input: Reserve): Decision {
  const round = state.rounds.get(input.roundId);
  const hold = liveHold(state, input.roundId, input.holdId);
  if (!round || hold?.accountId !== command.accountId) return refused('tickets.hold-not-found');
  if (hold.kind === 'payment') {
    return refused('tickets.hold-in-payment', { reservationId: hold.reservationId });
  }
  if (round.status === 'cancelled') return refused('tickets.round-cancelled');
  const at = timeOf(round, command.at);
  if (hold.expiresAt <= at) return refused('tickets.hold-over');
  const { couponId, expectedTotal, expectedStartsAt = round.startsAt } = input;
  if (expectedStartsAt !== round.startsAt) {
    return refused('tickets.time-changed', { startsAt: new Date(round.startsAt).toISOString() });
  }
  const { accountId } = command;
  const quote = quotePlaces(round, state.coupons, hold.seats, { accountId, couponId, at });
  if ('accepted' in quote) return quote;
  if (expectedTotal !== null && expectedTotal !== quote.total) {
    return refused('tickets.total-changed', { quote: told(quote) });
  }
  const reservation = reservationFrom(round, command, { quote, couponId, payWith: input.payWith, at });
  return input.payWith === 'gateway' && quote.total > 0
    ? awaitPayment(state, round, reservation, { hold, payMs: input.payMs })
    : payNow(state, round, reservation, { hold, command });
}

/** A new total with its reasons, as a refusal tells it. */
const told = ({ items, couponDiscount, total }: Quote) => ({
  items,
  couponDiscount,
  total,
  currency: CURRENCY,
});

interface Sale {
  readonly quote: Quote;
  readonly couponId: string | null;
  readonly payWith: Reservation['payWith'];
  /** Epoch milliseconds, by the round's time. */
  readonly at: number;
}

/** A reservation that nobody has paid yet. */
export function reservationFrom(
  { id: roundId, performanceId, title, startsAt }: RoundOnSale,
  { id, accountId }: Pick<Command, 'id' | 'accountId'>,
  { quote: { lines, items, couponDiscount, total }, couponId, payWith, at }: Sale,
): Reservation {
  return {
    id,
    roundId,
    performanceId,
    accountId,
    currency: CURRENCY,
    items,
    couponDiscount,
    total,
    couponId,
    title,
    lines,
    createdAt: at,
    startsAt,
    madeBy: null,
    note: null,
    payWith,
    status: 'awaiting-payment',
    holdId: null,
    refunded: 0,
    transferId: null,
    paymentId: null,
    steps: 0,
    clock: at,
    paidAt: null,
    attention: null,
    change: 'new',
  };
}

function payNow(
  state: TicketsState,
  round: RoundOnSale,
  reservation: Reservation,
  { hold, command }: { readonly hold: Hold; readonly command: Command },
): Decision {
  const money = takeFromWallet(state, reservation, command);
  if ('accepted' in money) return money;
  redeemFor(state, round, reservation);
  endHold(state, hold, 'taken', reservation.clock);
  state.reservations.set(reservation.id, reservation);
  const paid = becomePaid(state, round, reservation, HELD);
  return { accepted: true, result: resultOf(reservation, null), events: [...money, paid] };
}

/** The places stay held, now for the payment, and go on sale again when it does not come in time. */
function awaitPayment(
  state: TicketsState,
  round: RoundOnSale,
  reservation: Reservation,
  { hold, payMs }: { readonly hold: Hold; readonly payMs: number },
): Decision {
  const expiresAt = reservation.clock + payMs;
  redeemFor(state, round, reservation);
  hold.kind = 'payment';
  hold.reservationId = reservation.id;
  hold.expiresAt = expiresAt;
  if (hold.change === 'none') hold.change = 'changed';
  reservation.holdId = hold.id;
  state.reservations.set(reservation.id, reservation);
  noteTime(round, reservation.clock);
  const seats = seatsOf(reservation.lines);
  return {
    accepted: true,
    result: resultOf(reservation, expiresAt),
    events: [reservationEvent('tickets.reserved', round, reservation, { seats, expiresAt })],
  };
}

/** Uses the coupon at the discount that was quoted. */
function redeemFor(state: TicketsState, round: RoundOnSale, reservation: Reservation): void {
  const { couponId, accountId, lines, couponDiscount, id: reference, clock: at } = reservation;
  if (couponId === null) return;
  const used = redeem(state.coupons, couponId, accountId, purchaseOf(round, lines), { reference, at });
  if (!used.ok || used.discount !== couponDiscount) throw new Error(`${couponId} is not what was quoted`);
}
