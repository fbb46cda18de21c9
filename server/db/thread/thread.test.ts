import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CompiledQuery, Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqliteDatabase, type TestDatabase } from '../../../test/database.ts';
import { makeServiceFolder } from '../../../test/services/service.ts';
import { type Executor, insertMany, isDisconnect, isRetryable, selectMany } from '../dialect.ts';
import { openDatabase } from '../open.ts';
import type { Tables } from '../schema.ts';
import { threadDialect } from './dialect.ts';
import { ReaderThread } from './thread.ts';

const ACCOUNTS = 1_700;
/** Some hundred milliseconds of pure work for the database, and one row. */
const heavy = (steps: number) => sql<{ steps: number }>`
  with recursive counter(n) as (select 1 union all select n + 1 from counter where n < ${steps})
  select count(*) as steps from counter`;

describe('SQLite read on a thread of its own', () => {
  const open = sqliteDatabase();
  let database: TestDatabase;
  let path: string;
  beforeAll(async () => {
    database = await open();
    path = database.url.slice('sqlite:'.length);
    const rows = Array.from({ length: ACCOUNTS }, (_, i) => [`audit-${String(i).padStart(6, '0')}`, i]);
    await database.transact((tx) =>
      insertMany(
        tx,
        'audit_log',
        ['id', 'at', 'actor_id', 'action', 'subject', 'reason', 'details'],
        rows.map(([id, i]) => [id!, i!, 'actor', 'test', `서울-${i}`, i === 3 ? null : 'why', '{}']),
      ),
    );
  });

  const questions: Record<string, (executor: Executor) => Promise<unknown>> = {
    'an answer of many pages': (executor) =>
      executor.selectFrom('audit_log').selectAll().orderBy('id').execute(),
    'an answer of exactly one page': (executor) =>
      executor.selectFrom('audit_log').selectAll().orderBy('id').limit(500).execute(),
    'no rows': (executor) => executor.selectFrom('audit_log').selectAll().where('id', '=', '-').execute(),
    'parameters and null': (executor) =>
      executor.selectFrom('audit_log').select(['reason', 'subject']).where('at', '=', 3).execute(),
    'many keys at once': (executor) =>
      selectMany(
        executor,
        { table: 'audit_log', columns: ['id', 'subject'], keys: ['id'], index: 'PRIMARY', lock: false },
        [['audit-000007'], ['audit-001600'], ['nobody'], ['audit-000009']],
      ),
    'large whole numbers, fractions and bytes': (executor) =>
      sql`select ${9_007_199_254_740_991} as big, ${12n} as n, 0.5 as half, x'00ff' as bytes, ${'\u0000🎫'} as text`.execute(
        executor,
      ),
    'two columns of one name': (executor) => sql`select 1 as a, 2 as a`.execute(executor),
    'a pragma': (executor) => sql`pragma page_size`.execute(executor),
    'streamed rows': async (executor) => {
      const rows: unknown[] = [];
      for await (const row of executor.selectFrom('audit_log').select('id').limit(3).stream()) rows.push(row);
      return rows;
    },
  };
  for (const [name, ask] of Object.entries(questions)) {
    test(`answers as the reader does: ${name}`, async () => {
      expect(await ask(database.background)).toEqual(await ask(database.reader));
    });
  }

  const mistakes: Record<string, (executor: Executor) => Promise<unknown>> = {
    'bad syntax': (executor) => sql`selec 1`.execute(executor),
    'an unknown table': (executor) => sql`select * from nowhere`.execute(executor),
    'a number beyond what JavaScript counts': (executor) =>
      sql`select 9007199254740993 as n`.execute(executor),
    'too many parameters': (executor) => executor.executeQuery(CompiledQuery.raw('select ?', [1, 2])),
    'a parameter of no type': (executor) => executor.executeQuery(CompiledQuery.raw('select ?', [[1]])),
    'a write': (executor) => sql`delete from audit_log`.execute(executor),
  };
  for (const [name, ask] of Object.entries(mistakes)) {
    test(`fails as the reader does: ${name}`, async () => {
      const failure = async (executor: Executor) => {
        const error: Error = await ask(executor).then(
          () => expect.unreachable(),
          (thrown: Error) => thrown,
        );
        const { name, message, code, errcode, errstr } = error as unknown as Record<string, unknown>;
        return { kind: error.constructor, name, message, code, errcode, errstr };
      };
      expect(await failure(database.background)).toEqual(await failure(database.reader));
    });
  }

  test('what cannot be sent fails alone', async () => {
    const thread = new ReaderThread(path);
    await expect(thread.ask('select ?', [() => 1])).rejects.toThrow('could not be cloned');
    expect((await thread.ask('select 1 as one', [])).rows).toEqual([{ one: 1 }]);
    await thread.close();
  });

  test('sees each commit at once, and answers in the order of the questions', async () => {
    const order: number[] = [];
    const ask = async (n: number) => {
      await sql`select ${n}`.execute(database.background);
      order.push(n);
    };
    await Promise.all([1, 2, 3, 4, 5].map(ask));
    expect(order).toEqual([1, 2, 3, 4, 5]);
    for (const position of [3, 4, 5]) {
      const name = `order-${position}`;
      await database.transact((tx) => insertMany(tx, 'consumers', ['name', 'position'], [[name, position]]));
      const rows = await database.background
        .selectFrom('consumers')
        .selectAll()
        .where('name', '=', name)
        .execute();
      expect(rows).toEqual([{ name, position }]);
    }
  });

  test('a heavy read does not hold up this thread', async () => {
    let steps = 500_000;
    // Long enough on any machine for the comparison to mean something.
    for (; ; steps *= 2) {
      const before = performance.now();
      await heavy(steps).execute(database.background);
      if (performance.now() - before > 150) break;
    }
    let ticks = 0;
    let isDone = false;
    const reading = heavy(steps)
      .execute(database.background)
      .finally(() => {
        isDone = true;
      });
    while (!isDone) {
      await nextTurn();
      ticks += 1;
    }
    expect((await reading).rows).toEqual([{ steps }]);
    // On this thread there would be one or two.
    expect(ticks).toBeGreaterThan(20);
  });

  test('a transaction is refused: its connection is everybody’s', async () => {
    const body = async () => expect.unreachable();
    await expect(database.background.transaction().execute(body)).rejects.toThrow('database.snapshot');
  });

  test('a snapshot sees nothing of what is written meanwhile, and is off this thread', async () => {
    const count = async (executor: Executor) =>
      (
        await sql<{ n: number }>`select count(*) as n from consumers where name like 'meanwhile%'`.execute(
          executor,
        )
      ).rows[0]!.n;
    const write = (name: string) =>
      database.transact((tx) => insertMany(tx, 'consumers', ['name', 'position'], [[name, 0]]));
    await database.snapshot(async (executor) => {
      expect(await count(executor)).toBe(0);
      await write('meanwhile-1');
      expect(await count(executor)).toBe(0);
      expect(await count(database.background)).toBe(1);
      let ticks = 0;
      const reading = heavy(500_000).execute(executor);
      void nextTurn().then(() => {
        ticks += 1;
      });
      await reading;
      expect(ticks).toBe(1);
      expect(await count(executor)).toBe(0);
    });
    expect(await database.snapshot(count)).toBe(1);
  });

  test('more snapshots than may run at once wait their turn, and one that fails holds up no other', async () => {
    const one = (i: number) =>
      database.snapshot(async (executor) => {
        if (i % 3 === 0) throw new Error(`snapshot ${i}`);
        const { rows } = await sql<{ i: number }>`select ${i} as i`.execute(executor);
        return rows[0]!.i;
      });
    const results = await Promise.allSettled(Array.from({ length: 9 }, (_, i) => one(i)));
    for (const [i, result] of results.entries()) {
      if (i % 3 === 0)
        expect(result).toMatchObject({ status: 'rejected', reason: { message: `snapshot ${i}` } });
      else expect(result).toEqual({ status: 'fulfilled', value: i });
    }
  });
});

describe('the thread’s life', () => {
  let folder: string;
  let url: string;
  beforeAll(async () => {
    folder = await makeServiceFolder();
    url = `sqlite:${join(folder, 'life.db')}`;
    const database = openDatabase(url);
    await sql`create table things (id integer primary key, text text)`.execute(database.writer);
    await database.close();
  });
  afterAll(() => rm(dirname(url.slice('sqlite:'.length)), { recursive: true, force: true }));
  const start = () => {
    const thread = new ReaderThread(url.slice('sqlite:'.length));
    return { thread, kysely: new Kysely<Tables>({ dialect: threadDialect(thread) }) };
  };

  test('begins with the first question, not before', async () => {
    const { thread, kysely } = start();
    expect(thread.worker).toBeNull();
    await sql`select 1`.execute(kysely);
    expect(thread.worker).not.toBeNull();
    await kysely.destroy();
    expect(thread.worker).toBeNull();
  });

  test('a thread that dies rejects what it was asked; the next question starts another', async () => {
    const { thread, kysely } = start();
    await sql`select 1`.execute(kysely);
    const asked = [heavy(3_000_000).execute(kysely), sql`select 2`.execute(kysely)];
    await nextTurn();
    const died = thread.worker!.terminate();
    for (const result of await Promise.allSettled(asked)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'READER_THREAD_LOST' } });
      const { reason } = result as PromiseRejectedResult;
      expect([isDisconnect(reason), isRetryable(reason)]).toEqual([true, false]);
    }
    await died;
    expect((await sql`select 3 as three`.execute(kysely)).rows).toEqual([{ three: 3 }]);
    await kysely.destroy();
  });

  test('closing while it is busy answers first; later questions are refused', async () => {
    const { kysely } = start();
    const asked = [heavy(300_000).execute(kysely), heavy(2_000).execute(kysely)];
    await nextTurn();
    const closed = kysely.destroy();
    expect((await Promise.all(asked)).map(({ rows }) => rows[0]!.steps)).toEqual([300_000, 2_000]);
    await closed;
    await expect(sql`select 1`.execute(kysely)).rejects.toThrow();
  });

  test('closing right after the death of the thread ends', async () => {
    const { thread, kysely } = start();
    await sql`select 1`.execute(kysely);
    const died = thread.worker!.terminate();
    await kysely.destroy();
    await died;
  });

  test('a file that is not there is an error like another, and no death', async () => {
    const { thread, kysely } = (() => {
      const thread = new ReaderThread(join(folder, 'none.db'));
      return { thread, kysely: new Kysely<Tables>({ dialect: threadDialect(thread) }) };
    })();
    await expect(sql`select 1`.execute(kysely)).rejects.toMatchObject({ code: 'ERR_SQLITE_ERROR' });
    expect(thread.worker).not.toBeNull();
    await kysely.destroy();
  });

  test('closing the database waits for its snapshots', async () => {
    const database = openDatabase(url);
    let closed: Promise<void> | undefined;
    const rows = await database.snapshot(async (executor) => {
      await heavy(1_000).execute(executor);
      closed = database.close();
      await nextTurn();
      return (await sql`select count(*) as n from things`.execute(executor)).rows;
    });
    expect(rows).toEqual([{ n: 0 }]);
    await closed;
  });
});
