import type { Command, Lane } from '../../../engine/index.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { Part } from '../../../module.ts';
import type { Market } from '../market.ts';
import type { StocksInput } from '../orders/input.ts';
import type { ExchangeState } from '../orders/state.ts';
import { stepDown, stepUp, tickBelow } from '../rules/ticks.ts';
import { tradingIdOf } from '../state.ts';
import { COMPANIES, type Company } from './companies.ts';
import { type Fair, wander } from './fair.ts';
import { type Act, actsOf, type Glance, type Habit } from './habits.ts';

/** While somebody looks, and while nobody does: how often somebody of the crowd comes by. */
const LIVELY_MS = 220;
const CALM_MS = 3_000;
/** So long after a page was told of something, somebody is still taken to look. */
const WATCHED_MS = 30_000;
/** Half of all visits are a market maker's: what is taken is there again. */
const MAKER_SHARE = 0.45;
const DRAWS = 2 ** 32;

/** One who trades, by account. */
export interface Seat {
  readonly memberId: string;
  readonly habit: Habit;
  /** Seasons that they are in. */
  readonly seasons: ReadonlySet<string>;
}
/** One of the demo's symbols: of the main market, or the same company's in a season. */
export interface Place {
  readonly symbol: string;
  readonly seasonId: string | null;
  readonly company: Company;
}

interface CrowdDependencies {
  readonly lane: Lane<StocksInput, ExchangeState>;
  readonly marketOf: (symbol: string) => Promise<Market | null>;
  /** Who trades where; nobody, where the demo has not begun. */
  readonly seats: () => Promise<{ readonly seats: readonly Seat[]; readonly places: readonly Place[] }>;
  readonly makeId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
}

export interface Crowd extends Pick<Part, 'streams'> {
  readonly round: Round;
  /** Somebody comes by a symbol; the first orders of a book are made of many such visits. */
  readonly visit: (seat: Seat, place: Place) => Promise<void>;
}

/** Simulated members with habits of their own, who trade by the same commands as everybody. */
export function createCrowd(deps: CrowdDependencies): Crowd {
  const { lane, marketOf, makeId, now, monotonic, random } = deps;
  const fairs = new Map<string, Fair & { at: number }>();
  let watchedAt = Number.NEGATIVE_INFINITY;

  /** What all believe that a company is worth now. Its shares in a season are worth the same. */
  function fairOf({ symbol, price, unrest }: Company, last: number): number {
    const fair = fairs.get(symbol) ?? { value: last, news: 0, at: monotonic() };
    const ms = monotonic() - fair.at;
    wander(fair, price, unrest, ms, random);
    fair.at += ms;
    fairs.set(symbol, fair);
    return fair.value;
  }

  async function visit({ memberId, habit }: Seat, { symbol, company }: Place): Promise<void> {
    const market = await marketOf(symbol);
    if (!market) return;
    const fair = fairOf(company, market.session.last);
    const accountId = tradingIdOf(memberId, market.seasonId);
    const acts = actsOf(habit, glanceAt(market, fair, accountId), random);
    await Promise.all(acts.map((act) => lane.submit(commandOf(memberId, symbol, act))));
  }

  function commandOf(accountId: string, symbol: string, act: Act): Command<StocksInput> {
    const id = makeId();
    const draw = Math.floor(random() * DRAWS);
    const base = { id, key: id, at: now(), accountId, fingerprint: '' };
    if (act.kind === 'cancel') {
      const input = { kind: 'cancel', orderId: act.orderId, quantity: null, reason: null, draw } as const;
      return { ...base, name: 'stocks.cancel', input };
    }
    return { ...base, name: 'stocks.place', input: { ...act, symbol, draw } };
  }

  async function run(): Promise<boolean> {
    const isWatched = monotonic() - watchedAt < WATCHED_MS;
    if (!isWatched && random() > LIVELY_MS / CALM_MS) return false;
    const { seats, places } = await deps.seats();
    const place = pick(places, random);
    if (!place) return false;
    const isMakers = random() < MAKER_SHARE;
    const there = seats
      .filter(({ habit }) => (habit === 'maker') === isMakers)
      .filter((seat) => isIn(seat, place));
    const seat = pick(there, random);
    if (seat) await visit(seat, place);
    return false;
  }

  return {
    round: { name: 'stocks-crowd', everyMs: LIVELY_MS, run },
    visit,
    // Events are only mapped while a page listens: to be asked is to be looked at.
    streams: (event) => {
      if (event.name === 'stocks.moved') watchedAt = monotonic();
      return [];
    },
  };
}

/** Everybody trades in the main market. */
export const isIn = ({ seasons }: Seat, { seasonId }: Place): boolean =>
  seasonId === null || seasons.has(seasonId);

const pick = <T>(from: readonly T[], random: () => number): T | undefined =>
  from[Math.floor(random() * from.length)];

function glanceAt(market: Market, fair: number, accountId: string): Glance {
  const { session, rules, book } = market;
  const { phase, last, reference, lower, upper } = session;
  const clamp = (price: number) => Math.min(upper, Math.max(lower, price));
  return {
    ...{ phase, last, reference, lower, upper, fair },
    ...{ bid: book.best('buy'), ask: book.best('sell'), own: book.ordersOf(accountId) },
    step: (price, steps) => {
      let at = tickBelow(rules, clamp(Math.round(price)));
      for (let i = 0; i < Math.abs(steps); i += 1) at = steps > 0 ? stepUp(rules, at) : stepDown(rules, at);
      return clamp(at);
    },
  };
}

/** By symbol: the companies of the demo. */
export const COMPANY_OF: ReadonlyMap<string, Company> = new Map(
  COMPANIES.map((company) => [company.symbol, company]),
);
