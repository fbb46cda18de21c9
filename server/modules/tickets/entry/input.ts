import type { Touched } from '../input.ts';

/** One look at a ticket at the door. */
export interface Look {
  /** The scan's id, made by the device: the same one is never counted twice. */
  readonly scanId: string;
  /** Null for a code that could not be read, or is another round's. */
  readonly ticketId: string | null;
  readonly seat: number | null;
  /** As the code says; null where the operator found the ticket in the list. */
  readonly serial: number | null;
  /** What is wrong with the code itself, as was found before it came here. */
  readonly fault: 'invalid' | 'wrong-round' | null;
  /** The device could not ask anybody, and let them in. */
  readonly letIn: boolean;
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
    ? { roundId: input.roundId, seats: input.looks.flatMap(({ seat }) => seat ?? []) }
    : { roundId: input.roundId, seats: [input.seat] };
}
