import { sql } from 'kysely';
import { createConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Executor, insertMany } from '../../server/db/dialect.ts';
import { migrate } from '../../server/db/migrate.ts';
import { type Database, openDatabase } from '../../server/db/open.ts';
import type { ReplicaObserver } from '../../server/db/replica/open.ts';
import { type MariaDbPair, startMariadbPair } from '../services/mariadb-pair.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';

const MAX_LAG_MS = 5_000;
const POOL = 4;
const READER = "reader@'127.0.0.1'";

/** What was told of the replica, for tests. */
class Notes implements ReplicaObserver {
  lastCheck: { standing: string; lagMs: number | null; cause: unknown } | null = null;
  from = { replica: 0, primary: 0 };
  checked(standing: string, lagMs: number | null, cause?: unknown): void {
    this.lastCheck = { standing, lagMs, cause };
  }
  read(from: 'replica' | 'primary'): void {
    this.from[from] += 1;
  }
}

describeWith('MariaDB', 'reads beside the primary', () => {
  let pair: MariaDbPair;
  let clock = 0;
  let notes: Notes;
  let database: Database;
  let replicaUrl: string;

  const openBoth = (url: string, replica: string, observer = new Notes()) =>
    openDatabase(url, POOL, {
      url: replica,
      maxLagMs: MAX_LAG_MS,
      observer,
      now: () => clock,
      checkEveryMs: null,
    });

  beforeAll(async () => {
    pair = await startMariadbPair();
    const primary = openDatabase(pair.primary.url);
    await migrate(primary);
    await primary.close();
    // Nothing but reading: no rights over replication are needed to know how far it is.
    await pair.run(pair.primary, `create user ${READER}`);
    await pair.run(pair.primary, `grant select on madang.* to ${READER}`);
    replicaUrl = pair.replica.url.replace('root@', 'reader@');
  });
  afterAll(() => pair?.stop());
  beforeEach(async () => {
    notes = new Notes();
    database = openBoth(pair.primary.url, replicaUrl, notes);
    await untilFresh();
  });
  afterEach(async () => {
    await pair.run(pair.replica, 'start slave');
    await database.close();
  });

  /** Checks again until the replica has everything that was written so far. */
  async function untilFresh(): Promise<void> {
    const [row] = (await pair.run(pair.primary, 'select @@global.gtid_binlog_pos as position')) as {
      position: string;
    }[];
    await pair.run(pair.replica, `select master_gtid_wait('${row!.position}', 10)`);
    // A busy machine may be too slow for one check.
    await vi.waitFor(
      async () => {
        await database.replica!.check();
        expect(notes.lastCheck).toMatchObject({ standing: 'fresh' });
      },
      { timeout: 10_000 },
    );
  }

  let names = 0;
  /** Something new on the primary. */
  async function write(): Promise<string> {
    names += 1;
    const name = `written-${names}`;
    await database.transact((tx) => insertMany(tx, 'consumers', ['name', 'position'], [[name, 0]]));
    return name;
  }
  const has = async (executor: Executor, name: string): Promise<boolean> =>
    (await executor.selectFrom('consumers').select('name').where('name', '=', name).execute()).length === 1;
  const standStill = () => pair.run(pair.replica, 'stop slave sql_thread');

  test('a fresh replica answers, with an account that may only read', async () => {
    const name = await write();
    await untilFresh();
    expect(await has(database.lagging, name)).toBe(true);
    expect(await has(database.current(), name)).toBe(true);
    expect(await has(database.background, name)).toBe(true);
    expect(notes.from).toEqual({ replica: 3, primary: 0 });
    const { rows } = await sql<{ port: number }>`select @@global.port as port`.execute(database.lagging);
    expect(rows[0]!.port).toBe(pair.replica.port);
    expect(await sql`select @@session.tx_read_only as ro`.execute(database.lagging)).toMatchObject({
      rows: [{ ro: 1 }],
    });
  });

  test('what was committed before is always there, though the replica runs behind a load', async () => {
    for (let round = 0; round < 40; round += 1) {
      const [name] = await Promise.all([write(), write(), write()]);
      expect(await has(database.current(), name!)).toBe(true);
      expect(await has(database.background, name!)).toBe(true);
      await database.replica!.check();
    }
    expect(notes.from.replica).toBeGreaterThan(0);
  });

  test('while the replica stands still, only those who may lag see less, and only within the bound', async () => {
    await standStill();
    const name = await write();
    await database.replica!.check();
    expect(await has(database.current(), name)).toBe(true);
    expect(await has(database.background, name)).toBe(true);
    expect(notes.from).toEqual({ replica: 0, primary: 2 });
    expect(await has(database.lagging, name)).toBe(false);
    clock += MAX_LAG_MS;
    expect(await has(database.lagging, name)).toBe(false);
    clock += 1;
    expect(await has(database.lagging, name)).toBe(true);
    await database.replica!.check();
    expect(notes.lastCheck).toMatchObject({ standing: 'behind', lagMs: MAX_LAG_MS + 1 });
    await pair.run(pair.replica, 'start slave');
    await untilFresh();
    notes.from.replica = 0;
    expect(await has(database.lagging, name)).toBe(true);
    expect(notes.from.replica).toBe(1);
  });

  test('one that stands still while nothing is written has everything', async () => {
    await standStill();
    clock += 3 * MAX_LAG_MS;
    await database.replica!.check();
    expect(notes.lastCheck).toMatchObject({ standing: 'fresh', lagMs: 0 });
  });

  test('all reads of one request come from one side', async () => {
    await standStill();
    const current = database.current();
    expect(await has(current, 'anything')).toBe(false);
    const name = await write();
    // It has begun on the replica, which had all of before.
    expect(await has(current, name)).toBe(false);
    expect(notes.from).toEqual({ replica: 2, primary: 0 });
    expect(await has(database.current(), name)).toBe(true);
  });

  test('a table that the replica has not heard of yet is read on the primary', async () => {
    await standStill();
    await sql`create table madang.brand_new (id int primary key)`.execute(database.writer);
    const { rows } = await sql<{ n: number }>`select count(*) as n from brand_new`.execute(database.lagging);
    expect(rows).toEqual([{ n: 0 }]);
    expect(notes.from).toEqual({ replica: 0, primary: 1 });
    await expect(sql`select * from nowhere`.execute(database.lagging)).rejects.toMatchObject({ errno: 1146 });
  });

  test('a snapshot is of the primary, unless its reader allows it to lag', async () => {
    await standStill();
    const name = await write();
    expect(await database.snapshot((executor) => has(executor, name))).toBe(true);
    expect(await database.snapshot((executor) => has(executor, name), { mayLag: true })).toBe(false);
    clock += MAX_LAG_MS + 1;
    await database.replica!.check();
    expect(await database.snapshot((executor) => has(executor, name), { mayLag: true })).toBe(true);
  });

  test('a transaction is refused: it would be on neither side', async () => {
    const body = async () => expect.unreachable();
    await expect(database.lagging.transaction().execute(body)).rejects.toThrow('database.snapshot');
  });

  test('a replica that is killed under load fails nobody; after its return it is read again', async () => {
    const name = await write();
    await untilFresh();
    let isOver = false;
    let reads = 0;
    const readers = [database.lagging, database.background, null, database.lagging].map(async (executor) => {
      while (!isOver) {
        expect(await has(executor ?? database.current(), name)).toBe(true);
        reads += 1;
      }
    });
    const readMore = async (more: number) => {
      const enough = reads + more;
      while (reads < enough) await Promise.race([...readers, sql`select 1`.execute(database.reader)]);
    };
    await readMore(100);
    await pair.replica.kill();
    await readMore(100);
    await database.replica!.check();
    expect(notes.lastCheck).toMatchObject({ standing: 'unreachable', lagMs: null });
    await readMore(100);
    await pair.replica.restart();
    await readMore(100);
    isOver = true;
    await Promise.all(readers);
    await untilFresh();
    notes.from.replica = 0;
    expect(await has(database.lagging, name)).toBe(true);
    expect(notes.from.replica).toBe(1);
  });

  test('a replica that hangs is left at the next check, by those too who wait for it', async () => {
    const name = await write();
    await untilFresh();
    process.kill(pair.replica.pid, 'SIGSTOP');
    try {
      const reading = [has(database.lagging, name), has(database.current(), name)];
      await database.replica!.check();
      expect(await Promise.all(reading)).toEqual([true, true]);
      expect(notes.lastCheck).toMatchObject({ standing: 'unreachable' });
      expect(await has(database.lagging, name)).toBe(true);
    } finally {
      process.kill(pair.replica.pid, 'SIGCONT');
    }
    await untilFresh();
  });

  test('a replica that is busy is not taken for dead', async () => {
    const gate = await createConnection({ uri: pair.replica.url });
    await gate.query("select get_lock('gate', 10)");
    let finished = 0;
    const busy = Array.from({ length: 2 * POOL }, async () => {
      const { rows } = await sql<{ port: number }>`
        select @@global.port as port, get_lock('gate', 20) + release_lock('gate')`.execute(database.lagging);
      finished += 1;
      return rows[0]!.port;
    });
    const atWork = async () => {
      const [rows] = await gate.query("select id from information_schema.processlist where user = 'reader'");
      return (rows as unknown[]).length;
    };
    // All connections for readers, and the one of the check.
    while ((await atWork()) < POOL + 1);
    await database.replica!.check();
    expect(notes.lastCheck).toMatchObject({ standing: 'fresh' });
    expect(finished).toBe(0);
    await gate.end();
    expect(await Promise.all(busy)).toEqual(busy.map(() => pair.replica.port));
  });

  test('closing does not wait for a replica that hangs', async () => {
    process.kill(pair.replica.pid, 'SIGSTOP');
    try {
      await database.replica!.check();
      await database.close();
    } finally {
      process.kill(pair.replica.pid, 'SIGCONT');
    }
    database = openBoth(pair.primary.url, replicaUrl, notes);
  });

  test('a server that follows nobody, or a primary that nobody can follow, is never read beside', async () => {
    const other = new Notes();
    const url = await newMariadbDatabase();
    const wrong = openBoth(url, url, other);
    await wrong.replica!.check();
    expect(other.lastCheck).toMatchObject({ standing: 'behind', lagMs: null });
    expect(String(other.lastCheck!.cause)).toContain('no binary log');
    await sql`select 1`.execute(wrong.lagging);
    await wrong.close();
    const itself = openBoth(pair.primary.url, pair.primary.url, other);
    await itself.replica!.check();
    await sql`select 1`.execute(itself.lagging);
    await itself.close();
    expect(other.from).toEqual({ replica: 0, primary: 2 });
  });
});
