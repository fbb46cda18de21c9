import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../test/services/ports.ts';
import { readConfig } from './config.ts';
import { whyNoStart } from './start-failure.ts';

const failure = (message: string, facts: object) => Object.assign(new Error(message), facts);

describe('why a start failed', () => {
  const config = readConfig({ DATABASE_URL: 'mysql://app:s3cret@db.internal:3306/madang', PORT: '8111' });
  const why = (error: unknown) => whyNoStart(error, config);

  test.each([
    [
      'nobody answers',
      failure('connect ECONNREFUSED', { code: 'ECONNREFUSED', fatal: true }),
      'DATABASE_URL',
    ],
    ['a wrong password', failure('Access denied', { errno: 1045 }), 'DATABASE_URL'],
    [
      'no rights',
      new Error('Migration 0001 failed', { cause: failure('denied', { errno: 1142 }) }),
      'db:migrate',
    ],
    ['a port that is taken', failure('listen', { code: 'EADDRINUSE', syscall: 'listen' }), 'PORT'],
    ['a folder of others', failure('mkdir', { code: 'EACCES', syscall: 'mkdir' }), 'MADANG_DATA'],
  ])('%s', (_what, error, named) => {
    expect(why(error)).toContain(named);
    expect(why(error)).not.toContain('s3cret');
  });

  test('is not guessed', () => {
    expect(why(new TypeError('x is not a function'))).toBeNull();
    expect(why('no error at all')).toBeNull();
  });
});

describe('a server or a worker that cannot start', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'madang-test-'));
    await writeFile(join(folder, 'a-file'), 'no folder, and no database either');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = (program: string, settings: Record<string, string>) =>
    spawnSync(process.execPath, [fileURLToPath(new URL(program, import.meta.url))], {
      env: { ...process.env, HOST: '127.0.0.1', PORT: '0', MADANG_DATA: folder, ...settings },
      encoding: 'utf8',
      timeout: 60_000,
    });

  test.each(['./main.ts', './worker.ts'])(
    '%s says which setting in one line, and ends',
    async (program) => {
      const url = `mysql://app:s3cret@127.0.0.1:${await freePort()}/madang`;
      const cases: [Record<string, string>, string][] = [
        [{ DATABASE_URL: url }, 'DATABASE_URL'],
        [{ DATABASE_URL: `sqlite:${join(folder, 'a-file')}` }, 'DATABASE_URL'],
      ];
      for (const [settings, named] of cases) {
        const { status, stdout, stderr } = start(program, settings);
        expect([status, stderr]).toEqual([1, '']);
        const last = stdout.trim().split('\n').at(-1)!;
        expect(JSON.parse(last)).toMatchObject({ level: 60, msg: expect.stringContaining(named) });
        expect(stdout).not.toContain('s3cret');
      }
    },
    120_000,
  );

  test('a folder that cannot be written, and a name that is misspelt, are told before anything begins', () => {
    const settings = { MADANG_DATA: join(folder, 'a-file', 'below'), MADANG_TRUST_PROXIES: '10.0.0.1' };
    const { status, stderr } = start('./worker.ts', settings);
    expect([status, stderr.trim().split('\n')]).toEqual([
      1,
      [
        'MADANG_TRUST_PROXIES is no setting: nobody reads it',
        expect.stringMatching(/^MADANG_DATA: .* cannot be written/),
      ],
    ]);
  });

  test('so does `npm run db:migrate`', () => {
    const settings = { DATABASE_URL: `sqlite:${join(folder, 'a-file')}` };
    const { status, stderr } = start('../scripts/migrate.ts', settings);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^DATABASE_URL.*\n$/)]);
  });

  test('says so of a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as { port: number }).port);
    const { status, stdout } = start('./worker.ts', { MADANG_WORKER_PORT: port });
    expect([status, stdout]).toEqual([1, expect.stringContaining('MADANG_WORKER_PORT')]);
    await new Promise((resolve) => other.close(resolve));
  }, 60_000);
});
