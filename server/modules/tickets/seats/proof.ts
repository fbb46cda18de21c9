import { hash } from 'node:crypto';
import type { Executor } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import { freeIn } from './places.ts';
import { seatsOf } from './rows.ts';
import type { RoundProof } from './schemas.ts';

const FREE = '0';
const HELD = '1';
const SOLD = '2';
const BLOCKED = '3';

/**
 * Counts a round's places in three ways, at one moment: in the states that maps show, in the rows of holds, tickets and
 * blocks, and in the counters; and holds every place's state against the row that it should have.
 * @param now epoch milliseconds
 * @returns undefined for a round that there is not
 */
export function proveRound(
  database: Database,
  roundId: string,
  now: number,
): Promise<RoundProof | undefined> {
  return database.snapshot((executor) => prove(executor, roundId, now));
}

async function prove(executor: Executor, roundId: string, now: number): Promise<RoundProof | undefined> {
  const row = await executor
    .selectFrom('tickets_occupancy')
    .selectAll()
    .where('round_id', '=', roundId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { states, capacity, sequence, held, sold, blocked } = row;
  const rows = await rowsOf(executor, roundId);
  const expected = new Array<string>(capacity).fill(FREE);
  let doubles = 0;
  for (const [state, seats] of [
    [HELD, rows.held],
    [SOLD, rows.sold],
    [BLOCKED, rows.blocked],
  ] as const) {
    for (const seat of seats) {
      if (expected[seat] !== FREE) doubles += 1;
      expected[seat] = state;
    }
  }
  const count = (state: string) => states.split(state).length - 1;
  const fromStates = { free: count(FREE), held: count(HELD), sold: count(SOLD), blocked: count(BLOCKED) };
  const counters = { free: freeIn(row), held, sold, blocked };
  const isCounted = (['free', 'held', 'sold', 'blocked'] as const).every(
    (state) => fromStates[state] === counters[state],
  );
  return {
    ...{ roundId, capacity, sequence, digest: hash('sha256', states, 'hex') },
    isExact: isCounted && doubles === 0 && expected.join('') === states,
    fromStates,
    fromRows: { held: rows.held.length, sold: rows.sold.length, blocked: rows.blocked.length },
    counters,
    at: new Date(now).toISOString(),
  };
}

async function rowsOf(executor: Executor, roundId: string) {
  const holds = await executor
    .selectFrom('tickets_holds')
    .select('seats')
    .where('round_id', '=', roundId)
    .execute();
  const tickets = await executor
    .selectFrom('tickets_tickets')
    .select('seat_no')
    .where('round_id', '=', roundId)
    .execute();
  const blocks = await executor
    .selectFrom('tickets_blocks')
    .select('seat_no')
    .where('round_id', '=', roundId)
    .execute();
  return {
    held: holds.flatMap(({ seats }) => seatsOf(seats)),
    sold: tickets.map((row) => row.seat_no),
    blocked: blocks.map((row) => row.seat_no),
  };
}

/** Nobody has to be counted for twice in so short a time, milliseconds. */
const KEPT_MS = 1_000;
const ROUNDS_KEPT = 50;

/**
 * Proofs for everybody who asks: each round is counted once a second at the most.
 * @param parts.now epoch milliseconds
 * @param parts.monotonic milliseconds that only go forward
 */
export function createProofs({
  database,
  now,
  monotonic,
}: {
  readonly database: Database;
  readonly now: () => number;
  readonly monotonic: () => number;
}): (roundId: string) => Promise<RoundProof | undefined> {
  const kept = new Map<string, { readonly at: number; readonly proof: Promise<RoundProof | undefined> }>();
  return (roundId) => {
    const before = kept.get(roundId);
    if (before && monotonic() - before.at < KEPT_MS) return before.proof;
    const proof = proveRound(database, roundId, now());
    kept.delete(roundId);
    kept.set(roundId, { at: monotonic(), proof });
    proof.catch(() => kept.delete(roundId));
    for (const [oldest] of kept) if (kept.size > ROUNDS_KEPT) kept.delete(oldest);
    return proof;
  };
}
