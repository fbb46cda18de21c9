import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { idCursor } from '../../http/page.ts';
import { PageQuery, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { type Act, createOperating, type JobsModuleDependencies } from './operating.ts';
import {
  ActBody,
  FailurePage,
  FailureParams,
  JobList,
  JobParams,
  JobView,
  RunDetail,
  RunPage,
  RunParams,
  RunView,
  ScheduleBody,
} from './schemas.ts';
import { jobViews, listFailures, listRuns, readRun } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const PAGE_SIZE = 20;

/** What operators see of jobs, and what they do about them. Every act is audited. */
export function registerJobRoutes(app: App, deps: JobsModuleDependencies): void {
  registerLists(app, deps);
  registerRuns(app, deps);
  registerSettings(app, deps);
}

const actOf = (request: FastifyRequest & { body: ActBody }): Act => ({
  actorId: callerOf(request).accountId,
  reason: request.body.reason,
});

async function oneJob({ database, jobs, now }: JobsModuleDependencies, name: string): Promise<JobView> {
  const [job] = await jobViews(database.reader, jobs.plans, [name], now());
  if (!job) throw new ProblemError('job.not-found');
  return job;
}

async function oneRun({ database, now }: JobsModuleDependencies, runId: string): Promise<RunDetail> {
  const run = await readRun(database.reader, runId, now());
  if (!run) throw new ProblemError('job.run-not-found');
  return run;
}

function registerLists(app: App, deps: JobsModuleDependencies): void {
  const { database, jobs, now } = deps;
  app.get(
    '/admin/jobs',
    {
      config: admin,
      schema: {
        operationId: 'listJobs',
        tags: ['Admin'],
        summary: 'Work over many rows: when each job comes, how its last run went',
        response: { 200: JobList, ...PROBLEMS },
      },
    },
    async () => ({ items: await jobViews(database.reader, jobs.plans, [...jobs.plans.keys()], now()) }),
  );

  app.get(
    '/admin/jobs/:name',
    {
      config: admin,
      schema: {
        operationId: 'readJob',
        tags: ['Admin'],
        summary: 'One job with its run under way, or else its last one',
        params: JobParams,
        response: { 200: JobView, ...PROBLEMS },
      },
    },
    async (request) => oneJob(deps, request.params.name),
  );

  app.get(
    '/admin/jobs/:name/runs',
    {
      config: admin,
      schema: {
        operationId: 'listJobRuns',
        tags: ['Admin'],
        summary: 'Runs of a job, newest first',
        description: 'A scheduled run that found nothing to do leaves none. Kept for 90 days.',
        params: JobParams,
        querystring: PageQuery,
        response: { 200: RunPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { name } = request.params;
      const { cursor, limit = PAGE_SIZE } = request.query;
      if (!jobs.plans.has(name)) throw new ProblemError('job.not-found');
      return listRuns(database.reader, name, { before: idCursor(cursor), limit, now: now() });
    },
  );

  app.get(
    '/admin/jobs/:name/failures',
    {
      config: admin,
      schema: {
        operationId: 'listJobFailures',
        tags: ['Admin'],
        summary: 'Items that could not be done, oldest first',
        params: JobParams,
        querystring: PageQuery,
        response: { 200: FailurePage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { name } = request.params;
      const { cursor, limit = PAGE_SIZE } = request.query;
      if (!jobs.plans.has(name)) throw new ProblemError('job.not-found');
      return listFailures(database.reader, name, { after: idCursor(cursor), limit });
    },
  );

  app.get(
    '/admin/job-runs/:runId',
    {
      config: admin,
      schema: {
        operationId: 'readJobRun',
        tags: ['Admin'],
        summary: 'One run with its log',
        params: RunParams,
        response: { 200: RunDetail, ...PROBLEMS },
      },
    },
    async (request) => oneRun(deps, request.params.runId),
  );
}

function registerRuns(app: App, deps: JobsModuleDependencies): void {
  const operating = createOperating(deps);
  app.post(
    '/admin/jobs/:name/runs',
    {
      config: admin,
      schema: {
        operationId: 'runJob',
        tags: ['Admin'],
        summary: 'Run a job now',
        description: 'Also while it is paused. 409 `job.running` names the run that is under way.',
        params: JobParams,
        body: ActBody,
        response: { 202: RunView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const runId = await operating.run(actOf(request), request.params.name);
      reply.code(202);
      return oneRun(deps, runId);
    },
  );

  app.post(
    '/admin/job-runs/:runId/stop',
    {
      config: admin,
      schema: {
        operationId: 'stopJobRun',
        tags: ['Admin'],
        summary: 'Stop a run behind the page under way',
        description: 'What was done stays done. A run that has ended is answered as it is.',
        params: RunParams,
        body: ActBody,
        response: { 202: RunView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { runId } = request.params;
      await operating.stop(actOf(request), runId);
      reply.code(202);
      return oneRun(deps, runId);
    },
  );

  app.post(
    '/admin/jobs/:name/failures/:failureId/retries',
    {
      config: admin,
      schema: {
        operationId: 'retryJobFailure',
        tags: ['Admin'],
        summary: 'Try one item again',
        params: FailureParams,
        body: ActBody,
        response: { 202: RunView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { name, failureId } = request.params;
      const runId = await operating.retry(actOf(request), name, failureId);
      reply.code(202);
      return oneRun(deps, runId);
    },
  );

  app.post(
    '/admin/jobs/:name/retries',
    {
      config: admin,
      schema: {
        operationId: 'retryJobFailures',
        tags: ['Admin'],
        summary: 'Try all items again that could not be done',
        params: JobParams,
        body: ActBody,
        response: { 202: RunView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const runId = await operating.retry(actOf(request), request.params.name, null);
      reply.code(202);
      return oneRun(deps, runId);
    },
  );
}

function registerSettings(app: App, deps: JobsModuleDependencies): void {
  const operating = createOperating(deps);
  for (const [verb, isPaused] of [
    ['pause', true],
    ['resume', false],
  ] as const) {
    app.post(
      `/admin/jobs/:name/${verb}`,
      {
        config: admin,
        schema: {
          operationId: `${verb}Job`,
          tags: ['Admin'],
          summary: isPaused
            ? 'Let no run begin by schedule, and the one under way rest behind its page'
            : 'Let the schedule count again, and a resting run go on',
          params: JobParams,
          body: ActBody,
          response: { 200: JobView, ...PROBLEMS },
        },
      },
      async (request) => {
        const { name } = request.params as { name: string };
        await operating.pause(actOf(request as never), name, isPaused);
        return oneJob(deps, name);
      },
    );
  }

  app.put(
    '/admin/jobs/:name/schedule',
    {
      config: admin,
      schema: {
        operationId: 'scheduleJob',
        tags: ['Admin'],
        summary: 'Set when a job comes; null for its default',
        description:
          'Cron pattern of five or six fields in Asia/Seoul, at most every 5 seconds. 422 `job.invalid-schedule` says what is wrong.',
        params: JobParams,
        body: ScheduleBody,
        response: { 200: JobView, ...PROBLEMS },
      },
    },
    async (request) => {
      const { name } = request.params;
      await operating.reschedule(actOf(request), name, request.body.schedule);
      return oneJob(deps, name);
    },
  );
}
