import type { Localized } from '../../lib/localized.ts';
import type { SeatLabel } from './maps/seat-plan.ts';

export type ReservationStatus = 'awaiting-payment' | 'paid' | 'cancelled' | 'expired';

/** One place as it was sold. Amounts in the smallest unit. */
export interface SeatLine {
  /** 1 for the first of its reservation. */
  readonly no: number;
  readonly seat: number;
  readonly label: SeatLabel;
  readonly price: number;
  /** What it cost after its share of the coupon. */
  readonly paid: number;
  /** Of `paid`, what was kept when it was given back; null while it is not. */
  fee: number | null;
}

/** The working copy of a reservation. Amounts in the smallest unit, times epoch milliseconds. */
export interface Reservation {
  readonly id: string;
  readonly roundId: string;
  readonly performanceId: string;
  /** Who bought it; `guest:<id>` for somebody at the box office without an account. */
  readonly accountId: string;
  readonly currency: string;
  readonly items: number;
  readonly couponDiscount: number;
  /** items − couponDiscount. */
  readonly total: number;
  couponId: string | null;
  /** Of the performance. */
  readonly title: Localized;
  readonly lines: readonly SeatLine[];
  readonly createdAt: number;
  readonly startsAt: number;
  /** The operator who sold it. */
  readonly madeBy: string | null;
  readonly note: string | null;
  payWith: 'wallet' | 'gateway' | 'box-office';
  status: ReservationStatus;
  /** What its places are held by while it waits for its payment; null afterwards. */
  holdId: string | null;
  refunded: number;
  transferId: string | null;
  paymentId: string | null;
  steps: number;
  clock: number;
  paidAt: number | null;
  attention: 'refund-refused' | null;
  change: 'none' | 'new' | 'changed';
}

/** What happened to a reservation, in order. */
export interface ReservationStep {
  readonly reservationId: string;
  readonly stepNo: number;
  readonly at: number;
  readonly step: string;
  readonly by: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Money on its way back. A wallet's is done in the commit that decides it; a gateway's is asked for afterwards. */
export interface TicketRefund {
  readonly id: string;
  readonly reservationId: string;
  readonly amount: number;
  readonly cause: 'cancel' | 'round-cancelled' | 'operator';
  readonly paymentId: string | null;
  readonly createdAt: number;
  transferId: string | null;
  status: 'requested' | 'under-way' | 'done' | 'refused';
  attempts: number;
  nextAt: number | null;
  settledAt: number | null;
  change: 'none' | 'new' | 'changed';
}
