import type { Touched } from '../input.ts';

/** One look at a ticket at the door. */
export interface Look {
  /** The scan's id, made by the device: the same one is never counted twice. */
  readonly scanId: string;
  readonly ticketId: string;
  readonly seat: number;
  /** As the code says. */
  readonly serial: number;
  /** Epoch milliseconds on the device's clock. */
  readonly scannedAt: number;
}

/** Commands at the door. */
export type EntryInput =
  | {
      readonly kind: 'check-in';
      readonly roundId: string;
      readonly looks: readonly Look[];
      readonly device: string;
    }
  /** Somebody was let in by mistake. */
  | {
      readonly kind: 'undo-check-in';
      readonly roundId: string;
      readonly ticketId: string;
      readonly seat: number;
      readonly reason: string;
    };

export function touchedByEntry(input: EntryInput): Touched {
  return input.kind === 'check-in'
    ? { roundId: input.roundId, seats: input.looks.map(({ seat }) => seat) }
    : { roundId: input.roundId, seats: [input.seat] };
}
