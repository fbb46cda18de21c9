import { type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type { StocksCalendarTable, StocksListingsTable } from '../../../db/schema.ts';
import type { Command } from '../../../engine/types.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Hours } from '../rules/index.ts';
import type { Company, DeskState, Exception } from './decide.ts';
import type { DeskInput } from './input.ts';

const CALENDAR_COLUMNS = ['day', 'hours', 'note', 'by_id', 'at'] as const;

type Fact = Pick<StocksListingsTable, 'symbol' | 'name' | 'about' | 'sector' | 'color' | 'version'>;

/** Loads the listings and the days that the commands name, locked: first listings, then days. */
export async function prefetchDesk(
  tx: Executor,
  commands: readonly Command<DeskInput>[],
): Promise<DeskState> {
  const symbols = commands.flatMap(({ input }) => (input.kind === 'edit-listing' ? [[input.symbol]] : []));
  const rows = await selectMany<Fact>(
    tx,
    {
      table: 'stocks_listings',
      columns: ['symbol', 'name', 'about', 'sector', 'color', 'version'],
      keys: ['symbol'],
      index: 'PRIMARY',
      lock: true,
    },
    symbols,
  );
  const days = commands.flatMap(({ input }) => (input.kind === 'edit-listing' ? [] : [[input.day]]));
  const known = await selectMany<StocksCalendarTable>(
    tx,
    { table: 'stocks_calendar', columns: CALENDAR_COLUMNS, keys: ['day'], index: 'PRIMARY', lock: true },
    days,
  );
  return {
    companies: new Map(rows.map((row) => [row.symbol, companyOf(row)])),
    exceptions: new Map(known.map((row) => [row.day, exceptionOf(row)])),
  };
}

const companyOf = (row: Fact): Company => ({
  symbol: row.symbol,
  facts: {
    name: JSON.parse(row.name) as Localized,
    about: JSON.parse(row.about) as Localized,
    sector: row.sector,
    color: row.color,
  },
  version: row.version,
  isChanged: false,
});

const exceptionOf = (row: StocksCalendarTable): Exception => ({
  day: row.day,
  hours: JSON.parse(row.hours) as Hours | null,
  note: row.note,
  byId: row.by_id,
  at: row.at,
  change: 'none',
});

/** Days with hours of their own, ascending. @param from the first day, as in Seoul */
export async function readCalendar(executor: Executor, from: string): Promise<Exception[]> {
  const rows = await executor
    .selectFrom('stocks_calendar')
    .selectAll()
    .where('day', '>=', from)
    .orderBy('day')
    .limit(MOST_DAYS)
    .execute();
  return rows.map(exceptionOf);
}
const MOST_DAYS = 400;

/** Writes all changes of the working state, in bulk. */
export async function writeDesk(tx: Executor, { companies, exceptions }: DeskState): Promise<void> {
  await updateMany(
    tx,
    'stocks_listings',
    ['symbol'],
    ['name', 'about', 'sector', 'color', 'version'],
    [...companies.values()]
      .filter(({ isChanged }) => isChanged)
      .sort((a, b) => (a.symbol < b.symbol ? -1 : 1))
      .map(({ symbol, facts, version }) => [
        ...[JSON.stringify(facts.name), JSON.stringify(facts.about), facts.sector, facts.color],
        ...[version, symbol],
      ]),
  );
  const changed = [...exceptions.values()]
    .filter(({ change }) => change !== 'none')
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  for (const { day } of changed) await tx.deleteFrom('stocks_calendar').where('day', '=', day).execute();
  await insertMany(
    tx,
    'stocks_calendar',
    CALENDAR_COLUMNS,
    changed
      .filter(({ change }) => change === 'new')
      .map(({ day, hours, note, byId, at }) => [day, JSON.stringify(hours), note, byId, at]),
  );
}
