export { leavesFrom, tasksOf } from './days.ts';
export type {
  Because,
  LeftOutReason,
  PlanDay,
  PlanProblem,
  PlanResult,
  PlanStop,
} from './problem.ts';
export { bestOrder, plannedDay, solve, solving, travelOf } from './solve.ts';
export { type DayTask, scheduleOf, type Window } from './task.ts';
