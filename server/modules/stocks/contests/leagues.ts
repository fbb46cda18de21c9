import { setTimeout } from 'node:timers/promises';
import type { Executor } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { Listener } from '../../../events/dispatcher.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';
import { MOVED, movedOf } from '../data/moved.ts';
import { tradingIdOf } from '../state.ts';
import { League } from './league.ts';
import { lastPrices, readAllPlayers, readPlayers } from './reading.ts';

/** A table that moves all the time is reckoned anew this often. */
const REFRESH_MS = 1_000;
/** One that nobody has asked for so long is forgotten. */
const KEPT_MS = 60_000;
/** More at once than anybody looks at: the one that was asked for longest ago makes room. */
const MOST = 20;

export interface Leagues {
  /** The table of a season that is not over, with all that this instance has heard of; made anew once a second at the most. */
  of(seasonId: string): Promise<League>;
  /** Of those who have joined here: they stand in the table when they look next. */
  joined(seasonId: string, tradingId: string): void;
  readonly listener: Listener;
}

interface Kept {
  readonly league: League;
  loading: Promise<void> | null;
  /** Monotonic milliseconds. */
  readAt: number;
  askedAt: number;
}

/**
 * The league tables that somebody looks at, each kept in the memory of this instance from the first look on.
 * @param monotonic milliseconds that only go forward
 */
export function createLeagues(database: Pick<Database, 'reader'>, monotonic: () => number): Leagues {
  const kept = new Map<string, Kept>();

  const forgetOld = (): void => {
    const at = monotonic();
    for (const [id, { askedAt }] of kept) if (at - askedAt > KEPT_MS) kept.delete(id);
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
  };

  const refresh = async (seasonId: string, { league }: Kept): Promise<void> => {
    const touched = league.takeTouched();
    try {
      league.update(await readPlayers(database.reader, seasonId, touched));
    } catch (error) {
      for (const id of touched) league.touch(id);
      throw error;
    }
  };

  /** Whoever asks while it is behind waits for its next turn, so that nobody is left with what was. */
  const current = async (seasonId: string, one: Kept): Promise<League> => {
    if (one.loading === null && one.league.isBehind) {
      const waitMs = Math.max(0, one.readAt + REFRESH_MS - monotonic());
      one.loading = (async () => {
        if (waitMs > 0) await setTimeout(waitMs);
        one.readAt = monotonic();
        await refresh(seasonId, one);
      })().finally(() => {
        one.loading = null;
      });
    }
    await one.loading;
    return one.league;
  };

  return {
    of: async (seasonId) => {
      const known = kept.get(seasonId);
      // The newest asked stands last.
      kept.delete(seasonId);
      const at = monotonic();
      const one = known ?? { league: new League(), loading: null, readAt: at, askedAt: at };
      one.askedAt = at;
      kept.set(seasonId, one);
      forgetOld();
      if (!known) {
        one.loading = load(database.reader, seasonId, one.league).finally(() => {
          one.loading = null;
        });
        try {
          await one.loading;
        } catch (error) {
          kept.delete(seasonId);
          throw error;
        }
      }
      return current(seasonId, one);
    },
    joined: (seasonId, tradingId) => {
      const one = kept.get(seasonId);
      if (!one) return;
      one.league.touch(tradingId);
      one.readAt = Number.NEGATIVE_INFINITY;
    },
    listener: {
      isAwake: () => {
        forgetOld();
        return kept.size > 0;
      },
      hear: (events) => {
        for (const event of events) hearOne(kept, event);
      },
    },
  };
}

/** What is heard while this reads is newer than what it reads, and stays. */
async function load(executor: Executor, seasonId: string, league: League): Promise<void> {
  for (const [symbol, price] of await lastPrices(executor, seasonId)) league.firstPrice(symbol, price);
  const players = await readAllPlayers(executor, seasonId);
  league.update(players);
  // What was told between this reading and the first that is heard: everybody is read once more.
  for (const { tradingId } of players) league.touch(tradingId);
}

function hearOne(kept: Map<string, Kept>, { name, key, data }: RecordedEvent): void {
  if (name === 'stocks.season-changed') {
    kept.delete(key);
  } else if (name === 'stocks.season-joined') {
    kept.get(key)?.league.touch(String(data.tradingId));
  } else if (name === 'account.deleted') {
    // Their nickname is gone.
    for (const [seasonId, { league }] of kept) league.touch(tradingIdOf(key, seasonId));
  } else if (name === MOVED) {
    const { symbol, seasonId, trades, orders, quote } = movedOf(data);
    const league = seasonId === null ? undefined : kept.get(seasonId)?.league;
    if (!league) return;
    league.price(symbol, quote.last);
    if (trades.length > 0) for (const [, accountId] of orders) league.touch(accountId);
  }
}
