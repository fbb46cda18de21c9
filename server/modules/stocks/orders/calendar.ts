import { type Executor, run } from '../../../db/dialect.ts';
import { dayAfter, type Exchange, type Hours, KRX, withExceptions } from '../rules/index.ts';

/** An operator's word on a day holds on every instance after this, milliseconds. */
const KEPT_MS = 1_000;

/** The exchange with its calendar as operators have it now. */
export interface Trading {
  readonly exchange: Exchange;
  /** The trading day that is `n` after another. */
  readonly dayAfter: (day: string, n: number) => string;
}

/**
 * The calendar with the operators' exceptions, read again once a second at the most.
 * @param monotonic milliseconds that only go forward
 */
export function createTrading(monotonic: () => number): (executor: Executor) => Promise<Trading> {
  let text = '';
  let known = tradingWith(new Map());
  let readAt = Number.NEGATIVE_INFINITY;
  return async (executor) => {
    if (monotonic() - readAt < KEPT_MS) return known;
    const rows = await run<{ day: string; hours: string }>(
      executor,
      'select day, hours from stocks_calendar order by day',
      [],
    );
    readAt = monotonic();
    const now = JSON.stringify(rows);
    if (now !== text) {
      text = now;
      known = tradingWith(new Map(rows.map(({ day, hours }) => [day, JSON.parse(hours) as Hours | null])));
    }
    return known;
  };
}

function tradingWith(exceptions: ReadonlyMap<string, Hours | null>): Trading {
  const calendar = withExceptions(KRX.calendar, exceptions);
  // Every trade of a day asks the same.
  let asked = '';
  let answer = '';
  return {
    exchange: { ...KRX, calendar },
    dayAfter: (day, n) => {
      const question = `${day}+${n}`;
      if (question !== asked) {
        answer = dayAfter(calendar, day, n);
        asked = question;
      }
      return answer;
    },
  };
}
