import { type Executor, selectMany } from '../../../db/dialect.ts';
import { compileMap } from '../maps/compile.ts';
import type { HallMap } from '../maps/hall-map.ts';
import type { SeatPlan } from '../maps/seat-plan.ts';

/** How many places the plans have together that are kept: some 20 bytes each, and their maps some 100. */
const KEPT_PLACES = 500_000;

export type PlansOf = (executor: Executor, mapIds: ReadonlySet<string>) => Promise<Map<string, SeatPlan>>;

/**
 * Plans of maps by id, those used last at hand. A map never changes, so nobody has to say when one is out of date.
 * @returns for ids that are no map's there is none
 */
export function createPlans(): PlansOf {
  const kept = new Map<string, SeatPlan>();
  let places = 0;

  const keep = (plan: SeatPlan): void => {
    kept.set(plan.mapId, plan);
    places += plan.capacity;
    for (const [id, { capacity }] of kept) {
      if (places <= KEPT_PLACES || kept.size === 1) return;
      kept.delete(id);
      places -= capacity;
    }
  };

  return async (executor: Executor, mapIds: ReadonlySet<string>): Promise<Map<string, SeatPlan>> => {
    const found = new Map<string, SeatPlan>();
    const missing: string[] = [];
    for (const id of mapIds) {
      const plan = kept.get(id);
      if (!plan) {
        missing.push(id);
        continue;
      }
      kept.delete(id);
      kept.set(id, plan);
      found.set(id, plan);
    }
    if (missing.length === 0) return found;
    for (const [id, text] of await readMaps(executor, missing)) {
      const plan = kept.get(id) ?? compileMap(id, JSON.parse(text) as HallMap);
      if (!kept.has(id)) keep(plan);
      found.set(id, plan);
    }
    return found;
  };
}

/** Maps as they are stored, by id, in bulk. */
export async function readMaps(executor: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await selectMany<{ id: string; map: string }>(
    executor,
    { table: 'tickets_maps', columns: ['id', 'map'], keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  return new Map(rows.map(({ id, map }) => [id, map]));
}
