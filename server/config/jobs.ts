import Type from 'typebox';

export const JOBS_SETTINGS = Type.Object({});

export type JobsConfig = {};

export function readJobsConfig(): JobsConfig {
  return Object.freeze({});
}
