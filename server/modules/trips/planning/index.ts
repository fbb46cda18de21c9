import type { Part } from '../../../module.ts';
import type { TripsParts } from '../parts.ts';
import { forgetPlans, personalPlans } from './keeping.ts';
import { modelMetrics } from './model/metrics.ts';
import { registerPlanningRoutes } from './routes.ts';

export type Planning = Part;

/** Plans that can be explained: a solver decides, a language model may propose. */
export function createPlanning(parts: TripsParts): Planning {
  const planning = { ...parts, modelMetrics: modelMetrics(parts.registry), running: new Set<string>() };
  return {
    routes: (app) => registerPlanningRoutes(app, planning),
    personalData: personalPlans,
    onErase: forgetPlans,
  };
}
