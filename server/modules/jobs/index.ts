import type { Module } from '../../module.ts';
import type { JobsModuleDependencies } from './operating.ts';
import { registerJobRoutes } from './routes.ts';

/** Jobs: what operators see of them and do about them. What runs them is in server/jobs. */
export const createJobsModule = (deps: JobsModuleDependencies): Module => ({
  routes: (app) => registerJobRoutes(app, deps),
  consumers: [],
  streams: () => [],
});
