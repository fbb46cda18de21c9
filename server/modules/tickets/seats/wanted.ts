import type { Command } from '../../../engine/types.ts';
import { houseWalletFor } from '../../pay/index.ts';
import { roomOfRound } from '../../waiting-room/index.ts';
import { touchedByEntry } from '../entry/input.ts';
import { isEntry } from '../entry/rows.ts';
import type { TicketsInput, Touched } from '../input.ts';
import { type ReservationInput, touchedByReservation } from '../reservations/input.ts';
import { type SeatInput, touchedBySeats } from './input.ts';

/** The rows that a batch touches, gathered over its commands; who loads one kind may add of those that come later. */
export interface Wanted {
  readonly roundIds: Set<string>;
  readonly holdIds: Set<string>;
  readonly reservationIds: Set<string>;
  /** Tickets by place, as round and place. */
  readonly seats: [roundId: string, seat: number][];
  /** Whose places in a round are counted, where it has a limit; as round and account. */
  readonly members: [roundId: string, accountId: string][];
  /** Whose wish it is about, as round and account. */
  readonly waiters: [roundId: string, accountId: string][];
  /** Rounds of which places may become free. */
  readonly freeing: Set<string>;
  /** Who wants to pass which room. */
  readonly visits: { readonly roomId: string; readonly accountId: string }[];
  readonly couponIds: Set<string>;
  readonly walletIds: Set<string>;
  readonly transferIds: Set<string>;
  /** Epoch milliseconds of the newest command. */
  at: number;
}

export const nothingWanted = (): Wanted => ({
  roundIds: new Set(),
  holdIds: new Set(),
  reservationIds: new Set(),
  seats: [],
  members: [],
  waiters: [],
  freeing: new Set(),
  visits: [],
  couponIds: new Set(),
  walletIds: new Set(),
  transferIds: new Set(),
  at: 0,
});

/** What the commands of a batch touch. */
export function wantedBy(commands: readonly Command<TicketsInput>[]): Wanted {
  const wanted = nothingWanted();
  for (const command of commands) {
    const { accountId, at, input } = command;
    if (at > wanted.at) wanted.at = at;
    add(wanted, touchedBy(input, accountId));
    if (input.kind === 'hold' || input.kind === 'reserve' || input.kind === 'pay') {
      wanted.visits.push({ roomId: roomOfRound(input.roundId), accountId });
    }
    if (input.kind === 'reserve' && input.payWith === 'wallet') {
      wanted.walletIds.add(houseWalletFor('tickets', command.id));
    } else if (input.kind === 'pay' && input.payWith === 'wallet') {
      wanted.walletIds.add(houseWalletFor('tickets', input.reservationId));
    }
  }
  return wanted;
}

function touchedBy(input: TicketsInput, accountId: string): Touched {
  if (isEntry(input)) return touchedByEntry(input);
  return isSeats(input) ? touchedBySeats(input, accountId) : touchedByReservation(input, accountId);
}

function add(wanted: Wanted, touched: Touched): void {
  const { roundId } = touched;
  wanted.roundIds.add(roundId);
  for (const holdId of touched.holdIds ?? []) wanted.holdIds.add(holdId);
  for (const reservationId of touched.reservationIds ?? []) wanted.reservationIds.add(reservationId);
  for (const seat of touched.seats ?? []) wanted.seats.push([roundId, seat]);
  for (const memberId of touched.memberIds ?? []) wanted.members.push([roundId, memberId]);
  for (const waiterId of touched.waiterIds ?? []) wanted.waiters.push([roundId, waiterId]);
  for (const couponId of touched.couponIds ?? []) wanted.couponIds.add(couponId);
  for (const payerId of touched.payerIds ?? []) wanted.walletIds.add(payerId);
  if (touched.frees) wanted.freeing.add(roundId);
}

const SEAT_KINDS: ReadonlySet<string> = new Set<SeatInput['kind']>([
  ...(['hold', 'keep', 'release', 'expire', 'end-hold', 'wait', 'stop-waiting', 'block', 'unblock'] as const),
]);
const isSeats = (input: SeatInput | ReservationInput): input is SeatInput => SEAT_KINDS.has(input.kind);
