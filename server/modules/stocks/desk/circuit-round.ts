import type { Executor } from '../../../db/dialect.ts';
import type { Round } from '../../../jobs/rounds.ts';
import { marketIndex, type Weighted } from '../data/market-index.ts';
import type { Session } from '../market.ts';
import { type StocksInput, SYSTEM } from '../orders/index.ts';
import { rulesAt } from '../rules/index.ts';
import { type Schedule, windowAt } from '../rules/schedule.ts';
import { look, newWatch, type Seen } from './circuit.ts';
import type { DeskParts } from './parts.ts';

const EVERY_MS = 5_000;

type Parts = Pick<DeskParts, 'database' | 'orders' | 'makeId' | 'now' | 'tradingNow'>;

/**
 * Stops the whole main market when its index has fallen too far for a minute. Each instance looks; who is first calls a
 * level, and for the others it has been called: the key is the session's and the level's.
 */
export function watchCircuit(parts: Parts): Round {
  let watch = newWatch('');
  return {
    name: 'watch-circuit-breaker',
    everyMs: EVERY_MS,
    run: async () => {
      const at = parts.now();
      const { reader } = parts.database;
      const { exchange } = await parts.tradingNow(reader);
      const market = await readMarket(reader);
      const [first] = market;
      if (!first) return false;
      const window = windowAt(first.schedule, exchange.calendar, at);
      const seen: Seen = {
        session: `${first.session.day}:${first.session.sessionNo}`,
        phase: market.some(({ session }) => session.phase === 'continuous')
          ? 'continuous'
          : first.session.phase,
        changeRate: marketIndex(market.map(weighted)).changeRate,
        leftMs: window === null ? null : window.closesAt - at,
      };
      const found = look(rulesAt(at, exchange), watch, seen, at);
      if (found.level !== null) {
        const symbols = market.map(({ symbol }) => symbol);
        if (!(await call(parts, { symbols, level: found.level, session: seen.session }))) return false;
      }
      watch = found.watch;
      return false;
    },
  };
}

interface Listed {
  readonly symbol: string;
  readonly schedule: Schedule;
  readonly sharesIssued: number;
  readonly session: Session;
}

/** All that is listed in the main market, the largest company first: its session is the market's. */
async function readMarket(executor: Executor): Promise<Listed[]> {
  const rows = await executor
    .selectFrom('stocks_listings')
    .innerJoin('stocks_books', 'stocks_books.symbol', 'stocks_listings.symbol')
    .select(['stocks_listings.symbol', 'schedule', 'shares_issued', 'state'])
    .where('season_id', 'is', null)
    .where('status', '=', 'listed')
    .orderBy('shares_issued', 'desc')
    .orderBy('stocks_listings.symbol')
    .execute();
  return rows.map(({ symbol, schedule, shares_issued, state }) => ({
    ...{ symbol, schedule, sharesIssued: shares_issued },
    session: JSON.parse(state) as Session,
  }));
}

const weighted = ({ sharesIssued, session: { last, reference, chain } }: Listed): Weighted => ({
  ...{ last, reference, sharesIssued, base: 1, chain: chain ?? null },
});

/** @returns whether it is decided: then nobody calls it again in this session */
async function call(
  { orders, makeId, now }: Parts,
  { symbols, level, session }: { symbols: readonly string[]; level: number; session: string },
): Promise<boolean> {
  const called = level as 1 | 2 | 3;
  const reason = `index: level ${level}`;
  const input: StocksInput = { kind: 'circuit-break', symbols, level: called, reason, draw: orders.draw() };
  const answer = await orders.lane.submit({
    ...{ id: makeId(), at: now(), accountId: SYSTEM, key: `circuit:${session}:${level}` },
    ...{ name: 'stocks.circuit-break', input, fingerprint: '' },
  });
  return answer.answered;
}
