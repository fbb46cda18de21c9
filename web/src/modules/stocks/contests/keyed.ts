import type { LeagueRow } from '../../../api/stocks-contest.ts';

export interface KeyedRow {
  readonly key: string;
  readonly row: LeagueRow;
}

/** Rows by nickname, which stays when a place is lost. Those who left have none any more: each of them is the next one. */
export function keyed(rows: readonly LeagueRow[]): KeyedRow[] {
  let gone = 0;
  const keys = new Set<string>();
  const found: KeyedRow[] = [];
  for (const row of rows) {
    if (row.nickname === '') gone += 1;
    const key = row.nickname === '' ? `gone ${gone}` : `as ${row.nickname}`;
    // Places move between two pages, and whoever fell stands on both: once is enough.
    if (keys.has(key)) continue;
    keys.add(key);
    found.push({ key, row });
  }
  return found;
}
