import { type Command, type Decision, refused } from '../../../engine/types.ts';
import type { SeasonCommand } from './input.ts';
import { changed, touch } from './operating.ts';
import type { Entry, Season } from './season.ts';
import { placed } from './standing.ts';
import type { SeasonState } from './state.ts';

/** Its markets are listed, with reference prices of this moment: the season runs. */
export function begin(
  state: SeasonState,
  command: Command,
  { seasonId, symbols }: SeasonCommand<'begin'>,
): Decision {
  const season = state.seasons.get(seasonId);
  if (!season) return refused('stocks.season-not-found');
  if (season.status !== 'announced' || command.at < season.facts.startsAt) {
    return refused('stocks.season-status', { status: season.status });
  }
  season.status = 'running';
  season.nextAt = season.facts.endsAt;
  touch(season);
  return { accepted: true, result: { seasonId, symbols }, events: [changed(season)] };
}

/** Writes what everybody ended with, once, and closes the season's wallets for ever. */
export function finish(
  state: SeasonState,
  command: Command,
  { seasonId, prices }: SeasonCommand<'finish'>,
): Decision {
  const season = state.seasons.get(seasonId);
  if (!season) return refused('stocks.season-not-found');
  if (season.endedAt !== null) return { accepted: true, result: { seasonId } };
  const isDue = season.status === 'running' && command.at >= season.facts.endsAt;
  if (!isDue && season.status !== 'cancelled') {
    return refused('stocks.season-status', { status: season.status });
  }
  if (season.status === 'running') {
    rank(state, season, new Map(prices));
    season.status = 'over';
  }
  for (const { tradingId } of entriesOf(state, season)) {
    const wallet = state.ledger.wallets.get(tradingId);
    if (!wallet) throw new Error(`The wallet ${tradingId} of a season is not there`);
    wallet.status = 'closed';
    wallet.changed = true;
  }
  season.endedAt = command.at;
  season.nextAt = null;
  touch(season);
  return { accepted: true, result: { seasonId }, events: [changed(season)] };
}

const entriesOf = ({ entries }: SeasonState, { id }: Season): Entry[] =>
  [...entries.values()].filter(({ seasonId }) => seasonId === id);

/** Places of players, by what their cash and their shares come to; makers have none. */
function rank(state: SeasonState, season: Season, prices: ReadonlyMap<string, number>): void {
  const valued = entriesOf(state, season).map((entry) => {
    const cash = state.ledger.wallets.get(entry.tradingId)?.balance ?? 0;
    const shares = state.holdings.get(entry.tradingId) ?? [];
    const worth = shares.reduce((sum, [symbol, quantity]) => sum + quantity * (prices.get(symbol) ?? 0), 0);
    return { entry, value: cash + worth };
  });
  for (const { entry, value } of valued) {
    entry.finalValue = value;
    entry.change = 'changed';
  }
  const players = valued.filter(({ entry }) => entry.role === 'player');
  for (const [{ entry }, place] of placed(players, ({ entry }) => entry.joinedAt)) entry.finalPlace = place;
}
