import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { LaneObserver } from '../engine/index.ts';
import { createTrouble } from './trouble.ts';

const LATENCY_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const SIZE_BUCKETS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000];

export interface Log {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
}

/** What people are woken for. */
const ALERTING_CODES = ['lane.full', 'lane.deadline', 'lane.unavailable', 'lane.outcome-unknown'];

/** What is told of jobs. */
export interface JobObserver {
  /** There is such a job. */
  plan(job: string): void;
  /** A run has ended, or rests: done, stopped, failed, interrupted. @param at epoch milliseconds */
  run(job: string, status: string, at: number): void;
  items(job: string, done: number, failed: number): void;
}

export interface Metrics {
  readonly registry: Registry;
  readonly laneObserver: LaneObserver;
  /** @param route the route's pattern, never the address itself: the number of series stays bounded */
  request(method: string, route: string, status: number, durationS: number): void;
  streams(open: number): void;
  watchDepth(lane: string, depth: () => number): void;
  /** How an attempt to deliver a message ended: sent, retry, dead, dropped. */
  delivery(channel: string, outcome: string): void;
  readonly jobObserver: JobObserver;
  /** Work beside requests has failed, and is tried again. @param kind round, consumer or outbox */
  backgroundFailure(kind: 'round' | 'consumer' | 'outbox', name: string): void;
}

/** Makes the installation's metrics, in Prometheus' text format at `/metrics`. */
export function createMetrics(log: Log): Metrics {
  const trouble = createTrouble(log, undefined, 'error');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'madang_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: LATENCY_BUCKETS_S,
    registers,
  });
  const batches = new Histogram({
    name: 'madang_lane_batch_size',
    help: 'Commands in one transaction',
    labelNames: ['lane'],
    buckets: SIZE_BUCKETS,
    registers,
  });
  const commits = new Histogram({
    name: 'madang_lane_batch_seconds',
    help: 'Time of one transaction, from begin to commit',
    labelNames: ['lane'],
    buckets: LATENCY_BUCKETS_S,
    registers,
  });
  const decisions = new Counter({
    name: 'madang_commands_total',
    help: 'Decided commands; code is empty when accepted',
    labelNames: ['command', 'code'],
    registers,
  });
  const rejections = new Counter({
    name: 'madang_lane_rejections_total',
    help: 'Commands that were never decided',
    labelNames: ['lane', 'code'],
    registers,
  });
  const failures = new Counter({
    name: 'madang_lane_failures_total',
    help: 'Batches that failed',
    labelNames: ['lane'],
    registers,
  });
  const deliveries = new Counter({
    name: 'madang_deliveries_total',
    help: 'Attempts to deliver a message, by how they ended',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  const jobRuns = new Counter({
    name: 'madang_job_runs_total',
    help: 'Runs of jobs on this instance, by how they ended',
    labelNames: ['job', 'status'],
    registers,
  });
  const jobItems = new Counter({
    name: 'madang_job_items_total',
    help: 'Items of jobs on this instance: done, failed',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const jobSuccess = new Gauge({
    name: 'madang_job_last_success_timestamp_seconds',
    help: 'When a run on this instance last came to its end',
    labelNames: ['job'],
    registers,
  });
  const background = new Counter({
    name: 'madang_background_failures_total',
    help: 'Work beside requests that failed and is tried again',
    labelNames: ['kind', 'name'],
    registers,
  });
  const streams = new Gauge({ name: 'madang_streams_open', help: 'Open event streams', registers });
  const depths = new Map<string, () => number>();
  new Gauge({
    name: 'madang_lane_queue',
    help: 'Commands that wait',
    labelNames: ['lane'],
    registers,
    collect() {
      for (const [lane, read] of depths) this.set({ lane }, read());
    },
  });

  return {
    registry,
    laneObserver: {
      batch: (lane, size, durationMs) => {
        batches.observe({ lane }, size);
        commits.observe({ lane }, durationMs / 1000);
      },
      decision: (_lane, command, code) => decisions.inc({ command, code: code ?? '' }),
      rejection: (lane, code) => rejections.inc({ lane, code }),
      failure: (lane, error) => {
        failures.inc({ lane });
        trouble.failed(lane, error, { lane }, 'a batch failed');
      },
    },
    request: (method, route, status, durationS) =>
      requests.observe({ method, route, status: String(status) }, durationS),
    streams: (open) => streams.set(open),
    watchDepth: (lane, read) => {
      depths.set(lane, read);
      // A series that begins with its first failure shows no increase: whoever waits for one would miss it.
      failures.inc({ lane }, 0);
      for (const code of ALERTING_CODES) rejections.inc({ lane, code }, 0);
    },
    delivery: (channel, outcome) => deliveries.inc({ channel, outcome }),
    backgroundFailure: (kind, name) => background.inc({ kind, name }),
    jobObserver: {
      plan: (job) => jobRuns.inc({ job, status: 'failed' }, 0),
      run: (job, status, at) => {
        jobRuns.inc({ job, status });
        if (status === 'done') jobSuccess.set({ job }, at / 1000);
      },
      items: (job, done, failed) => {
        if (done > 0) jobItems.inc({ job, outcome: 'done' }, done);
        if (failed > 0) jobItems.inc({ job, outcome: 'failed' }, failed);
      },
    },
  };
}
