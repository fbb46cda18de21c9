import type { CouponState } from '../coupons/index.ts';
import type { Ledger } from '../pay/index.ts';
import type { Visits } from '../waiting-room/index.ts';
import type { SeatPlan } from './maps/seat-plan.ts';
import type { Reservation, ReservationStep, TicketRefund } from './reservation.ts';
import type { CancelScale } from './reservations/scale.ts';

/** What a place of a round is, one character each in `tickets_occupancy.states`. */
export const FREE = 48; // '0'
export const HELD = 49; // '1'
export const SOLD = 50; // '2'
export const BLOCKED = 51; // '3'
export type SeatState = typeof FREE | typeof HELD | typeof SOLD | typeof BLOCKED;

/** A round as its sale sees it. Amounts in the smallest unit, times epoch milliseconds. */
export interface RoundOnSale {
  readonly id: string;
  readonly performanceId: string;
  readonly title: { readonly ko: string; readonly en: string };
  readonly isPublished: boolean;
  readonly startsAt: number;
  /** When it was last put at another time while somebody had a place of it; null: never. */
  readonly movedAt: number | null;
  readonly saleFrom: number;
  readonly saleUntil: number;
  /** By the key of the grade; a grade without a price is not on sale. */
  readonly prices: Readonly<Record<string, number>>;
  status: 'scheduled' | 'cancelled';
  readonly perMemberLimit: number | null;
  readonly holdMs: number;
  readonly holdCapMs: number;
  /** Whoever picks by hand may not leave a single seat between two taken ones. */
  readonly sparesOrphans: boolean;
  readonly plan: SeatPlan;
  readonly occupancy: Occupancy;
}

/** The anchor of a round: whoever changes anything of its places, holds, reservations or tickets has locked it. */
export interface Occupancy {
  /** One character's code per place. */
  readonly states: Buffer;
  /** Grows by one with every change of places. */
  sequence: number;
  readonly capacity: number;
  held: number;
  sold: number;
  blocked: number;
  /** Members on the waiting list who have not been offered anything yet. */
  waiters: number;
  /** Its own time, which never goes back: openings and expiries are judged against it. */
  clock: number;
  touched: boolean;
}

/** Places that are set aside for somebody until a time. */
export interface Hold {
  readonly id: string;
  readonly roundId: string;
  readonly accountId: string;
  /** `offer`: places that became free, for somebody on the waiting list. `payment`: a gateway is asked for the money. */
  kind: 'hold' | 'offer' | 'payment';
  readonly seats: readonly number[];
  reservationId: string | null;
  expiresAt: number;
  /** It cannot be kept beyond. */
  readonly capAt: number;
  readonly createdAt: number;
  change: 'none' | 'new' | 'changed' | 'gone';
}

/** A sold place: what lets one in. It has no row any more when its place was given back. */
export interface Ticket {
  readonly id: string;
  readonly roundId: string;
  readonly seat: number;
  readonly reservationId: string;
  /** The line of the reservation. */
  readonly lineNo: number;
  /** Who may use it. */
  accountId: string;
  /** Grows when it is handed on: codes of before open nothing. */
  serial: number;
  status: 'issued' | 'used';
  readonly issuedAt: number;
  usedAt: number | null;
  usedBy: string | null;
  change: 'none' | 'new' | 'changed' | 'gone';
}

/** Somebody who wants places that are not there. Its id tells its turn. */
export interface Waiter {
  readonly id: string;
  readonly roundId: string;
  readonly accountId: string;
  readonly quantity: number;
  /** Keys of the grades that will do; null for any. */
  readonly grades: readonly string[] | null;
  readonly isTogether: boolean;
  status: 'waiting' | 'offered' | 'taken' | 'lapsed' | 'left';
  /** The hold that it was offered. */
  holdId: string | null;
  changedAt: number;
  change: 'none' | 'new' | 'changed';
}

/** A place that an operator keeps off the sale. */
export interface BlockedSeat {
  readonly roundId: string;
  readonly seat: number;
  readonly reason: string;
  readonly by: string;
  readonly at: number;
  change: 'none' | 'new' | 'gone';
}

/** The working copy of all rows that a batch of the lane `tickets` touches, of every module that takes part. */
export interface TicketsState {
  readonly rounds: Map<string, RoundOnSale>;
  /** Live holds, by id. */
  readonly holds: Map<string, Hold>;
  /** How many places a member has or holds of a round with a limit, by `roundId/accountId`. */
  readonly owned: Map<string, number>;
  readonly reservations: Map<string, Reservation>;
  /** By `roundId/seat`. */
  readonly tickets: Map<string, Ticket>;
  readonly refunds: Map<string, TicketRefund>;
  /** Of rounds whose places may become free, those next in turn; and the entries that commands are about. */
  readonly waiters: Map<string, Waiter>;
  readonly blocks: Map<string, BlockedSeat>;
  readonly visits: Visits;
  readonly coupons: CouponState;
  readonly ledger: Ledger;
  readonly newSteps: ReservationStep[];
  /** What is kept of what is given back, by when it was paid; loaded where something may be given back. */
  readonly scales: CancelScale[];
  /** Places whose tickets are no more, as they were given back: another may be sold in the same batch. */
  readonly endedTickets: (readonly [roundId: string, seat: number])[];
  /** Rounds that are called off in this batch. */
  readonly newCallOffs: CallOff[];
  /** Of the tickets that are looked at, by `roundId/id of the scan`. */
  readonly scans: Map<string, Scan>;
}

/** A round that does not take place: its money goes back page by page afterwards. */
export interface CallOff {
  readonly roundId: string;
  readonly reason: string;
  readonly by: string;
  readonly at: number;
}

/** What came of a look at a ticket. `undone`: it had been admitted, by mistake. */
export type ScanOutcome =
  | 'admitted'
  | 'already-used'
  | 'double-entry'
  | 'outdated'
  | 'wrong-round'
  | 'invalid'
  | 'undone';

/** Somebody at the door. */
export interface Scan {
  /** Made by the device, unique within its round. */
  readonly id: string;
  readonly roundId: string;
  readonly ticketId: string | null;
  readonly seat: number | null;
  outcome: ScanOutcome;
  /** The device, which could not ask anybody, let them in. */
  letIn: boolean;
  readonly device: string;
  readonly by: string;
  /** On the device's clock, which may have been offline; never later than `at`. */
  readonly scannedAt: number;
  readonly at: number;
  change: 'none' | 'new' | 'changed';
}

export const seatKey = (roundId: string, seat: number): string => `${roundId}/${seat}`;
export const ownedKey = (roundId: string, accountId: string): string => `${roundId}/${accountId}`;
/** A place's name in the API: it belongs to its round alone. */
export const seatIdOf = (roundId: string, seat: number): string => `${roundId}-${seat}`;
