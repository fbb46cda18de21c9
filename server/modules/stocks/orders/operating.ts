import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import { isoOrNull } from '../../../lib/iso.ts';
import { memberOf } from '../data/moved.ts';
import { type Effects, type Market, noEffects } from '../market.ts';
import {
  halt,
  isOnTick,
  isSessionOver,
  judgeReference,
  type Limits,
  nextSession,
  resume,
  setPhase,
  breakCircuit as stopForCircuit,
} from '../rules/index.ts';
import { isBoundByLimits } from '../settlement/index.ts';
import type { Asked } from './input.ts';
import type { Live } from './loading.ts';
import { concluded, onMarket, passTime, setClock } from './on-market.ts';
import type { ExchangeState } from './state.ts';

/** What time has brought has happened when this decides: `onMarket` sees to it. `left`: orders still to be taken out. */
export function advanceMarket(state: ExchangeState, command: Command, asked: Asked<'advance'>): Decision {
  return onMarket(state, command, asked, ({ market }) => ({
    accepted: true,
    result: { symbol: market.symbol, left: market.session.isSweeping ? market.book.size : 0 },
  }));
}

export function haltMarket(state: ExchangeState, command: Command, asked: Asked<'halt'>): Decision {
  return operate(state, command, { ...asked, action: 'stocks.halt', details: {} }, (market) =>
    halt(market, market.clock),
  );
}

export function resumeMarket(state: ExchangeState, command: Command, asked: Asked<'resume'>): Decision {
  return operate(state, command, { ...asked, action: 'stocks.resume', details: {} }, (market) =>
    resume(market, market.clock, state.exchange),
  );
}

export function setMarketPhase(state: ExchangeState, command: Command, asked: Asked<'set-phase'>): Decision {
  const { phase } = asked;
  return operate(state, command, { ...asked, action: 'stocks.set-phase', details: { phase } }, (market) =>
    setPhase(market, phase, market.clock, state.exchange),
  );
}

/**
 * Limits of the running session; the next one has its own. Orders that rest outside of them stay: one that is better than a
 * limit trades at the limit, one that is worse trades nowhere until it is inside again.
 */
export function setLimits(state: ExchangeState, command: Command, asked: Asked<'set-limits'>): Decision {
  return onMarket(state, command, asked, ({ market }) => {
    const refusal = judgeLimits(market, asked);
    if (refusal) return refusal;
    const { lower, upper } = asked;
    const operation = { ...asked, action: 'stocks.set-limits', details: { lower, upper } };
    return operate(state, command, operation, ({ session }) => {
      session.lower = lower;
      session.upper = upper;
      return noEffects();
    });
  });
}

function judgeLimits(market: Market, { lower, upper }: Limits): Refused | null {
  const { rules, session } = market;
  const areTicks = isOnTick(rules, lower) && isOnTick(rules, upper);
  if (!areTicks || lower > upper) return refused('stocks.off-tick', { lower, upper });
  if (isSessionOver(session) || session.isSweeping) {
    return refused('stocks.no-session', { opensAt: isoOrNull(session.phaseEndsAt) });
  }
  return isBoundByLimits(market) ? refused('stocks.limits-bound', { upper: session.upper }) : null;
}

/** The reference of the next session, and so its limits. The running one and its orders are left as they are: they end with it. */
export function setReference(
  state: ExchangeState,
  command: Command,
  asked: Asked<'set-reference'>,
): Decision {
  const { exchange } = state;
  return onMarket(state, command, asked, ({ market }) => {
    const { reference } = asked;
    const refusal = reference === null ? null : judgeReference(market, reference, market.clock, exchange);
    if (refusal) return refusal;
    const { last, nextReference: replaced = null } = market.session;
    const { day, lower, upper } = nextSession(market, market.clock, exchange, reference ?? last);
    const details = { reference, replaced, day, lower, upper };
    const operation = { ...asked, action: 'stocks.set-reference', details };
    return operate(state, command, operation, ({ session }) => {
      session.nextReference = reference;
      return noEffects();
    });
  });
}

/** So many members are told that their orders wait; the pages of all the others say it too. */
const MAX_TOLD = 10_000;

/** Stops many symbols at once. What is closed or halted stays as it is. Whose orders wait there is told of it. */
export function breakCircuit(
  state: ExchangeState,
  command: Command,
  asked: Asked<'circuit-break'>,
): Decision {
  const { symbols, level, reason, draw } = asked;
  const events = [];
  const stopped: string[] = [];
  const waiting = new Set<string>();
  let resumesAt: number | null = null;
  for (const symbol of symbols) {
    const live = state.lives.get(symbol);
    if (!live?.isListed) continue;
    const { market } = live;
    events.push(...passTime(state, live, command.at, draw));
    if (!market.rules.circuit.levels[level - 1]) continue;
    setClock(state, live, command.at);
    const effects = stopForCircuit(market, level, market.clock, state.exchange);
    if (effects.phases.length === 0) continue;
    noteEnd(live);
    if (market.session.phase === 'halted') resumesAt = market.session.phaseEndsAt;
    for (const { accountId } of market.book.all())
      if (waiting.size < MAX_TOLD) waiting.add(memberOf(accountId));
    events.push(concluded(state, live, effects));
    stopped.push(symbol);
  }
  // Where everything stood still already nobody has anything to hear.
  const told = { level, symbols: stopped, reason, resumesAt: isoOrNull(resumesAt), members: [...waiting] };
  const broken = { name: 'stocks.circuit-broken', key: 'circuit', data: told };
  return {
    accepted: true,
    result: { level, symbols: stopped },
    events: stopped.length > 0 ? [...events, broken] : events,
    audit: {
      action: 'stocks.break-circuit',
      subject: `level ${level}`,
      reason,
      details: { symbols: stopped },
    },
  };
}

interface Operation {
  readonly symbol: string;
  readonly draw: number;
  readonly reason: string;
  readonly action: string;
  readonly details: Record<string, unknown>;
}

/** An operator's act on one market: told like every change, and kept with its reason. */
function operate(
  state: ExchangeState,
  command: Command,
  { symbol, draw, reason, action, details }: Operation,
  change: (market: Market) => Effects,
): Decision {
  return onMarket(state, command, { symbol, draw }, (live) => {
    const { market } = live;
    setClock(state, live, command.at);
    const before = market.session.phase;
    const effects = change(market);
    noteEnd(live);
    const event = concluded(state, live, effects);
    const { phase, phaseEndsAt, lower, upper } = market.session;
    return {
      accepted: true,
      result: { symbol, phase, phaseEndsAt: isoOrNull(phaseEndsAt), lower, upper },
      events: [event],
      audit: { action, subject: symbol, reason, details: { ...details, before } },
    };
  });
}

function noteEnd(live: Live): void {
  if (live.market.session.phase === 'closed') live.hasEnded = true;
}
