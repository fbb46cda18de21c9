import type { Admission } from '../../waiting-room/index.ts';
import type { Touched } from '../input.ts';

/** Which places somebody asks for. */
export type Choice =
  /** By hand. */
  | { readonly kind: 'seats'; readonly seats: readonly number[] }
  /** The best neighbouring ones; without `isTogether` the best ones, as near as can be. */
  | {
      readonly kind: 'best';
      readonly quantity: number;
      /** Keys of the grades that will do; null for any. */
      readonly grades: readonly string[] | null;
      readonly sections: readonly string[] | null;
      readonly isTogether: boolean;
    };

/** Commands on the places of a round. Times are milliseconds. */
export type SeatInput =
  | {
      readonly kind: 'hold';
      readonly roundId: string;
      readonly choice: Choice;
      readonly admission: Admission | null;
    }
  | { readonly kind: 'keep'; readonly roundId: string; readonly holdId: string }
  | { readonly kind: 'release'; readonly roundId: string; readonly holdId: string }
  /** An operator takes back what a member holds and has not paid. */
  | {
      readonly kind: 'end-hold';
      readonly roundId: string;
      readonly holdId: string;
      readonly reason: string;
    }
  /** Ends what is due in this round, and offers what became free to those who wait. */
  | { readonly kind: 'expire'; readonly roundId: string; readonly holdIds: readonly string[] }
  | {
      readonly kind: 'wait';
      readonly roundId: string;
      readonly quantity: number;
      readonly grades: readonly string[] | null;
      readonly isTogether: boolean;
    }
  | { readonly kind: 'stop-waiting'; readonly roundId: string }
  | {
      readonly kind: 'block';
      readonly roundId: string;
      readonly seats: readonly number[];
      readonly reason: string;
    }
  | {
      readonly kind: 'unblock';
      readonly roundId: string;
      readonly seats: readonly number[];
      readonly reason: string;
    };

export function touchedBySeats(input: SeatInput, accountId: string): Touched {
  const { roundId } = input;
  switch (input.kind) {
    case 'hold':
      return { roundId, memberIds: [accountId] };
    case 'keep':
      return { roundId, holdIds: [input.holdId] };
    case 'release':
    case 'end-hold':
      return { roundId, holdIds: [input.holdId], frees: true };
    case 'expire':
      return { roundId, holdIds: input.holdIds, frees: true };
    case 'wait':
      return { roundId, waiterIds: [accountId], memberIds: [accountId] };
    case 'stop-waiting':
      return { roundId, waiterIds: [accountId] };
    case 'block':
      return { roundId };
    case 'unblock':
      return { roundId, frees: true };
  }
}
