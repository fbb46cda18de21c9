import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../server/config.ts';
import { tokens } from '../server/http/auth.ts';
import { verifyChain } from '../server/modules/pay/index.ts';
import { eachDatabase } from '../test/database.ts';
import { readFlags } from './seed/flags.ts';
import { seeders } from './seed/seeders.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madang-seed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number | string; stdout: string; stderr: string }>((resolve) => {
    const options = { cwd: root, env: { ...process.env, MADANG_DATA: folder, ...env } };
    execFile(process.execPath, ['scripts/seed.ts', ...args], options, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

test('how it is done is told to whoever asks', async () => {
  const { code, stdout, stderr } = await run(['--help']);
  expect([code, stderr]).toEqual([0, '']);
  for (const { flag } of seeders) expect(stdout).toContain(`--${flag}`);
});

test('flags that are unknown, twice, empty or no count are refused with a word on how it is done', () => {
  const wrong: [string[], string][] = [
    [['--stocks', '5'], '--stocks is not a flag'],
    [['--symbol=5'], '--symbol takes no value'],
    [['--symbol', '5'], '5 is not a flag'],
    [['--round', '60001'], 'not a whole number'],
    [['members', '5'], 'members is not a flag'],
    [['--members'], 'needs a value'],
    [['--members', '--drop', '5'], '--members needs a value'],
    [['--members', '0'], 'not a whole number'],
    [['--drop', '1e3'], 'not a whole number'],
    [['--drop', '3000000000'], 'not a whole number'],
    [['--drop', '5', '--drop=6'], 'twice'],
    [['--variant', '0'], 'not a whole number'],
    [['--tokens', 'file', '--drop', '5'], '--tokens needs --members'],
    [[], 'Nothing is asked for'],
  ];
  for (const [args, message] of wrong) expect(() => readFlags(args, seeders)).toThrow(message);
  expect(readFlags(['--members=3', '--tokens', 'file'], seeders)).toEqual(
    new Map([
      ['members', '3'],
      ['tokens', 'file'],
    ]),
  );
});

test('a wrong flag fails, says how it is done, and prints nothing for a program to read', async () => {
  const { code, stdout, stderr } = await run(['--stocks', '5']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('--members N');
});

eachDatabase('seed', (open) => {
  // It starts the script several times, each of which brings the database up to date: slow beside other tests.
  test('makes members with money, tokens that any instance takes, and an open drop', {
    timeout: 120_000,
  }, async () => {
    const database = await open();
    const tokenFile = join(folder, `${database.kind}.tokens`);
    const env = { DATABASE_URL: database.url };
    const { code, stdout, stderr } = await run(
      ['--members', '200', '--tokens', tokenFile, '--drop', '50'],
      env,
    );
    expect(code, stderr).toBe(0);
    const { dropId, ...rest } = JSON.parse(stdout) as Record<string, unknown>;
    expect(rest).toEqual({ members: 200, roundId: null, seatIds: null, variantId: null, symbol: null });

    const { reader } = database;
    const members = await reader.selectFrom('accounts').select(['id', 'password_hash']).execute();
    expect(members).toHaveLength(200);
    expect(new Set(members.map((row) => row.password_hash))).toEqual(new Set([null]));
    const { verify } = tokens(readConfig({}).jwtSecret);
    const lines = (await readFile(tokenFile, 'utf8')).trim().split('\n');
    const callers = lines.map((line) => verify(line));
    expect(new Set(callers.map((caller) => caller.accountId))).toEqual(new Set(members.map((row) => row.id)));
    expect(callers[0]).toMatchObject({ role: 'member', sessionId: null });
    expect((await stat(tokenFile)).mode & 0o077).toBe(0);

    const { rows } = await sql<{ kind: string; total: number; postings: number }>`
      select kind, sum(balance) as total, sum(entry_no) as postings from pay_wallets group by kind order by kind
    `.execute(reader);
    expect(rows.map((row) => [row.kind, Number(row.total), Number(row.postings)])).toEqual([
      ['house', -2_000_000_000, 200],
      ['member', 2_000_000_000, 200],
    ]);
    expect(await verifyChain(reader)).toMatchObject({ ok: true, transfers: 200 });
    const drop = await reader
      .selectFrom('coupon_campaigns')
      .select(['id', 'total', 'claimed'])
      .executeTakeFirstOrThrow();
    expect(drop).toEqual({ id: dropId, total: 50, claimed: 0 });

    // Something to sell, more than once.
    for (const stock of [7, 8]) {
      const { variantId } = JSON.parse((await run(['--variant', String(stock)], env)).stdout);
      const variant = await reader
        .selectFrom('shop_variants as v')
        .innerJoin('shop_products as p', 'p.id', 'v.product_id')
        .select(['v.stock', 'v.sells', 'p.status', 'p.delivery'])
        .where('v.id', '=', variantId)
        .executeTakeFirstOrThrow();
      expect(variant).toEqual({ stock, sells: 'stock', status: 'on-sale', delivery: 'none' });
    }

    const { roundId, seatIds } = JSON.parse((await run(['--round', '1050'], env)).stdout);
    expect(seatIds).toHaveLength(1_050);
    expect([seatIds[0], seatIds[1_049]]).toEqual([`${roundId}-0`, `${roundId}-1049`]);
    const round = await reader
      .selectFrom('tickets_rounds as r')
      .innerJoin('tickets_occupancy as o', 'o.round_id', 'r.id')
      .select(['o.capacity', 'o.sold', 'r.per_member_limit', 'r.spares_orphans', 'r.status'])
      .where('r.id', '=', roundId)
      .executeTakeFirstOrThrow();
    expect(round).toEqual({
      ...{ capacity: 1_050, sold: 0, per_member_limit: null, spares_orphans: 0, status: 'scheduled' },
    });

    // More of them, beside those that are there, with shares of something that is always open.
    const { symbol, ...made } = JSON.parse((await run(['--members', '3', '--symbol'], env)).stdout);
    expect(made).toMatchObject({ members: 3, dropId: null });
    expect(await reader.selectFrom('accounts').select('id').execute()).toHaveLength(203);
    const held = await reader
      .selectFrom('stocks_holdings')
      .select(['symbol', 'quantity', 'reserved'])
      .execute();
    expect(held).toEqual(Array.from({ length: 3 }, () => ({ symbol, quantity: 1_000, reserved: 0 })));
    const { state } = await reader.selectFrom('stocks_books').select('state').executeTakeFirstOrThrow();
    expect(JSON.parse(state)).toMatchObject({ phase: 'continuous' });
  });
});
