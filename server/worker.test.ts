import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../test/database.ts';
import { freePort } from '../test/services/ports.ts';
import { requestRun } from './jobs/index.ts';

const JOB = 'jobs.purge-history';
const program = fileURLToPath(new URL('./worker.ts', import.meta.url));

eachDatabase('a worker', (open) => {
  let folder: string;
  let database: TestDatabase;
  let port: number;
  let worker: ChildProcess;
  let errors = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'madang-test-'));
    database = await open();
    port = await freePort();
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      MADANG_DATA: folder,
      MADANG_LOG_LEVEL: 'error',
      // Of the servers beside it: a worker runs jobs all the same.
      MADANG_JOBS: 'off',
      MADANG_WORKER_PORT: String(port),
      HOST: '127.0.0.1',
    };
    worker = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    worker.stderr?.on('data', (chunk) => (errors += chunk));
  });
  afterAll(async () => {
    worker.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

  test('runs what is asked for, has no API, and leaves in order', { timeout: 60_000 }, async () => {
    await expect
      .poll(async () => (await ask('/health/ready')).status, { timeout: 40_000, interval: 100 })
      .toBe(200);
    const wanted = { runId: 'asked-1', cause: 'operator', by: null, retryId: null, at: Date.now() } as const;
    await database.transact((tx) => requestRun(tx, JOB, wanted));
    const run = () =>
      database.reader.selectFrom('job_runs').select('status').where('id', '=', 'asked-1').executeTakeFirst();
    await expect.poll(run, { timeout: 20_000, interval: 100 }).toEqual({ status: 'done' });
    expect(await (await ask('/metrics')).text()).toContain(
      `madang_job_runs_total{job="${JOB}",status="done"} 1`,
    );
    expect((await ask('/api/v1/site')).status).toBe(404);

    const ended = new Promise((resolve) => worker.once('exit', (code) => resolve(code)));
    worker.kill('SIGTERM');
    expect(await ended, errors).toBe(0);
  });
});
