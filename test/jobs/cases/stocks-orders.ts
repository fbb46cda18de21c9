import { expect } from 'vitest';
import { type Case, DAY_MS, plant, times } from './case.ts';

const OLD = 10;
const SINCE = 40;
const SYMBOL = 'PURGED';

/** A symbol whose old snapshot stands behind ten batches, with forty more behind it; and one that nobody moves. */
const purge: Case = {
  job: 'stocks.purge-journal',
  // The ten batches, and the first snapshot.
  items: OLD + 1,
  seed: async (core, now) => {
    const [long, lately] = [now - 30 * DAY_MS, now - DAY_MS];
    const row = (n: number) => ({
      ...{ symbol: SYMBOL, sequence: n + 1, from_sequence: n, at: long, ops: '[]', state: '[]' },
    });
    await plant(core, 'stocks_journal', times(OLD + SINCE, row));
    const snapshot = (symbol: string, sequence: number, at: number) => ({
      ...{ symbol, sequence, at, hash: '', market: '{}' },
    });
    await plant(core, 'stocks_snapshots', [
      snapshot(SYMBOL, 0, long),
      snapshot(SYMBOL, OLD, long),
      snapshot(SYMBOL, OLD + SINCE, lately),
      snapshot('UNMOVED', 0, long),
    ]);
  },
  check: async ({ database }) => {
    const journal = await database.reader
      .selectFrom('stocks_journal')
      .select('sequence')
      .where('symbol', '=', SYMBOL)
      .orderBy('sequence')
      .execute();
    expect(journal.map(({ sequence }) => sequence)).toEqual(times(SINCE, (n) => OLD + n + 1));
    const snapshots = await database.reader
      .selectFrom('stocks_snapshots')
      .select(['symbol', 'sequence'])
      .where('symbol', 'in', [SYMBOL, 'UNMOVED'])
      .orderBy('symbol')
      .orderBy('sequence')
      .execute();
    expect(snapshots.map(({ symbol, sequence }) => `${symbol} ${sequence}`)).toEqual([
      ...[`${SYMBOL} ${OLD}`, `${SYMBOL} ${OLD + SINCE}`, 'UNMOVED 0'],
    ]);
  },
};

export const stocksOrderCases: readonly Case[] = [purge];
