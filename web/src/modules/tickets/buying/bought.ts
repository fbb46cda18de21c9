import type { Reservation } from '../../../api/tickets-reservations.ts';
import type { HeldLately } from './held-lately.ts';

type Bought = {
  readonly reservationId: string;
  readonly lines: readonly Pick<Reservation['lines'][number], 'seatId' | 'status'>[];
};

/** Where the places of a hold were bought. One that was given back may be held again: it counts no more. */
export const boughtIn = <R extends Bought>(
  reservations: readonly R[],
  { seats }: Pick<HeldLately, 'seats'>,
): R | undefined =>
  reservations.find(({ lines }) =>
    lines.some(({ seatId, status }) => status === 'issued' && seats.some((seat) => seat.seatId === seatId)),
  );
