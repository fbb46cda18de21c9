import type { TripsParts } from '../parts.ts';
import type { ModelMetrics } from './model/metrics.ts';

/** What the routes of planning share. */
export interface PlanningParts extends TripsParts {
  readonly modelMetrics: ModelMetrics;
  /** Accounts for which this instance makes a plan right now. */
  readonly running: Set<string>;
}
