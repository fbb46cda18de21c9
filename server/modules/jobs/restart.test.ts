import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { startInstallation } from '../../../test/support/installation.ts';
import { insertMany } from '../../db/dialect.ts';
import { idMaker } from '../../lib/id.ts';

const JOB = 'jobs.purge-history';
const OLD = 450;
const DAY_MS = 86_400_000;

eachDatabase('an installation that is stopped in the middle of a run', (open) => {
  test('leaves it to the next one, which goes on behind the checkpoint and finds the history purged', async () => {
    const database = await open();
    const env = { DATABASE_URL: database.url };
    const first = await startInstallation({ ...env, MADANG_JOBS: 'off' });
    const at = Date.now() - 91 * DAY_MS;
    const makeId = idMaker(() => at, Math.random);
    const ended = ['schedule', 'done', at, at, 1, 1, 0, 0, 1] as const;
    const columns = ['cause', 'status', 'at', 'ended_at', 'pages', 'done', 'failed', 'is_held', 'log_lines'];
    const runs = Array.from({ length: OLD }, () => [makeId(), 'toy.old', ...ended]);
    await database.transact(async (tx) => {
      await insertMany(tx, 'job_runs', ['id', 'job', ...columns], runs);
      const lines = runs.map(([id]) => [String(id), 1, at, 'something']);
      await insertMany(tx, 'job_run_log', ['run_id', 'line_no', 'at', 'line'], lines);
    });

    const leaving = new AbortController();
    const { status, row } = await first.jobs.run(JOB, {
      signal: leaving.signal,
      onProgress: () => leaving.abort(),
    });
    expect([status, row.done]).toEqual(['interrupted', 200]);
    await first.end();

    const second = await startInstallation(env);
    const run = () =>
      database.reader
        .selectFrom('job_runs')
        .select(['id', 'status', 'done', 'at'])
        .where('job', '=', JOB)
        .execute();
    await expect
      .poll(run, { timeout: 20_000 })
      .toEqual([{ id: row.id, status: 'done', done: OLD, at: row.at }]);
    await second.end();
    const left = await database.reader.selectFrom('job_run_log').select('run_id').execute();
    expect(left).toEqual([]);
    const old = await database.reader
      .selectFrom('job_runs')
      .select('id')
      .where('job', '=', 'toy.old')
      .execute();
    expect(old).toEqual([]);
  });
});
