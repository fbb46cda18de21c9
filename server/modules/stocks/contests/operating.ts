import {
  type Command,
  type Decision,
  type DomainEvent,
  type Refused,
  refused,
} from '../../../engine/types.ts';
import type { SeasonCommand } from './input.ts';
import { houseWalletOf, SEASON_CURRENCY, type Season, type SeasonFacts } from './season.ts';
import type { SeasonState } from './state.ts';
import { openWallet } from './wallets.ts';

/** Writes a season: a new one as a draft, or a whole one anew. */
export function saveSeason(
  state: SeasonState,
  command: Command,
  { seasonId, version, facts, reason }: SeasonCommand<'save'>,
): Decision {
  const before = state.seasons.get(seasonId);
  if (version !== null) {
    if (!before) return refused('stocks.season-not-found');
    if (before.version !== version) return conflict(before);
  }
  const fault = faultOf(state, before, facts, command.at);
  if (fault !== null) return refused('stocks.invalid-season', { reason: fault });
  const season = before ?? newSeason(state, command, seasonId, facts);
  const old = season.facts;
  season.facts = facts;
  if (before) touch(season);
  if (season.status === 'announced') season.nextAt = facts.startsAt;
  if (season.status === 'running') season.nextAt = facts.endsAt;
  return {
    accepted: true,
    result: { seasonId, version: season.version },
    events: before && season.status !== 'draft' ? [changed(season)] : [],
    audit: {
      action: before ? 'stocks.edit-season' : 'stocks.create-season',
      subject: seasonId,
      reason,
      details: before ? { before: summary(old), after: summary(facts) } : summary(facts),
    },
  };
}

const summary = ({ name, about: _, ...facts }: SeasonFacts): Record<string, unknown> => ({
  name: name.ko,
  ...facts,
});

function newSeason(state: SeasonState, command: Command, id: string, facts: SeasonFacts): Season {
  state.lastSeasonNo += 1;
  const season: Season = {
    ...{ id, seasonNo: state.lastSeasonNo, facts, currency: SEASON_CURRENCY, status: 'draft' },
    ...{ entrants: 0, nextAt: null, endedAt: null, version: 1, createdAt: command.at, change: 'new' },
  };
  state.seasons.set(id, season);
  openWallet(state, houseWalletOf(id), 'house', command.at);
  return season;
}

/** Why a season cannot be as it is written; null when it can. What was promised to those who have joined stays. */
function faultOf(
  { listed }: SeasonState,
  before: Season | undefined,
  facts: SeasonFacts,
  at: number,
): string | null {
  if (before?.status === 'over' || before?.status === 'cancelled') return 'over';
  if (facts.endsAt <= facts.startsAt) return 'order';
  if (facts.endsAt <= at) return 'past';
  if (new Set(facts.symbols).size < facts.symbols.length) return 'symbols-twice';
  // What runs has listings of its own: those that they were made of may be gone.
  if (before?.status !== 'running' && facts.symbols.some((symbol) => !listed.has(symbol))) return 'symbol';
  if (!before || before.status === 'draft') return null;
  const isPromised =
    before.facts.startingCash === facts.startingCash &&
    before.facts.symbols.join() === facts.symbols.join() &&
    before.facts.schedule === facts.schedule;
  if (!isPromised && (before.status === 'running' || before.entrants > 0)) return 'promised';
  if (before.status === 'running' && before.facts.startsAt !== facts.startsAt) return 'begun';
  return null;
}

/** Shows a draft: from now on it can be joined, and it begins by itself. */
export function announce(
  state: SeasonState,
  command: Command,
  { seasonId, version, reason }: SeasonCommand<'announce'>,
): Decision {
  const season = state.seasons.get(seasonId);
  if (!season) return refused('stocks.season-not-found');
  if (season.version !== version) return conflict(season);
  if (season.status !== 'draft') return refused('stocks.season-status', { status: season.status });
  if (season.facts.endsAt <= command.at) return refused('stocks.invalid-season', { reason: 'past' });
  season.status = 'announced';
  season.nextAt = season.facts.startsAt;
  return acted(season, { action: 'stocks.announce-season', reason });
}

/** Calls a season off: nobody is ranked, and its markets close. */
export function cancel(
  state: SeasonState,
  command: Command,
  { seasonId, version, reason }: SeasonCommand<'cancel'>,
): Decision {
  const season = state.seasons.get(seasonId);
  if (!season) return refused('stocks.season-not-found');
  if (season.version !== version) return conflict(season);
  if (season.status === 'over' || season.status === 'cancelled') {
    return refused('stocks.season-status', { status: season.status });
  }
  const from = season.status;
  season.status = 'cancelled';
  season.nextAt = command.at;
  return acted(season, {
    action: 'stocks.cancel-season',
    reason,
    details: { from, entrants: season.entrants },
  });
}

function acted(
  season: Season,
  { action, reason, details = {} }: { action: string; reason: string; details?: Record<string, unknown> },
): Decision {
  touch(season);
  return {
    accepted: true,
    result: { seasonId: season.id, version: season.version },
    events: [changed(season)],
    audit: { action, subject: season.id, reason, details: { name: season.facts.name.ko, ...details } },
  };
}

const conflict = ({ version }: Season): Refused => refused('stocks.version-conflict', { version });

/** Notes a change of what operators and visitors see. */
export function touch(season: Season): void {
  season.version += 1;
  if (season.change === 'none') season.change = 'changed';
}

/** What open pages and everything that remembers seasons learn. */
export const changed = ({ id, status }: Season): DomainEvent => ({
  name: 'stocks.season-changed',
  key: id,
  data: { seasonId: id, status },
});
