import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { Shows } from '../shows/index.ts';
import type { RoundOnSale } from '../state.ts';
import {
  PERFORMANCE_COLUMNS,
  type PerformanceRow,
  ROUND_COLUMNS,
  type RoundRow,
  roundFacts,
} from './rows.ts';

/** Rounds without their places: for showing what somebody holds or waits for. */
export type Sale = Omit<RoundOnSale, 'occupancy'>;

/** Rounds by id, in bulk; what does not exist is left out. */
export async function readSales(
  executor: Executor,
  roundIds: ReadonlySet<string>,
  plansOf: Shows['plansOf'],
): Promise<Map<string, Sale>> {
  const byId = { keys: ['id'], index: 'PRIMARY', lock: false } as const;
  const rows = await selectMany<RoundRow>(
    executor,
    { table: 'tickets_rounds', columns: ROUND_COLUMNS, ...byId },
    Array.from(roundIds, (id) => [id]),
  );
  const performances = await selectMany<PerformanceRow>(
    executor,
    { table: 'tickets_performances', columns: PERFORMANCE_COLUMNS, ...byId },
    rows.map((row) => [row.performance_id]),
  );
  const plans = await plansOf(executor, new Set(rows.map((row) => row.map_id)));
  const performanceOf = new Map(performances.map((row) => [row.id, row]));
  const sales = new Map<string, Sale>();
  for (const row of rows) {
    const performance = performanceOf.get(row.performance_id);
    const plan = plans.get(row.map_id);
    if (performance && plan) sales.set(row.id, roundFacts(row, { performance, plan }));
  }
  return sales;
}
