import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import type { Rig } from './rig.ts';

/** What of a run is looked at. */
interface Run {
  readonly runId: string;
  readonly status: string;
  readonly done: number;
  readonly failed: number;
  readonly error: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

const LOOK_EVERY_MS = 250;

/** Asks as an operator does. */
async function ask<T>(rig: Rig, { servers, members }: Installation, path: string, body?: object): Promise<T> {
  const token = rig.tokens.sign({ accountId: members[0]!.accountId, role: 'admin', sessionId: null });
  const response = await fetch(`http://127.0.0.1:${servers[0]!.port}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Begins a run of a job, as an operator would. @returns its id */
export async function startJob(rig: Rig, installation: Installation, name: string): Promise<string> {
  const { runId } = await ask<Run>(rig, installation, `/admin/jobs/${name}/runs`, { reason: 'bench' });
  return runId;
}

export const readRun = (rig: Rig, installation: Installation, runId: string): Promise<Run> =>
  ask<Run>(rig, installation, `/admin/job-runs/${runId}`);

/** Waits for the end of a run. @throws when it did not end well */
export async function untilDone(
  rig: Rig,
  installation: Installation,
  runId: string,
): Promise<{ readonly done: number; readonly seconds: number }> {
  for (;;) {
    const { status, done, failed, error, startedAt, endedAt } = await readRun(rig, installation, runId);
    if (endedAt !== null) {
      if (status !== 'done' || failed > 0) throw new Error(`The job ended as ${status}: ${error}`);
      return { done, seconds: (Date.parse(endedAt) - Date.parse(startedAt)) / 1_000 };
    }
    await sleep(LOOK_EVERY_MS);
  }
}
