import type { IndexChain, Market, Phase, Session } from '../market.ts';
import { dayOf } from './days.ts';
import { rulesOfDay } from './in-force.ts';
import { KRX } from './krx.ts';
import type { Exchange, Rules } from './rules.ts';
import { phaseIn, type Schedule, type Window, windowAt } from './schedule.ts';
import { limitsOf } from './ticks.ts';

/** What of a listing a session hangs on. */
export interface Scheduled {
  readonly schedule: Schedule;
}

/**
 * The first session of a symbol that is listed at a moment: in the phase that the schedule has for it. Its market needs
 * `rulesOfDay(session.day)` and looks again at `session.phaseEndsAt`. A market that is moved by hand begins closed, one that
 * never closes trades at once.
 * @param reference what the first day's limits are of
 * @param at epoch milliseconds
 */
export function newSession(
  { schedule }: Scheduled,
  reference: number,
  at: number,
  exchange: Exchange = KRX,
): Session {
  const window = windowAt(schedule, exchange.calendar, at);
  const now = window ? phaseIn(window, at) : null;
  const first: Phase = schedule === 'continuous' ? 'continuous' : 'closed';
  const phase = now?.phase ?? first;
  const isOpen = phase !== 'closed';
  const day = window && isOpen ? window.day : dayOf(at, exchange.calendar.offsetMs);
  return {
    phase,
    phaseEndsAt: now?.endsAt ?? null,
    closingAt: isOpen && window ? window.closingAt : null,
    closesAt: isOpen && window ? window.closesAt : null,
    sessionNo: isOpen ? 1 : 0,
    day,
    ...startOf(rulesOfDay(day, exchange), reference),
    last: reference,
    tradeNo: 0,
    priority: 0,
    resumeTo: null,
    isSweeping: false,
    isByHand: false,
  };
}

/** What every session begins with. */
const startOf = (rules: Rules, reference: number) => ({
  reference,
  ...limitsOf(rules, reference),
  open: 0,
  high: 0,
  low: 0,
  auctionPrice: 0,
  volume: 0,
  amount: 0,
});

/**
 * A session begins: the close of the one before is its reference, or what an operator has set; its day's rules are in force,
 * its limits are new. Its book is empty: a session that ends takes out its orders first. The phase is the caller's to set.
 * @param window what the schedule has for it; null: begun by hand, on `day`
 */
export function beginSession(market: Market, window: Window | null, day: string, exchange: Exchange): void {
  const { session } = market;
  market.rules = rulesOfDay(day, exchange);
  session.sessionNo += 1;
  session.day = day;
  session.closingAt = window?.closingAt ?? null;
  session.closesAt = window?.closesAt ?? null;
  session.resumeTo = null;
  if (session.nextReference != null) {
    session.chain = chainedOver(session, session.nextReference, market.clock);
    // Nothing has traded since: an auction measures from the reference.
    session.last = session.nextReference;
    session.nextReference = null;
  }
  Object.assign(session, startOf(market.rules, session.last));
}

/** No session is under way: it is closed, or was halted when its session ended, or after it. */
export const isSessionOver = ({ phase, resumeTo }: Session): boolean =>
  phase === 'closed' || (phase === 'halted' && resumeTo === 'closed');

const chainedOver = ({ chain, last }: Session, reference: number, at: number): IndexChain => {
  const before = chain?.factor ?? 1;
  return { factor: (before * last) / reference, before, at };
};

/** Works out when somebody must look at the market again, from its session. Whoever changes a session by hand asks it. */
export function setNextAt(market: Market): void {
  const { session, clock } = market;
  market.nextAt = session.isSweeping ? clock : endOf(session);
}

function endOf({ phase, phaseEndsAt, closesAt }: Session): number | null {
  if (phase !== 'halted' || phaseEndsAt === null || closesAt === null) {
    return phaseEndsAt ?? (phase === 'halted' ? closesAt : null);
  }
  // However long a halt is, the session's orders end with the session.
  return Math.min(phaseEndsAt, closesAt);
}
