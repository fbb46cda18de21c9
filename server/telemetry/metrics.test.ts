import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

test('what people are woken for is counted from zero, so that the first failure is an increase', async () => {
  const { registry, watchDepth, jobObserver, laneObserver } = createMetrics(pino({ level: 'silent' }));
  watchDepth('pay', () => 0);
  jobObserver.plan('pay.reconcile');
  const before = await registry.metrics();
  expect(before).toContain('madang_lane_failures_total{lane="pay"} 0');
  expect(before).toContain('madang_lane_rejections_total{lane="pay",code="lane.unavailable"} 0');
  expect(before).toContain('madang_job_runs_total{job="pay.reconcile",status="failed"} 0');
  laneObserver.failure('pay', new Error('broken'));
  jobObserver.run('pay.reconcile', 'failed', 0);
  const after = await registry.metrics();
  expect(after).toContain('madang_lane_failures_total{lane="pay"} 1');
  expect(after).toContain('madang_job_runs_total{job="pay.reconcile",status="failed"} 1');
});

test('batches that fail for one reason fill no log, and each is counted', async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });
  const { registry, laneObserver } = createMetrics(log);
  for (let times = 0; times < 500; times += 1) laneObserver.failure('pay', new Error('disk full'));
  laneObserver.failure('shop', new Error('disk full'));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 50, lane: 'pay', msg: 'a batch failed' },
    { level: 50, lane: 'shop', msg: 'a batch failed' },
  ]);
  expect(await registry.metrics()).toContain('madang_lane_failures_total{lane="pay"} 500');
});
