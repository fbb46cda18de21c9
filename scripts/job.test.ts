import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { instance, makeItems, makeToys, toyJob } from '../server/jobs/testing/toy.ts';
import { sqliteDatabase } from '../test/database.ts';
import { runOnTerminal } from './job/terminal.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('npm run job', () => {
  const open = sqliteDatabase();
  test('lists jobs, runs one, and knows what it does not know', async () => {
    const { url, reader } = await open();
    async function run(...args: string[]) {
      const child = spawn(process.execPath, ['scripts/job.ts', ...args], {
        cwd: root,
        env: { ...process.env, DATABASE_URL: url },
      });
      const output = { out: '', err: '' };
      child.stdout.on('data', (chunk) => (output.out += chunk));
      child.stderr.on('data', (chunk) => (output.err += chunk));
      return { code: await new Promise((resolve) => child.once('close', resolve)), ...output };
    }
    const [listed, ran, unknown] = [await run(), await run('jobs.purge-history'), await run('no.such-job')];
    expect([listed.code, listed.err]).toEqual([0, '']);
    expect(listed.out).toMatch(
      /^jobs\.purge-history +50 4 \* \* \* +next \d{4}-\d\d-\d\d 04:50:00 \(Seoul\)$/m,
    );
    expect(ran).toEqual({
      code: 0,
      out: '',
      err: expect.stringMatching(/^jobs\.purge-history: 0 done, 0 failed, \d+ s\n$/),
    });
    expect([unknown.code, unknown.out]).toEqual([2, '']);
    expect(unknown.err).toContain('There is no job called no.such-job');
    expect(unknown.err).toContain('\n  jobs.purge-history\n');
    const runs = await reader.selectFrom('job_runs').select(['job', 'cause', 'status']).execute();
    expect(runs).toEqual([{ job: 'jobs.purge-history', cause: 'terminal', status: 'done' }]);
  });
});

describe('on the terminal', () => {
  const open = sqliteDatabase();

  async function runToy(overrides: Parameters<typeof toyJob>[1], leaving = new AbortController()) {
    const database = await open();
    await makeToys(database);
    await makeItems(database, 'toy.shown', 40);
    const jobs = instance(database, [toyJob('toy.shown', overrides)]);
    const texts: string[] = [];
    const terminal = {
      screen: { write: (text: string) => texts.push(text) },
      now: () => jobs.clock.now,
      leaving: leaving.signal,
    };
    const { code } = await runOnTerminal(jobs, 'toy.shown', terminal);
    return { code, text: texts.join('') };
  }

  test('all is done: 0', async () => {
    const { code, text } = await runToy({});
    expect(code).toBe(0);
    expect(text).toMatch(/^\[#{6}\.{18}\] 25 % {2}10 of 40.*\ntoy\.shown: 40 done, 0 failed, 0 s\n$/);
  });

  test('items failed: 1, and where to look', async () => {
    const { code, text } = await runToy({
      act: async (items) => items.slice(0, 1).map(({ id }) => ({ key: id, reason: 'away' })),
    });
    expect(code).toBe(1);
    expect(text).toContain('toy.shown: 36 done, 4 failed');
    expect(text).toContain('/admin/jobs');
  });

  test('the job failed: 1, and why', async () => {
    const { code, text } = await runToy({ act: () => Promise.reject(new Error('the index is away')) });
    expect([code, text]).toEqual([1, 'toy.shown: the index is away; 0 done, 0 failed, 0 s\n']);
  });

  test('Ctrl-C ends it after the page, and says how to go on', async () => {
    const leaving = new AbortController();
    let pages = 0;
    const { code, text } = await runToy(
      {
        act: async () => {
          pages += 1;
          if (pages === 2) leaving.abort();
          return [];
        },
      },
      leaving,
    );
    expect(code).toBe(130);
    expect(text).toContain('stops after this page …\n');
    expect(text).toContain('toy.shown: interrupted; 20 done');
    expect(text).toContain('npm run job -- toy.shown');
  });
});
