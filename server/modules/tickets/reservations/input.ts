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
      /** How long a gateway's payment may take, in milliseconds. */
      readonly payMs: number;
    }
  | ({ readonly kind: 'pay'; readonly payWith: 'wallet' | 'gateway'; readonly payMs: number } & Named)
  /** Null gives back all places that are left. */
  | ({ readonly kind: 'cancel'; readonly lines: readonly number[] | null; readonly reason: string } & Named)
  /** An operator gives back without a fee, or with the scale's. */
  | ({
      readonly kind: 'cancel-for';
      readonly lines: readonly number[] | null;
      readonly withFee: boolean;
      readonly reason: string;
    } & Named)
  /** The whole round does not take place: some of its reservations, all of their money. */
  | {
      readonly kind: 'call-off';
      readonly roundId: string;
      readonly reservationIds: readonly string[];
      readonly reason: string;
    }
  | ({ readonly kind: 'hand-on'; readonly lines: readonly number[]; readonly toId: string } & Named)
  /** At the box office: to a member, or to somebody without an account, for money that the till has. */
  | {
      readonly kind: 'sell-at-door';
      readonly roundId: string;
      readonly choice: Choice;
      readonly memberId: string | null;
      readonly note: string;
      readonly reason: string;
    }
  | ({ readonly kind: 'claim-refund'; readonly refundId: string; readonly forMs: number } & Named)
  | ({
      readonly kind: 'settle-refund';
      readonly refundId: string;
      readonly outcome: RefundOutcome;
      readonly code: string | null;
      readonly againInMs: number;
    } & Named);

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
      return { roundId, reservationIds: input.reservationIds };
    case 'hand-on':
    case 'claim-refund':
    case 'settle-refund':
      return { roundId, reservationIds: [input.reservationId] };
    case 'sell-at-door':
      return { roundId };
  }
}
