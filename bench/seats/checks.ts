import type { LoadOutcome } from '../load.ts';
import { type Check, compared, type Sql } from '../sql.ts';

interface House {
  readonly states: string;
  readonly capacity: number;
  readonly held: number;
  readonly sold: number;
  readonly blocked: number;
}

/**
 * Holds what people were told against the places, after holds and nothing else.
 * @param quantity places of each hold
 */
export async function checkHolds(
  sql: Sql,
  outcome: Pick<LoadOutcome, 'accepted' | 'timeouts' | 'broken'>,
  roundIds: readonly string[],
  quantity: number,
): Promise<Check[]> {
  const marks = roundIds.map(() => '?').join(', ');
  const houses = await sql.query<House>(
    `select states, capacity, held, sold, blocked from tickets_occupancy where round_id in (${marks})`,
    roundIds,
  );
  const holds = await sql.query<{ round_id: string; seats: string }>(
    `select round_id, seats from tickets_holds where round_id in (${marks})`,
    roundIds,
  );
  const taken = houses.reduce((sum, { states }) => sum + states.length - states.split('0').length + 1, 0);
  const counted = houses.reduce((sum, { held }) => sum + Number(held), 0);
  const named = holds.flatMap(({ round_id: round, seats }) =>
    seats.split(',').map((seat) => `${round}/${seat}`),
  );
  const unknown = outcome.timeouts + outcome.broken;
  return [
    {
      name: 'no place twice',
      ok: new Set(named).size === named.length,
      detail: `${named.length - new Set(named).size} are`,
    },
    {
      name: 'places taken = places in holds',
      ok: taken === named.length,
      detail: compared(taken, named.length),
    },
    { name: 'counters = places', ok: counted === taken, detail: compared(counted, taken) },
    {
      name: 'answered 201 = holds',
      ok: holds.length >= outcome.accepted && holds.length <= outcome.accepted + unknown,
      detail: compared(outcome.accepted, holds.length),
    },
    {
      name: 'each hold has its places',
      ok: named.length === holds.length * quantity,
      detail: compared(named.length, holds.length * quantity),
    },
  ];
}

/** How many places of a round are left free. */
export async function leftFree(sql: Sql, roundId: string): Promise<number> {
  const [house] = await sql.query<House>('select states from tickets_occupancy where round_id = ?', [
    roundId,
  ]);
  return (house?.states ?? '').split('0').length - 1;
}
