import { type Executor, inIndex, run } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { Lane } from '../../../engine/index.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { MakeId } from '../../../lib/id.ts';
import { dayOf } from '../rules/index.ts';
import { type StocksInput, SYSTEM } from './input.ts';
import type { Markets } from './markets.ts';
import { keepMarkets } from './snapshots.ts';
import type { ExchangeState } from './state.ts';

/** A phase begins within this of its time, if no order comes upon it before. */
const ADVANCE_EVERY_MS = 250;
const SETTLE_EVERY_MS = 10_000;
const SNAPSHOT_EVERY_MS = 2_000;
const AT_ONCE = 500;

export interface RoundParts {
  readonly database: Database;
  readonly lane: Lane<StocksInput, ExchangeState>;
  readonly markets: Markets;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A random number below 2^32. */
  readonly draw: () => number;
}

export const createOrderRounds = (parts: RoundParts): readonly Round[] => [
  {
    name: 'advance-markets',
    everyMs: ADVANCE_EVERY_MS,
    run: async () => (await advanceDue(parts)) > 0,
  },
  {
    name: 'settle-trades',
    everyMs: SETTLE_EVERY_MS,
    run: async () => (await settleDue(parts)) === AT_ONCE,
  },
  {
    name: 'keep-markets',
    everyMs: SNAPSHOT_EVERY_MS,
    run: async () => {
      await keepMarkets(parts);
      return false;
    },
  },
];

/** Nobody's command, so nobody repeats it: another instance that comes upon the same finds nothing due. */
function submit({ lane, makeId, now }: RoundParts, input: StocksInput) {
  const id = makeId();
  const name = `stocks.${input.kind}`;
  return lane.submit({ id, at: now(), accountId: SYSTEM, key: id, name, input, fingerprint: '' });
}

/**
 * Has markets look at the time whose next moment has come, and goes on with those that are delisted.
 * @returns how many are to be gone on with at once, their orders being taken out
 */
export async function advanceDue(parts: RoundParts): Promise<number> {
  const { reader } = parts.database;
  const table = inIndex(reader, 'stocks_books', 'stocks_books_next');
  const due = await run<{ symbol: string; is_listed: number }>(
    reader,
    `select symbol, is_listed from ${table} where next_at <= ? order by next_at limit ${AT_ONCE}`,
    [parts.now()],
  );
  const draw = due.length > 0 ? parts.draw() : 0;
  const asked = due.map(({ symbol, is_listed: isListed }) =>
    submit(
      parts,
      isListed === 1 ? { kind: 'advance', symbol, draw } : { kind: 'delist', symbol, reason: 'delisted' },
    ),
  );
  const answers = await Promise.all(asked);
  return answers.filter(
    (answer) => answer.answered && answer.decision.accepted && Number(answer.decision.result.left) > 0,
  ).length;
}

/**
 * Ends the waiting of money whose day has come.
 * @returns how many accounts were due
 */
export async function settleDue(parts: RoundParts): Promise<number> {
  const ids = await dueAccounts(parts.database.reader, parts.now());
  if (ids.length === 0) return 0;
  const day = dayOf(parts.now());
  const answer = await submit(parts, { kind: 'settle', accountIds: ids, day });
  return answer.answered ? ids.length : 0;
}

async function dueAccounts(executor: Executor, at: number): Promise<string[]> {
  const table = inIndex(executor, 'stocks_accounts', 'stocks_accounts_due');
  const rows = await run<{ id: string }>(
    executor,
    `select id from ${table} where due_at <= ? order by due_at limit ${AT_ONCE}`,
    [at],
  );
  return rows.map(({ id }) => id).sort();
}
