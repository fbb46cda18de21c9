import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import {
  type CallOptions,
  startInstallation,
  type TestInstallation,
} from '../../../test/support/installation.ts';

const JOB = 'jobs.purge-history';
const reason = '검사';

eachDatabase('jobs, as operators see them', (open) => {
  let site: TestInstallation;
  let admin: string;
  beforeAll(async () => {
    // Nothing runs by itself: `site.jobs.tick()` takes up what is due.
    site = await startInstallation({ MADANG_JOBS: 'off', DATABASE_URL: (await open()).url });
    admin = site.tokenOf('admin');
  });
  afterAll(() => site.end());

  const get = (path: string) => site.call('GET', path, { token: admin });
  const post = (path: string, body: object = { reason }) => site.call('POST', path, { token: admin, body });
  const put = (path: string, body: object) => site.call('PUT', path, { token: admin, body });
  const audit = async () =>
    (await site.database.reader.selectFrom('audit_log').selectAll().orderBy('id').execute()).map((row) => ({
      action: row.action,
      subject: row.subject,
      by: row.actor_id,
      reason: row.reason,
      details: JSON.parse(row.details) as unknown,
    }));

  test('all are listed by name, with what each does next', async () => {
    const { status, body } = await get('/admin/jobs');
    expect(status).toBe(200);
    const names = body.items.map((item: { name: string }) => item.name);
    expect(names).toEqual([...names].sort());
    expect(names).toEqual([...site.jobs.plans.keys()].sort());
    expect(body.items.find((item: { name: string }) => item.name === JOB)).toEqual({
      name: JOB,
      schedule: '50 4 * * *',
      defaultSchedule: '50 4 * * *',
      timeZone: 'Asia/Seoul',
      isPaused: false,
      nextRunAt: expect.stringMatching(/T19:50:00.000Z$/),
      lastRunAt: null,
      run: null,
      openFailures: 0,
    });
  });

  test('one is run now, once at a time, and its history is told', async () => {
    const asked = await post(`/admin/jobs/${JOB}/runs`);
    expect(asked.status, JSON.stringify(asked.body)).toBe(202);
    expect(asked.body).toMatchObject({
      job: JOB,
      trigger: 'operator',
      by: site.idOf('admin'),
      status: 'waiting',
    });
    const { runId } = asked.body;

    const twice = await post(`/admin/jobs/${JOB}/runs`);
    expect([twice.status, twice.body.code, twice.body.runId]).toEqual([409, 'job.running', runId]);

    await site.jobs.tick();
    const { body: job } = await get(`/admin/jobs/${JOB}`);
    expect(job.run).toMatchObject({ runId, status: 'done', done: 0, failed: 0, endedAt: expect.any(String) });
    const { body: run } = await get(`/admin/job-runs/${runId}`);
    expect(run).toMatchObject({ runId, status: 'done', log: [] });
    const { body: second } = await post(`/admin/jobs/${JOB}/runs`);
    await site.jobs.tick();

    const { body: page } = await get(`/admin/jobs/${JOB}/runs?limit=1`);
    expect(page.items).toMatchObject([{ runId: second.runId }]);
    const { body: rest } = await get(`/admin/jobs/${JOB}/runs?limit=1&cursor=${page.nextCursor}`);
    expect(rest.items).toMatchObject([{ runId }]);
    expect(rest.nextCursor).toBeNull();
    expect((await audit()).filter(({ action }) => action === 'job.run')).toMatchObject([
      { subject: JOB, by: site.idOf('admin'), reason, details: { runId } },
      { subject: JOB, details: { runId: second.runId } },
    ]);
  });

  test('a run is stopped; one that has ended stays as it is', async () => {
    const { body: asked } = await post(`/admin/jobs/${JOB}/runs`);
    const stopped = await post(`/admin/job-runs/${asked.runId}/stop`);
    expect([stopped.status, stopped.body.status]).toEqual([202, 'stopped']);
    const again = await post(`/admin/job-runs/${asked.runId}/stop`);
    expect([again.status, again.body]).toEqual([202, stopped.body]);
    expect((await audit()).filter(({ action }) => action === 'job.stop')).toMatchObject([
      { subject: JOB, details: { runId: asked.runId } },
    ]);
  });

  test('one that was killed is shown as interrupted', async () => {
    const { body: asked } = await post(`/admin/jobs/${JOB}/runs`);
    const { writer } = site.database;
    const dead = { owner: 'dead', lease_until: Date.now() + 60_000, fence: 1_000 };
    await writer.updateTable('job_runs').set({ status: 'running' }).where('id', '=', asked.runId).execute();
    await writer.updateTable('jobs').set(dead).where('name', '=', JOB).execute();
    expect((await get(`/admin/jobs/${JOB}`)).body.run.status).toBe('running');
    await writer.updateTable('jobs').set({ lease_until: 1 }).where('name', '=', JOB).execute();
    for (const path of [`/admin/jobs/${JOB}/runs`, `/admin/job-runs/${asked.runId}`]) {
      const { body } = await get(path);
      expect((body.items?.[0] ?? body).status).toBe('interrupted');
    }
    await site.jobs.tick();
    expect((await get(`/admin/jobs/${JOB}`)).body.run).toMatchObject({ runId: asked.runId, status: 'done' });
  });

  test('a pause and its end', async () => {
    const paused = await post(`/admin/jobs/${JOB}/pause`);
    expect([paused.status, paused.body.isPaused, paused.body.nextRunAt]).toEqual([200, true, null]);
    const resumed = await post(`/admin/jobs/${JOB}/resume`);
    expect([resumed.status, resumed.body.isPaused]).toEqual([200, false]);
    expect(resumed.body.nextRunAt).not.toBeNull();
    expect((await audit()).map(({ action }) => action).slice(-2)).toEqual(['job.pause', 'job.resume']);
  });

  describe('a schedule of their own', () => {
    test('counts until it is taken back', async () => {
      const set = await put(`/admin/jobs/${JOB}/schedule`, { schedule: '15 3 * * *', reason });
      expect([set.status, set.body]).toMatchObject([
        200,
        {
          schedule: '15 3 * * *',
          defaultSchedule: '50 4 * * *',
          nextRunAt: expect.stringMatching(/T18:15:00/),
        },
      ]);
      const back = await put(`/admin/jobs/${JOB}/schedule`, { schedule: null, reason });
      expect(back.body).toMatchObject({
        schedule: '50 4 * * *',
        nextRunAt: expect.stringMatching(/T19:50:00/),
      });
      expect((await audit()).slice(-2)).toMatchObject([
        { action: 'job.schedule', subject: JOB, details: { schedule: '15 3 * * *' } },
        { action: 'job.schedule', subject: JOB, details: { schedule: null } },
      ]);
    });

    test.each([
      'nonsense',
      '* * * * * *',
      '0 0 30 2 *',
      `${'0,'.repeat(100)}0 * * * *`,
      '@yearly',
      "'; drop table jobs",
    ])('%j is refused', async (schedule) => {
      const before = await get(`/admin/jobs/${JOB}`);
      const { status, body } = await put(`/admin/jobs/${JOB}/schedule`, { schedule, reason });
      expect([status, body.code, typeof body.detail]).toEqual([422, 'job.invalid-schedule', 'string']);
      expect((await get(`/admin/jobs/${JOB}`)).body).toEqual(before.body);
    });
  });

  test('failed items are listed, and tried again: one, or all', async () => {
    const rows = Array.from({ length: 3 }, (_, i) => ({
      id: `failure-${i}`,
      job: JOB,
      item_key: `run-${i}`,
      reason: 'away',
      attempts: 1,
      at: 5,
      run_id: 'earlier',
    }));
    await site.database.writer.insertInto('job_failures').values(rows).execute();
    expect((await get(`/admin/jobs/${JOB}`)).body.openFailures).toBe(3);
    const { body: page } = await get(`/admin/jobs/${JOB}/failures?limit=2`);
    expect(page).toEqual({
      items: [0, 1].map((i) => ({
        failureId: `failure-${i}`,
        key: `run-${i}`,
        reason: 'away',
        attempts: 1,
        at: '1970-01-01T00:00:00.005Z',
        runId: 'earlier',
      })),
      nextCursor: 'failure-1',
    });
    const one = await post(`/admin/jobs/${JOB}/failures/failure-1/retries`);
    expect([one.status, one.body]).toMatchObject([202, { trigger: 'retry', status: 'waiting', total: 1 }]);
    await site.jobs.tick();
    // Those runs do not exist: what is gone is settled.
    expect((await get(`/admin/jobs/${JOB}`)).body.openFailures).toBe(2);
    const all = await post(`/admin/jobs/${JOB}/retries`);
    expect([all.status, all.body.total]).toEqual([202, 2]);
    await site.jobs.tick();
    expect((await get(`/admin/jobs/${JOB}`)).body).toMatchObject({ openFailures: 0, run: { done: 2 } });
    expect((await audit()).slice(-2)).toMatchObject([
      { action: 'job.retry', details: { failureId: 'failure-1' } },
      { action: 'job.retry', details: { runId: all.body.runId } },
    ]);
  });

  test('what nobody knows is not found', async () => {
    const wrong: [string, string, string][] = [
      ['GET', '/admin/jobs/no.such-job', 'job.not-found'],
      ['GET', '/admin/jobs/constructor', 'job.not-found'],
      ['GET', '/admin/jobs/no.such-job/runs', 'job.not-found'],
      ['GET', '/admin/jobs/no.such-job/failures', 'job.not-found'],
      ['GET', '/admin/job-runs/nobody', 'job.run-not-found'],
      ['POST', '/admin/jobs/no.such-job/runs', 'job.not-found'],
      ['POST', '/admin/jobs/no.such-job/pause', 'job.not-found'],
      ['POST', '/admin/jobs/no.such-job/resume', 'job.not-found'],
      ['POST', '/admin/jobs/no.such-job/retries', 'job.not-found'],
      ['POST', '/admin/jobs/no.such-job/failures/x/retries', 'job.not-found'],
      ['POST', `/admin/jobs/${JOB}/failures/nobody/retries`, 'job.failure-not-found'],
      ['POST', '/admin/job-runs/nobody/stop', 'job.run-not-found'],
    ];
    const noted = (await audit()).length;
    for (const [method, path, code] of wrong) {
      const options: CallOptions = { token: admin, ...(method === 'POST' && { body: { reason } }) };
      const got = await site.call(method as 'GET' | 'POST', path, options);
      expect([path, got.status, got.body.code]).toEqual([path, 404, code]);
    }
    const schedule = await put('/admin/jobs/no.such-job/schedule', { schedule: null, reason });
    expect([schedule.status, schedule.body.code]).toEqual([404, 'job.not-found']);
    expect((await audit()).length).toBe(noted);
  });

  test.each([
    ['GET', `/admin/jobs/${'x'.repeat(5_000)}`, undefined],
    ['GET', '/admin/jobs/a%00b', undefined],
    ['GET', '/admin/jobs/%F0%9F%98%80', undefined],
    ['GET', `/admin/jobs/${JOB}/runs?limit=1000`, undefined],
    ['GET', `/admin/jobs/${JOB}/runs?cursor=%27`, undefined],
    ['GET', `/admin/jobs/${JOB}/failures?cursor=${'x'.repeat(300)}`, undefined],
    ['POST', `/admin/jobs/${JOB}/runs`, {}],
    ['POST', `/admin/jobs/${JOB}/runs`, { reason: '' }],
    ['POST', `/admin/jobs/${JOB}/runs`, { reason: 'x'.repeat(201) }],
    ['POST', `/admin/jobs/${JOB}/runs`, { reason, force: true }],
    ['PUT', `/admin/jobs/${JOB}/schedule`, { reason }],
    ['PUT', `/admin/jobs/${JOB}/schedule`, { schedule: 5, reason }],
    ['PUT', `/admin/jobs/${JOB}/schedule`, { schedule: '', reason }],
    ['PUT', `/admin/jobs/${JOB}/schedule`, { schedule: '*'.repeat(10_000), reason }],
  ] as const)('%s %.60s is refused', async (method, path, body) => {
    const { status, body: answer } = await site.call(method, path, { token: admin, ...(body && { body }) });
    expect([400, 404, 414]).toContain(status);
    expect(answer.code).toMatch(/^(request|route)\./);
  });
});
