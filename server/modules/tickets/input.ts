import type { EntryInput } from './entry/input.ts';
import type { ReservationInput } from './reservations/input.ts';
import type { SeatInput } from './seats/input.ts';

/** What the lane `tickets` is asked to do. Each command names its round: the round's row is the anchor of all. */
export type TicketsInput = SeatInput | ReservationInput | EntryInput;

/** The rows that a command touches beside those that hang on what it names. */
export interface Touched {
  readonly roundId: string;
  /** Live holds, by id. */
  readonly holdIds?: readonly string[];
  /** Reservations, with their tickets, hold, coupon, transfer and refunds. */
  readonly reservationIds?: readonly string[];
  /** Tickets by place, with their reservations' ids only. */
  readonly seats?: readonly number[];
  readonly couponIds?: readonly string[];
  /** Wallets of members who pay. */
  readonly payerIds?: readonly string[];
  /** Whose places in this round are counted: for what a member may have. */
  readonly memberIds?: readonly string[];
  /** Places may become free: whoever is next on the waiting list is loaded. */
  readonly frees?: boolean;
  /** Whose place on the waiting list it is about. */
  readonly waiterIds?: readonly string[];
}
