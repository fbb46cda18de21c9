import Type, { type Static } from 'typebox';

export const JOBS_SETTINGS = Type.Object({
  MADANG_JOBS: Type.Union([Type.Literal('on'), Type.Literal('off')], { default: 'on' }),
  MADANG_WORKER_PORT: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
});

export interface JobsConfig {
  /** Whether this instance takes up jobs that are due or asked for; a worker beside it may. */
  readonly isOn: boolean;
  /** Where a worker answers for its health and its metrics; null: nowhere. */
  readonly workerPort: number | null;
}

export function readJobsConfig(env: Static<typeof JOBS_SETTINGS>): JobsConfig {
  return Object.freeze({ isOn: env.MADANG_JOBS === 'on', workerPort: env.MADANG_WORKER_PORT ?? null });
}
