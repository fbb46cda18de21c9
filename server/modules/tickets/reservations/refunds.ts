import {
  type Command,
  type Decision,
  type DomainEvent,
  type Refused,
  refused,
} from '../../../engine/types.ts';
import { houseWalletFor, refund as refundTransfer } from '../../pay/index.ts';
import type { Reservation, TicketRefund } from '../reservation.ts';
import type { RoundOnSale, TicketsState } from '../state.ts';
import { addStep, reservationEvent, touch } from './changes.ts';
import type { Asked, ReservationInput } from './input.ts';

/** What can still be given back of a reservation. */
export const leftToRefund = ({ total, refunded, paidAt }: Reservation): number =>
  paidAt === null ? 0 : total - refunded;

interface RefundOrder {
  readonly amount: number;
  readonly cause: TicketRefund['cause'];
  /** For the member's statement. */
  readonly memo: string;
}

/**
 * Gives money back to where it came from: a wallet's in this commit, a gateway's by a round afterwards, the box office's
 * by hand. Nothing where the amount is 0. At most once in a command, whose id is that of the refund and of its transfer.
 * It is refused before anything has changed.
 */
export function giveMoneyBack(
  state: TicketsState,
  reservation: Reservation,
  command: Command,
  { amount, cause, memo }: RefundOrder,
  events: DomainEvent[],
): Refused | null {
  if (amount === 0) return null;
  const left = leftToRefund(reservation);
  if (amount > left) return refused('tickets.refund-too-large', { left });
  const { id: reservationId, transferId, paymentId, payWith } = reservation;
  if (transferId !== null) {
    knowTransfer(state, reservation, transferId);
    const posted = refundTransfer(state.ledger, {
      transferId: command.id,
      at: command.at,
      refundOf: transferId,
      payeeId: houseWalletFor('tickets', reservationId),
      amount,
      memo,
    });
    if (!posted.accepted) return posted;
    events.push(...posted.events);
  } else if (paymentId === null && payWith !== 'box-office') {
    throw new Error(`Reservation ${reservationId} is paid by nothing`);
  }
  const at = touch(reservation, command.at);
  reservation.refunded += amount;
  // What the till took it gives back itself: the reservation's steps tell of it.
  if (transferId === null && paymentId === null) return null;
  const isWallet = transferId !== null;
  state.refunds.set(command.id, {
    id: command.id,
    reservationId,
    amount,
    cause,
    paymentId: isWallet ? null : paymentId,
    createdAt: at,
    transferId: isWallet ? command.id : null,
    status: isWallet ? 'done' : 'requested',
    attempts: 0,
    nextAt: isWallet ? null : at,
    settledAt: isWallet ? at : null,
    change: 'new',
  });
  return null;
}

/** One that was paid in this very batch: what would have been read of its transfer, had it been there. */
function knowTransfer(
  { ledger }: TicketsState,
  { id, accountId, total }: Reservation,
  transferId: string,
): void {
  if (ledger.refundables.has(transferId)) return;
  if (!ledger.newTransfers.some((one) => one.id === transferId)) return;
  ledger.refundables.set(transferId, {
    id: transferId,
    kind: 'purchase',
    amount: total,
    payerId: accountId,
    payeeIds: [houseWalletFor('tickets', id)],
    refunded: 0,
    changed: false,
  });
}

/** Money has come back by itself: to the wallet, or from the gateway when that is known. */
export const refundedEvent = (
  round: Pick<RoundOnSale, 'startsAt'>,
  reservation: Reservation,
  refundId: string,
  { amount, cause }: Pick<TicketRefund, 'amount' | 'cause'>,
): DomainEvent => {
  const to =
    reservation.transferId !== null ? 'wallet' : reservation.paymentId !== null ? 'gateway' : 'box-office';
  return reservationEvent('tickets.refunded', round, reservation, { refundId, amount, to, cause });
};

/** An operator gives back what was kept, or what a gateway refused before. */
export function refundByOperator(
  state: TicketsState,
  command: Command<ReservationInput>,
  { roundId, reservationId, amount, reason }: Asked<'refund'>,
): Decision {
  const round = state.rounds.get(roundId);
  const reservation = state.reservations.get(reservationId);
  if (!round || reservation?.roundId !== roundId) return refused('tickets.reservation-not-found');
  const events: DomainEvent[] = [];
  const order = { amount, cause: 'operator', memo: reason } as const;
  const refusal = giveMoneyBack(state, reservation, command, order, events);
  if (refusal) return refusal;
  reservation.attention = null;
  const refundId = command.id;
  addStep(state, reservation, 'refunded', command.accountId, { amount, reason, cause: 'operator' });
  if (reservation.paymentId === null)
    events.push(refundedEvent(round, reservation, refundId, { amount, cause: 'operator' }));
  events.push(reservationEvent('tickets.reservation-changed', round, reservation));
  return {
    accepted: true,
    result: { reservationId, refundId },
    events,
    audit: { action: 'tickets.refund', subject: reservationId, reason, details: { amount, refundId } },
  };
}

/** Takes one that is due for one instance: it has `forMs` to find out, then another may ask. */
export function claimRefund(
  state: TicketsState,
  command: Command<ReservationInput>,
  { reservationId, refundId, forMs }: Asked<'claim-refund'>,
): Decision {
  const refund = state.refunds.get(refundId);
  const isDue =
    refund?.nextAt != null && refund.nextAt <= command.at && refund.reservationId === reservationId;
  if (!isDue) return { accepted: true, result: { claimed: false } };
  refund.attempts += 1;
  refund.nextAt = command.at + forMs;
  if (refund.change === 'none') refund.change = 'changed';
  return { accepted: true, result: { claimed: true } };
}

/** What became of a refund that a gateway was asked for; said again, it changes nothing. */
export function settleRefund(
  state: TicketsState,
  command: Command<ReservationInput>,
  { roundId, reservationId, refundId, outcome, code, againInMs }: Asked<'settle-refund'>,
): Decision {
  const reservation = state.reservations.get(reservationId);
  const refund = state.refunds.get(refundId);
  if (!reservation || refund?.reservationId !== reservationId)
    return refused('tickets.reservation-not-found');
  const result = { reservationId, refundId };
  if (refund.status === 'done' || refund.status === 'refused') return { accepted: true, result };
  if (refund.change === 'none') refund.change = 'changed';
  // Whether it is under way is said in the commit that moves the money: by now the gateway may have said no.
  if (outcome === 'later' || outcome === 'under-way') {
    refund.nextAt = command.at + againInMs;
    return { accepted: true, result };
  }
  const at = touch(reservation, command.at);
  const { amount } = refund;
  refund.nextAt = null;
  refund.settledAt = at;
  refund.status = outcome;
  const round = state.rounds.get(roundId) ?? reservation;
  const changed = reservationEvent('tickets.reservation-changed', round, reservation);
  if (outcome === 'done') {
    addStep(state, reservation, 'refund-done', command.accountId, { amount, refundId });
    return { accepted: true, result, events: [refundedEvent(round, reservation, refundId, refund), changed] };
  }
  // The money is where it was: it can be given back by whatever an operator decides.
  reservation.refunded -= amount;
  reservation.attention = 'refund-refused';
  addStep(state, reservation, 'refund-refused', command.accountId, { amount, refundId, code });
  const facts = { refundId, amount, code };
  return {
    accepted: true,
    result,
    events: [reservationEvent('tickets.refund-refused', round, reservation, facts), changed],
    audit: {
      action: 'tickets.refund-refused',
      subject: reservationId,
      reason: code,
      details: { amount, refundId },
    },
  };
}
