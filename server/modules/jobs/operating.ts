import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import { appendAudit } from '../../events/audit.ts';
import { again } from '../../http/again.ts';
import { ProblemError } from '../../http/errors.ts';
import {
  faultOfSchedule,
  findRun,
  type Jobs,
  pauseJob,
  readFailures,
  requestRun,
  rescheduleJob,
  stopRun,
} from '../../jobs/index.ts';
import type { MakeId } from '../../lib/id.ts';

export interface JobsModuleDependencies {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Who acts, and why. */
export interface Act {
  readonly actorId: string;
  readonly reason: string;
}

/** What operators do about jobs: each act and its note in the audit log are one commit. */
export function createOperating({ database, jobs, makeId, now }: JobsModuleDependencies) {
  const note = (
    tx: Executor,
    act: Act,
    action: string,
    subject: string,
    details: Record<string, unknown> = {},
  ) => appendAudit(tx, [{ id: makeId(), at: now(), ...act, action, subject, details }]);

  function planOf(name: string) {
    const plan = jobs.plans.get(name);
    if (!plan) throw new ProblemError('job.not-found');
    return plan;
  }

  /** @returns the id of the run, which whoever ticks next takes up */
  async function request(
    act: Act,
    name: string,
    cause: 'operator' | 'retry',
    retryId: string | null,
  ): Promise<string> {
    const runId = makeId();
    await again(database, async (tx) => {
      const other = await requestRun(tx, name, { runId, cause, by: act.actorId, retryId, at: now() });
      // Tried again after a COMMIT of unknown outcome: it was ours.
      if (other === runId) return;
      if (other !== null) throw new ProblemError('job.running', { runId: other });
      const details = { runId, ...(retryId !== null && { failureId: retryId }) };
      await note(tx, act, cause === 'retry' ? 'job.retry' : 'job.run', name, details);
    });
    jobs.wake();
    return runId;
  }

  return {
    async run(act: Act, name: string): Promise<string> {
      return request(act, planOf(name).name, 'operator', null);
    },

    /** @param failureId null: all that could not be done */
    async retry(act: Act, name: string, failureId: string | null): Promise<string> {
      planOf(name);
      if (failureId !== null) {
        const only = { only: failureId, after: null, limit: 1 };
        const [known] = await readFailures(database.reader, name, only);
        if (!known) throw new ProblemError('job.failure-not-found');
      }
      return request(act, name, 'retry', failureId);
    },

    /** Nothing happens to a run that has ended. */
    async stop(act: Act, runId: string): Promise<void> {
      const run = await findRun(database.reader, runId);
      if (!run) throw new ProblemError('job.run-not-found');
      const isStopping = await again(database, async (tx) => {
        const isUnderWay = await stopRun(tx, run, { by: act.actorId, at: now() });
        if (isUnderWay) await note(tx, act, 'job.stop', run.job, { runId });
        return isUnderWay;
      });
      if (isStopping) jobs.tell(runId, 'stop');
    },

    async pause(act: Act, name: string, isPaused: boolean): Promise<void> {
      planOf(name);
      const runId = await again(database, async (tx) => {
        const underWay = await pauseJob(tx, name, isPaused);
        await note(tx, act, isPaused ? 'job.pause' : 'job.resume', name);
        return underWay;
      });
      if (!isPaused) jobs.wake();
      else if (runId !== null) jobs.tell(runId, 'hold');
    },

    /** @param schedule null: the one of the code */
    async reschedule(act: Act, name: string, schedule: string | null): Promise<void> {
      const plan = planOf(name);
      const fault = schedule === null ? null : faultOfSchedule(schedule, now());
      if (fault !== null) throw new ProblemError('job.invalid-schedule', { detail: fault });
      await again(database, async (tx) => {
        await rescheduleJob(tx, plan, schedule, now());
        await note(tx, act, 'job.schedule', name, { schedule });
      });
    },
  };
}
