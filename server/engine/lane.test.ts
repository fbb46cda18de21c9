import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../test/database.ts';
import { makeServiceFolder } from '../../test/services/service.ts';
import { readStock, shelfLane, stockShelf, take, testIds } from '../../test/support/shelf.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import type { Answer, Rejection } from './index.ts';

/** A gate that batches wait at until it is opened: the tests' only notion of "meanwhile". */
function makeGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, wait: () => opened };
}

const outcome = (answer: Answer | Rejection): string =>
  !answer.answered ? answer.code : answer.decision.accepted ? 'ok' : answer.decision.code;

eachDatabase('a lane', (open) => {
  async function shelf(stock: number) {
    const database = await open();
    const name = testIds();
    await database.transact((tx) => stockShelf(tx, name, stock));
    return { database, name };
  }

  test('decides in order, and never gives what is not there', async () => {
    const { database, name } = await shelf(3);
    const lane = shelfLane(database);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => lane.submit(take({ shelf: name, take: 1 }))),
    );
    expect(answers.map(outcome)).toEqual(['ok', 'ok', 'ok', 'shelf.empty', 'shelf.empty']);
    expect(await readStock(database, name)).toBe(0);
  });

  test('what arrives while a batch commits is the next batch', async () => {
    const { database, name } = await shelf(100);
    const gate = makeGate();
    const sizes: number[] = [];
    const lane = shelfLane(database, {
      gate: gate.wait,
      observer: { batch: (_lane, size) => sizes.push(size) },
    });
    const first = lane.submit(take({ shelf: name, take: 1 }));
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const rest = Array.from({ length: 9 }, () => lane.submit(take({ shelf: name, take: 1 })));
    gate.open();
    await Promise.all([first, ...rest]);
    expect(sizes).toEqual([1, 9]);
  });

  test('a key is answered once and replayed ever after, refusals too, also by another instance', async () => {
    const { database, name } = await shelf(1);
    const lane = shelfLane(database);
    const first = await lane.submit(take({ shelf: name, take: 1 }, 'k1'));
    const refusal = await lane.submit(take({ shelf: name, take: 1 }, 'k2'));
    const other = shelfLane(await open(database.url));
    const again = await other.submit(take({ shelf: name, take: 1 }, 'k1'));
    const refusedAgain = await other.submit(take({ shelf: name, take: 1 }, 'k2'));
    expect(first).toMatchObject({ answered: true, replayed: false });
    expect(again).toEqual({ ...first, replayed: true, decision: { accepted: true, result: { left: 0 } } });
    expect(refusedAgain).toEqual({ ...refusal, replayed: true });
    expect(await readStock(database, name)).toBe(0);
  });

  test('what time has made true is told though the command that comes upon it is refused', async () => {
    const { database, name } = await shelf(1);
    const answer = await shelfLane(database).submit(take({ shelf: name, take: 1, late: true }));
    expect(outcome(answer)).toBe('shelf.late');
    const rows = await database.reader.selectFrom('batches').select(['events', 'event_count']).execute();
    expect(rows.map(({ event_count: count }) => count)).toContain(1);
    expect(rows.map(({ events }) => events).join()).toContain('shelf.closed');
    expect(await readStock(database, name)).toBe(1);
  });

  test('the same key with another body is refused, in flight and afterwards', async () => {
    const { database, name } = await shelf(10);
    const lane = shelfLane(database);
    const [first, meanwhile] = await Promise.all([
      lane.submit(take({ shelf: name, take: 1 }, 'k')),
      lane.submit(take({ shelf: name, take: 2 }, 'k')),
    ]);
    const later = await lane.submit(take({ shelf: name, take: 2 }, 'k'));
    expect([first, meanwhile, later].map(outcome)).toEqual([
      'ok',
      'idempotency.mismatch',
      'idempotency.mismatch',
    ]);
    expect(await readStock(database, name)).toBe(9);
  });

  test('whose key it is says what was decided, not who comes first while a wrong body is in flight', async () => {
    const { database, name } = await shelf(10);
    const lane = shelfLane(database);
    const first = await lane.submit(take({ shelf: name, take: 1 }, 'k'));
    const [wrong, again, other, oncemore] = await Promise.all(
      [2, 1, 3, 1].map((count) => lane.submit(take({ shelf: name, take: count }, 'k'))),
    );
    expect([wrong, other].map((answer) => outcome(answer!))).toEqual([
      'idempotency.mismatch',
      'idempotency.mismatch',
    ]);
    const { receiptId } = first as Answer;
    const stored = { receiptId, replayed: true, decision: { accepted: true, result: { left: 9 } } };
    expect([again, oncemore]).toMatchObject([stored, stored]);
    expect(await readStock(database, name)).toBe(9);
  });

  test('what is never decided pins no key: another body behind it is decided', async () => {
    const { database, name } = await shelf(10);
    const lane = shelfLane(database);
    const [faulty, behind] = await Promise.all([
      lane.submit(take({ shelf: name, take: 1, broken: true }, 'k')),
      lane.submit(take({ shelf: name, take: 2 }, 'k')),
    ]);
    expect([faulty, behind].map(outcome)).toEqual(['lane.fault', 'ok']);
    expect(await readStock(database, name)).toBe(8);
  });

  test('twins in flight share one decision', async () => {
    const { database, name } = await shelf(10);
    const lane = shelfLane(database);
    const twins = await Promise.all(
      Array.from({ length: 20 }, () => lane.submit(take({ shelf: name, take: 1 }, 'same'))),
    );
    expect(twins.filter((answer) => answer.answered && !answer.replayed)).toHaveLength(1);
    expect(await readStock(database, name)).toBe(9);
  });

  test('two instances that race with one key take once', async () => {
    const { database, name } = await shelf(100);
    const second = await open(database.url);
    const lanes = [shelfLane(database), shelfLane(second)];
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(
        lanes.map((lane) => lane.submit(take({ shelf: name, take: 1 }, `race-${round}`))),
      );
      expect(answers.map(outcome)).toEqual(['ok', 'ok']);
      expect(answers.filter((answer) => answer.answered && answer.replayed)).toHaveLength(1);
    }
    expect(await readStock(database, name)).toBe(80);
  });

  test('a command whose decide throws fails alone', async () => {
    const { database, name } = await shelf(10);
    const lane = shelfLane(database);
    const answers = await Promise.all([
      lane.submit(take({ shelf: name, take: 1 })),
      lane.submit(take({ shelf: name, take: 1, broken: true }, 'bad')),
      lane.submit(take({ shelf: name, take: 1 })),
    ]);
    expect(answers.map(outcome)).toEqual(['ok', 'lane.fault', 'ok']);
    expect(await readStock(database, name)).toBe(8);
    const receipt = await database.reader
      .selectFrom('receipts')
      .selectAll()
      .where('key', '=', 'bad')
      .execute();
    expect(receipt).toEqual([]);
  });

  test('a batch that cannot be written is split until the faulty command stands alone', async () => {
    const { database, name } = await shelf(10);
    const lane = shelfLane(database);
    const answers = await Promise.all(
      Array.from({ length: 7 }, (_, i) => lane.submit(take({ shelf: name, take: 1, poison: i === 4 }))),
    );
    expect(answers.map(outcome)).toEqual(['ok', 'ok', 'ok', 'ok', 'lane.fault', 'ok', 'ok']);
    expect(await readStock(database, name)).toBe(4);
  });

  test('over the bound it rejects at once, and leaves no trace', async () => {
    const { database, name } = await shelf(10);
    const gate = makeGate();
    const lane = shelfLane(database, { gate: gate.wait, limits: { maxQueue: 2 } });
    const admitted = [
      lane.submit(take({ shelf: name, take: 1 }, 'a')),
      lane.submit(take({ shelf: name, take: 1 }, 'b')),
    ];
    const over = await lane.submit(take({ shelf: name, take: 1 }, 'c'));
    gate.open();
    await Promise.all(admitted);
    expect(over).toEqual({ answered: false, code: 'lane.full', retryAfterS: 1 });
    expect(outcome(await lane.submit(take({ shelf: name, take: 1 }, 'c')))).toBe('ok');
  });

  test('what has waited too long is given up before any work', async () => {
    const { database, name } = await shelf(10);
    let now = 0;
    const lane = shelfLane(database, { now: () => now, limits: { maxWaitMs: 100 } });
    const waiting = lane.submit(take({ shelf: name, take: 1 }));
    now = 101;
    expect(outcome(await waiting)).toBe('lane.deadline');
    expect(await readStock(database, name)).toBe(10);
  });

  test('draining admits nothing more and answers all that it has admitted', async () => {
    const { database, name } = await shelf(10);
    const lane = shelfLane(database);
    const admitted = Array.from({ length: 5 }, () => lane.submit(take({ shelf: name, take: 1 })));
    const drained = lane.drain();
    const late = await lane.submit(take({ shelf: name, take: 1 }));
    await drained;
    expect(outcome(late)).toBe('lane.draining');
    expect((await Promise.all(admitted)).map(outcome)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(await readStock(database, name)).toBe(5);
  });

  test('a preview decides and writes nothing', async () => {
    const { database, name } = await shelf(1);
    const lane = shelfLane(database);
    expect(await lane.preview(take({ shelf: name, take: 1 }, 'p'))).toMatchObject({ accepted: true });
    expect(await lane.preview(take({ shelf: name, take: 2 }, 'p'))).toMatchObject({ code: 'shelf.empty' });
    expect(await readStock(database, name)).toBe(1);
  });

  test('receipts of a batch carry number, key and outcome', async () => {
    const { database, name } = await shelf(1);
    const lane = shelfLane(database);
    const commands = [take({ shelf: name, take: 1 }, 'r1'), take({ shelf: name, take: 1 }, 'r2')];
    await Promise.all(commands.map((command) => lane.submit(command)));
    const rows = await database.reader.selectFrom('receipts').selectAll().orderBy('key').execute();
    expect(rows.map((row) => [row.id, row.key, row.code, JSON.parse(row.result)])).toEqual([
      [commands[0]?.id, 'r1', null, { left: 0 }],
      [commands[1]?.id, 'r2', 'shelf.empty', { left: 0 }],
    ]);
  });
});

test('a disk that is full is nobody’s fault: all may come back, and what they want is done when there is room', async () => {
  const folder = await makeServiceFolder();
  const database = openDatabase(`sqlite:${join(folder, 'madang.db')}`);
  await migrate(database);
  const name = testIds();
  await database.transact((tx) => stockShelf(tx, name, 1_000));
  const lane = shelfLane(database);
  const takeAll = () =>
    Promise.all(Array.from({ length: 500 }, (_, i) => lane.submit(take({ shelf: name, take: 1 }, `k${i}`))));
  // The fewest pages that it may have are those that it has.
  await sql`pragma max_page_count = 1`.execute(database.writer);
  expect(new Set((await takeAll()).map(outcome))).toEqual(new Set(['lane.unavailable']));
  expect(await readStock(database, name)).toBe(1_000);
  await sql`pragma max_page_count = 1000000`.execute(database.writer);
  expect(new Set((await takeAll()).map(outcome))).toEqual(new Set(['ok']));
  expect(await readStock(database, name)).toBe(500);
  await database.close();
  await rm(folder, { recursive: true });
});

describe('the engine', () => {
  test('is small enough to be read in one sitting', async () => {
    const { readFile, readdir } = await import('node:fs/promises');
    const folder = new URL('.', import.meta.url);
    const sources = (await readdir(folder)).filter(
      (name) => name.endsWith('.ts') && !name.includes('.test.'),
    );
    const texts = await Promise.all(sources.map((name) => readFile(new URL(name, folder), 'utf8')));
    const lines = texts.reduce((sum, text) => sum + text.split('\n').length, 0);
    expect(lines, 'Keep server/engine near 500 lines: move what is not the engine elsewhere').toBeLessThan(
      650,
    );
  });
});
