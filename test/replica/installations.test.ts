import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type MariaDbPair, startMariadbPair } from '../services/mariadb-pair.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';

const LAG_MS = 600_000;

describeWith('MariaDB', 'two instances that read a replica', () => {
  let pair: MariaDbPair;
  let here: TestInstallation;
  let there: TestInstallation;
  beforeAll(async () => {
    pair = await startMariadbPair();
    const env = {
      DATABASE_URL: pair.primary.url,
      DATABASE_REPLICA_URL: pair.replica.url,
      // Only what a caller did or not may decide in these tests, and no passing second.
      MADANG_REPLICA_LAG_MS: String(LAG_MS),
      MADANG_RATE_LIMIT: 'off',
    };
    here = await startInstallation(env);
    there = await startInstallation(env);
  });
  afterAll(async () => {
    await Promise.all([here?.end(), there?.end()]);
    await pair?.stop();
  });
  beforeEach(async () => {
    await pair.run(pair.replica, 'start slave');
    for (const site of [here, there]) await untilFresh(site);
  });

  async function untilFresh(site: TestInstallation): Promise<void> {
    const [row] = (await pair.run(pair.primary, 'select @@global.gtid_binlog_pos as position')) as {
      position: string;
    }[];
    await pair.run(pair.replica, `select master_gtid_wait('${row!.position}', 10)`);
    // A busy machine may be too slow for one check.
    await vi.waitFor(
      async () => {
        await site.database.replica!.check();
        expect(await readiness(site)).toMatchObject({ status: 'ready', replica: 'fresh' });
      },
      { timeout: 10_000 },
    );
  }
  const readiness = async (site: TestInstallation) => (await site.app.inject('/health/ready')).json();
  const metricsOf = async (site: TestInstallation) => (await site.app.inject('/metrics')).body;
  const readsFrom = async (site: TestInstallation, from: string): Promise<number> => {
    const metric = await site.metrics.registry.getSingleMetric('madang_replica_reads_total')!.get();
    return metric.values.find(({ labels }) => labels.from === from)?.value ?? 0;
  };

  let acts = 0;
  /** An act of the administrator; what it did is the newest line of the audit log. */
  async function act(site: TestInstallation): Promise<string> {
    acts += 1;
    const reason = `For test number ${acts}`;
    const { status } = await site.call('POST', '/admin/pay/adjustments', {
      token: await site.provenTokenOf('admin'),
      body: { accountId: site.idOf('minji'), amount: 1, reason },
    });
    expect(status).toBe(201);
    return reason;
  }
  const newestAct = async (site: TestInstallation) => {
    const { status, body } = await site.call('GET', '/admin/audit?limit=1', { token: site.tokenOf('admin') });
    expect(status).toBe(200);
    return body.items[0].reason as string;
  };

  test('who has just written sees it on every instance, without a cookie', async () => {
    const before = await readsFrom(there, 'replica');
    for (let round = 0; round < 15; round += 1) {
      const reason = await act(here);
      expect(await Promise.all([newestAct(there), newestAct(here)])).toEqual([reason, reason]);
      await there.database.replica!.check();
    }
    expect(await readsFrom(there, 'replica')).toBeGreaterThan(before);
  });

  test('nor does one who writes miss anything while the replica stands still', async () => {
    await pair.run(pair.replica, 'stop slave sql_thread');
    for (let round = 0; round < 3; round += 1) {
      const reason = await act(here);
      expect(await newestAct(there)).toBe(reason);
      expect(await newestAct(here)).toBe(reason);
    }
    // Nobody in particular is told the state of before, which is what may be told to them.
    const before = await readsFrom(there, 'replica');
    const seals = await there.call('GET', '/pay/seals');
    expect(seals.status).toBe(200);
    expect(await readsFrom(there, 'replica')).toBeGreaterThan(before);
    // The same with a cookie: somebody in particular.
    const fromReplica = await readsFrom(there, 'replica');
    expect((await there.call('GET', '/pay/seals', { headers: { cookie: 'any=1' } })).status).toBe(200);
    expect(await readsFrom(there, 'replica')).toBe(fromReplica);
  });

  test('every list that may be read there answers with the replica killed, and all is ready', async () => {
    const token = there.tokenOf('admin');
    const member = there.idOf('minji');
    const lists = [
      '/admin/members',
      '/admin/audit',
      '/admin/deliveries',
      '/admin/payments',
      `/admin/members/${member}/statement`,
      `/admin/members/${member}/receipts`,
      '/admin/pay/seals/verification',
      '/pay/seals',
    ];
    const readAll = async (): Promise<void> => {
      const answers = await Promise.all(lists.map((path) => there.call('GET', path, { token })));
      expect(answers.map(({ status }) => status)).toEqual(lists.map(() => 200));
    };
    await readAll();
    await pair.replica.kill();
    await readAll();
    await there.database.replica!.check();
    expect(await readiness(there)).toMatchObject({ status: 'ready', replica: 'unreachable' });
    await readAll();
    expect(await metricsOf(there)).toContain('madang_replica_fresh 0');
    expect(await metricsOf(there)).toContain('madang_replica_lag_seconds +Inf');
    const reason = await act(here);
    expect(await newestAct(there)).toBe(reason);
    await pair.replica.restart();
    await untilFresh(there);
    expect(await newestAct(there)).toBe(reason);
    expect(await metricsOf(there)).toContain('madang_replica_fresh 1');
  });
});
