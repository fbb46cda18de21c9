import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../server/db/open.ts';
import { reconcile } from '../../server/modules/pay/index.ts';
import { startServer } from '../services/madang.ts';
import { startMariadb } from '../services/mariadb.ts';
import { makeServiceFolder } from '../services/service.ts';
import { describeWith } from '../services/shared.ts';
import { chosenSeed, seededRandom } from '../simulation/random.ts';
import { testIds } from '../support/shelf.ts';
import { type Acknowledged, Load } from './load.ts';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const MEMBERS = 300;
const COUPONS = 100_000;
const IN_FLIGHT = 60;

async function prepare(databaseUrl: string, folder: string) {
  const tokensFile = join(folder, 'tokens');
  const env = { ...process.env, DATABASE_URL: databaseUrl, MADANG_DATA: folder };
  const flags = ['--members', String(MEMBERS), '--tokens', tokensFile, '--drop', String(COUPONS)];
  const { stdout } = await execute(process.execPath, ['scripts/seed.ts', ...flags], { cwd: root, env });
  const { dropId } = JSON.parse(stdout) as { dropId: string };
  const tokens = (await readFile(tokensFile, 'utf8')).trim().split('\n');
  return { dropId, tokens };
}

/** Each acknowledged command has exactly its receipt; each coupon its one owner; the books balance. */
async function expectAllKept(database: Database, acknowledged: readonly Acknowledged[], dropId: string) {
  const receipts = await database.reader
    .selectFrom('receipts')
    .selectAll()
    .where('code', 'is', null)
    .execute();
  const byId = new Map(receipts.map((row) => [row.id, row]));
  const lost = acknowledged.filter(({ receiptId, accountId, key, body }) => {
    const row = byId.get(receiptId);
    return (
      !row || row.account_id !== accountId || row.key !== key || !sameResult(JSON.parse(row.result), body)
    );
  });
  expect(lost, 'acknowledged, but not in the database').toEqual([]);
  expect(new Set(receipts.map((row) => `${row.account_id}/${row.key}`)).size).toBe(receipts.length);

  const transfers = await database.reader.selectFrom('pay_transfers').select('id').execute();
  const transferIds = new Set(transfers.map((row) => row.id));
  const coupons = await database.reader
    .selectFrom('coupons')
    .selectAll()
    .where('campaign_id', '=', dropId)
    .execute();
  const couponIds = new Set(coupons.map((row) => `${row.campaign_id}-${row.position}`));
  for (const { result } of receipts) {
    const { transferId, couponId } = JSON.parse(result) as { transferId?: string; couponId?: string };
    if (transferId) expect(transferIds).toContain(transferId);
    if (couponId) expect(couponIds).toContain(couponId);
  }
  expect(new Set(coupons.map((row) => row.account_id)).size).toBe(coupons.length);
  const campaign = await database.reader
    .selectFrom('coupon_campaigns')
    .select('claimed')
    .where('id', '=', dropId)
    .executeTakeFirstOrThrow();
  expect(campaign.claimed).toBe(coupons.length);
  const report = await reconcile({ database, now: Date.now, makeId: testIds });
  expect(report.checks.filter((check) => !check.ok)).toEqual([]);
}

const sameResult = (stored: Record<string, unknown>, seen: Record<string, unknown>): boolean =>
  Object.entries(seen).every(([name, value]) => JSON.stringify(stored[name]) === JSON.stringify(value));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the server killed under load', () => {
  test('ten times over: what it acknowledged is there once, with its receipt', {
    timeout: 180_000,
  }, async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    const folder = await makeServiceFolder();
    const url = `sqlite:${join(folder, 'madang.db')}`;
    const { dropId, tokens } = await prepare(url, folder);
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < 10; round += 1) {
      const { port, service } = await startServer(url, folder);
      const load = new Load({ port, tokens, dropId }, IN_FLIGHT);
      // A slow machine acknowledges its first command late: a kill before it would show nothing.
      const message = `seed ${seed}, round ${round}`;
      await expect.poll(() => load.acknowledged.length, { message }).toBeGreaterThan(0);
      await pause(random() * 400);
      await service.kill();
      await load.stop();
      acknowledged.push(...load.acknowledged);
      expect([...load.statuses.keys()].filter((status) => status >= 500 && status !== 503)).toEqual([]);
    }
    const database = openDatabase(url);
    expect(await database.durability()).toMatchObject({ journal_mode: 'wal', synchronous: '2' });
    await expectAllKept(database, acknowledged, dropId);
    await database.close();
  });
});

describeWith('MariaDB', 'the database killed and restarted under load', () => {
  test('three times over: the same', { timeout: 180_000 }, async () => {
    const mariadb = await startMariadb();
    const folder = await makeServiceFolder();
    const { dropId, tokens } = await prepare(mariadb.url, folder);
    const { port, service } = await startServer(mariadb.url, folder);
    const load = new Load({ port, tokens, dropId }, IN_FLIGHT);
    for (let round = 0; round < 3; round += 1) {
      await pause(700);
      const before = load.acknowledged.length;
      await mariadb.kill();
      await pause(200);
      await mariadb.restart();
      await expect.poll(() => load.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before + 100);
    }
    await load.stop();
    // Told early and clearly while it was away; never a 500.
    expect([...load.statuses.keys()].filter((status) => status >= 500 && status !== 503)).toEqual([]);
    await service.stop();
    const database = openDatabase(mariadb.url);
    expect(await database.durability()).toMatchObject({
      innodb_flush_log_at_trx_commit: '1',
      innodb_doublewrite: 'ON',
    });
    await expectAllKept(database, load.acknowledged, dropId);
    await database.close();
    await mariadb.stop();
  });
});
