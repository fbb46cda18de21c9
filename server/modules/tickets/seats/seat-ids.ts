import { ProblemError } from '../../../http/errors.ts';

/**
 * The numbers of places that a request names.
 * @throws ProblemError `tickets.seat-not-found` with those that are not of this round
 */
export function seatNumbers(roundId: string, seatIds: readonly string[]): number[] {
  const prefix = `${roundId}-`;
  const foreign = seatIds.filter((seatId) => !seatId.startsWith(prefix));
  if (foreign.length > 0) throw new ProblemError('tickets.seat-not-found', { seatIds: foreign });
  return seatIds.map((seatId) => Number(seatId.slice(prefix.length)));
}
