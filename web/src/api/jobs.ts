import { queryOptions } from '@tanstack/react-query';
import { adminKey, paged } from './admin.ts';
import { command, get, request } from './client.ts';
import type { FailurePage, JobList, JobView, RunDetail, RunPage, RunView } from './types.ts';

/** Everything about jobs hangs below this key. */
export const jobsKey = [...adminKey, 'jobs'] as const;

/** While something moves, the page looks each second; else often enough that a run by schedule is seen. */
const LIVE_MS = 1000;
const IDLE_MS = 10_000;

/** Whether a run may still change by itself within moments. */
export const isMoving = (run: Pick<RunView, 'status'> | null | undefined): boolean =>
  run?.status === 'running' || run?.status === 'waiting';
const pace = (moves: boolean): number => (moves ? LIVE_MS : IDLE_MS);

export const jobListQuery = queryOptions({
  queryKey: [...jobsKey, 'list'],
  queryFn: ({ signal }) => get<JobList>('/admin/jobs', undefined, signal),
  refetchInterval: ({ state }) => pace(state.data?.items.some(({ run }) => isMoving(run)) ?? false),
});
export const jobQuery = (name: string) =>
  queryOptions({
    queryKey: [...jobsKey, 'one', name],
    queryFn: ({ signal }) => get<JobView>(pathOf(name), undefined, signal),
    refetchInterval: ({ state }) => pace(isMoving(state.data?.run)),
  });
export const runsQuery = (name: string) => paged<RunPage>(['jobs', 'runs', name], `${pathOf(name)}/runs`);
export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: [...jobsKey, 'run', runId],
    queryFn: ({ signal }) =>
      get<RunDetail>(`/admin/job-runs/${encodeURIComponent(runId)}`, undefined, signal),
    // One that has ended does not change any more; an interrupted one may be taken up again.
    refetchInterval: ({ state: { data } }) =>
      isMoving(data) ? LIVE_MS : data?.status === 'interrupted' ? IDLE_MS : false,
  });
export const failuresQuery = (name: string) =>
  paged<FailurePage>(['jobs', 'failures', name], `${pathOf(name)}/failures`);

type Reason = { reason: string };

export const startRun = (name: string, body: Reason, key: string) =>
  command<RunView>(`${pathOf(name)}/runs`, body, key);
export const stopRun = (runId: string, body: Reason, key: string) =>
  command<RunView>(`/admin/job-runs/${encodeURIComponent(runId)}/stop`, body, key);
export const pauseJob = (name: string, body: Reason, key: string) =>
  command<JobView>(`${pathOf(name)}/pause`, body, key);
export const resumeJob = (name: string, body: Reason, key: string) =>
  command<JobView>(`${pathOf(name)}/resume`, body, key);
/** @param body null as schedule is the one that the job itself wants */
export const changeSchedule = (name: string, body: Reason & { schedule: string | null }, key: string) =>
  request<JobView>(`${pathOf(name)}/schedule`, { method: 'PUT', body, key });
export const retryFailure = (name: string, failureId: string, body: Reason, key: string) =>
  command<RunView>(`${pathOf(name)}/failures/${encodeURIComponent(failureId)}/retries`, body, key);
export const retryFailures = (name: string, body: Reason, key: string) =>
  command<RunView>(`${pathOf(name)}/retries`, body, key);

const pathOf = (name: string): string => `/admin/jobs/${encodeURIComponent(name)}`;
