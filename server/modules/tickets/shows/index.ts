import type { Executor } from '../../../db/dialect.ts';
import type { Part } from '../../../module.ts';
import type { SeatPlan } from '../maps/seat-plan.ts';
import type { TicketsDependencies } from '../parts.ts';
import { createPlans } from './plans.ts';

export { insertShows, type ShowsSeed } from './seed.ts';

export interface Shows extends Part {
  /** Plans of maps by id; a map never changes, so each is read once and kept while it is used. */
  readonly plansOf: (executor: Executor, mapIds: ReadonlySet<string>) => Promise<Map<string, SeatPlan>>;
  /** Told which performances' remembered views are out of date, after a commit. */
  readonly changed: (performanceIds: readonly string[]) => Promise<void>;
}

/** Venues, halls with their maps, performers, performances and rounds. */
export function createShows(_deps: TicketsDependencies): Shows {
  return { plansOf: createPlans(), changed: async () => undefined };
}
