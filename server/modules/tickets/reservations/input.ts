import type { Touched } from '../input.ts';
import type { Choice } from '../seats/input.ts';

/** What a gateway said, or did not say, of a refund that it was asked for. */
export type RefundOutcome = 'done' | 'under-way' | 'later' | 'refused';

type Named = { readonly roundId: string; readonly reservationId: string };

/** Commands that sell, hand on and give back. Amounts in the smallest unit. */
export type ReservationInput =
  /** Turns a hold into a reservation; its id is the command's. */
  | {
      readonly kind: 'reserve';
      readonly roundId: string;
      readonly holdId: string;
      readonly couponId: string | null;
      readonly payWith: 'wallet' | 'gateway';
      /** What the member was shown. */
      readonly expectedTotal: number | null;
      /** When the show begins, as the member was shown, epoch milliseconds; absent does not ask. */
      readonly expectedStartsAt?: number;
      /** How long a gateway's payment may take, in milliseconds. */
      readonly payMs: number;
    }
  /** A further try to pay one that waits for its payment. */
  | ({
      readonly kind: 'pay';
      readonly payWith: 'wallet' | 'gateway';
      readonly expectedTotal: number | null;
    } & Named)
  /** Null gives back all places that its buyer still has. */
  | ({
      readonly kind: 'cancel';
      readonly lines: readonly number[] | null;
      readonly reason: string;
      /** What the member was shown that comes back; null does not ask. */
      readonly expectedRefund: number | null;
    } & Named)
  /** An operator gives back without a fee, or with the scale's. */
  | ({
      readonly kind: 'cancel-for';
      readonly lines: readonly number[] | null;
      readonly withFee: boolean;
      readonly reason: string;
    } & Named)
  /** An operator gives back what was kept, or what a gateway refused before. */
  | ({ readonly kind: 'refund'; readonly amount: number; readonly reason: string } & Named)
  /** The whole round does not take place: from now on nothing of it is sold. */
  | { readonly kind: 'call-off-round'; readonly roundId: string; readonly reason: string }
  /** One reservation of such a round: all of its money. */
  | ({ readonly kind: 'call-off' } & Named)
  /** Null: nobody has that address. */
  | ({ readonly kind: 'hand-on'; readonly lines: readonly number[]; readonly toId: string | null } & Named)
  /** At the box office: to a member, or to somebody without an account, for money that the till has. */
  | {
      readonly kind: 'sell-at-door';
      readonly roundId: string;
      readonly choice: Choice;
      readonly memberId: string | null;
      readonly note: string;
      readonly reason: string;
      /** What the operator was shown; null does not ask. */
      readonly expectedTotal: number | null;
    }
  | ({ readonly kind: 'claim-refund'; readonly refundId: string; readonly forMs: number } & Named)
  | ({
      readonly kind: 'settle-refund';
      readonly refundId: string;
      readonly outcome: RefundOutcome;
      readonly code: string | null;
      readonly againInMs: number;
    } & Named);

export type Asked<Kind extends ReservationInput['kind']> = Extract<ReservationInput, { kind: Kind }>;

/** Who acts without being asked: rounds and jobs of the ticket service. */
export const SYSTEM = 'system:tickets';

export function touchedByReservation(input: ReservationInput, accountId: string): Touched {
  const { roundId } = input;
  switch (input.kind) {
    case 'reserve':
      return {
        roundId,
        holdIds: [input.holdId],
        memberIds: [accountId],
        ...(input.couponId !== null && { couponIds: [input.couponId] }),
        ...(input.payWith === 'wallet' && { payerIds: [accountId] }),
      };
    case 'pay':
      return {
        roundId,
        reservationIds: [input.reservationId],
        ...(input.payWith === 'wallet' && { payerIds: [accountId] }),
      };
    case 'cancel':
    case 'cancel-for':
      return { roundId, reservationIds: [input.reservationId], frees: true };
    case 'call-off':
    case 'refund':
    case 'hand-on':
    case 'claim-refund':
    case 'settle-refund':
      return { roundId, reservationIds: [input.reservationId] };
    case 'sell-at-door':
    case 'call-off-round':
      return { roundId };
  }
}
