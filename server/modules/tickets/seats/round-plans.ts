import type { Executor } from '../../../db/dialect.ts';
import type { SeatPlan } from '../maps/seat-plan.ts';
import type { Shows } from '../shows/index.ts';
import type { RoundOnSale } from '../state.ts';
import { readSales } from './sales.ts';

const ROUNDS_KEPT = 100;

export interface RoundPlans {
  /** @returns undefined for a round that there is not */
  of(roundId: string): Promise<SeatPlan | undefined>;
  /** To be called after a commit: whoever is answered finds the plans of their rounds. */
  noted(rounds: Iterable<RoundOnSale>): void;
}

/** Plans by round, for answers: of rounds that are sold just now nobody has to ask the database. */
export function createRoundPlans(executor: Executor, plansOf: Shows['plansOf']): RoundPlans {
  const kept = new Map<string, SeatPlan>();
  const keep = (roundId: string, plan: SeatPlan): void => {
    kept.set(roundId, plan);
    if (kept.size <= ROUNDS_KEPT) return;
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  };
  return {
    of: async (roundId) => {
      const known = kept.get(roundId);
      if (known) return known;
      const sales = await readSales(executor, new Set([roundId]), plansOf);
      const plan = sales.get(roundId)?.plan;
      if (plan) keep(roundId, plan);
      return plan;
    },
    noted: (rounds) => {
      for (const { id, plan } of rounds) if (kept.get(id) !== plan) keep(id, plan);
    },
  };
}
