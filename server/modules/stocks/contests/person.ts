import { type Executor, selectMany, updateMany } from '../../../db/dialect.ts';
import { iso } from '../../../lib/iso.ts';

/** In which seasons a member took part, for the file that they may take with them. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const rows = await executor
    .selectFrom('stocks_entries')
    .innerJoin('stocks_seasons', 'stocks_seasons.id', 'stocks_entries.season_id')
    .select(['season_id', 'name', 'nickname', 'stocks_entries.starting_cash', 'joined_at'])
    .select(['final_value', 'final_place'])
    .where('account_id', '=', accountId)
    .orderBy('season_id')
    .execute();
  return {
    stocksSeasons: rows.map((row) => ({
      ...{ seasonId: row.season_id, name: JSON.parse(row.name) as unknown, nickname: row.nickname },
      ...{ startingCash: row.starting_cash, joinedAt: iso(row.joined_at) },
      ...{ finalValue: row.final_value, finalPlace: row.final_place },
    })),
  };
}

/** Takes the name that others saw off a member's entries; their place stays, so that nobody else's changes. */
export async function onErase(tx: Executor, accountId: string): Promise<void> {
  const rows = await tx
    .selectFrom('stocks_entries')
    .select('season_id')
    .where('account_id', '=', accountId)
    .execute();
  const ids = rows.map(({ season_id }) => season_id).sort();
  // Entries hang on their season.
  await selectMany(
    tx,
    { table: 'stocks_seasons', columns: ['id'], keys: ['id'], index: 'PRIMARY', lock: true },
    ids.map((id) => [id]),
  );
  await updateMany(
    tx,
    'stocks_entries',
    ['season_id', 'account_id'],
    ['nickname', 'nickname_key'],
    ids.map((id) => ['', `#${accountId}`, id, accountId]),
  );
}
