import type { RequestList } from '../load.ts';
import type { Member } from '../rig/installation.ts';
import { seededRandom } from '../rig/requests.ts';

export interface HoldsPlan {
  readonly members: readonly Member[];
  readonly roundIds: readonly string[];
  readonly keyPrefix: string;
}

const holdPath = (roundId: string): string => `/api/v1/tickets/rounds/${roundId}/holds`;
const byHand = (roundId: string, seat: number): string => JSON.stringify({ seatIds: [`${roundId}-${seat}`] });
const best = (quantity: number): string => JSON.stringify({ best: { quantity } });

/** Members in turn, rounds in turn, of each round one place after the other: nobody is refused. */
export function eachItsSeat({ members, roundIds, keyPrefix }: HoldsPlan, places: number): RequestList {
  const values: string[] = [];
  for (let seat = 0; seat < places; seat += 1) {
    for (const roundId of roundIds) values.push(byHand(roundId, seat));
  }
  return listOf({ members, roundIds, keyPrefix }, values);
}

/** The best places, so many next to each other, rounds in turn. */
export const bestSeats = (plan: HoldsPlan, quantity: number, count: number): RequestList => ({
  ...listOf(plan, [best(quantity)]),
  count,
});

/** Every place is wanted by hand by several, the near ones first, all a little out of order. */
export function hotSeats(
  { members, roundIds, keyPrefix }: HoldsPlan,
  places: number,
  each: number,
): RequestList {
  const random = seededRandom(places);
  const spread = places / 4;
  const wanted = Array.from({ length: places * each }, (_, i) => {
    const seat = i % places;
    return { seat, turn: seat + random() * spread };
  }).sort((a, b) => a.turn - b.turn);
  return listOf(
    { members, roundIds, keyPrefix },
    wanted.map(({ seat }) => byHand(roundIds[0]!, seat)),
  );
}

const listOf = ({ members, roundIds, keyPrefix }: HoldsPlan, bodies: readonly string[]): RequestList => ({
  method: 'POST',
  count: bodies.length,
  path: { values: roundIds.map(holdPath) },
  token: { values: members.map(({ token }) => token) },
  body: { values: bodies },
  keyPrefix,
});
