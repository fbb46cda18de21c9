import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { STEPS, type Step } from '../../server/engine/index.ts';
import { eachDatabase, sqliteDatabase, type TestDatabase } from '../database.ts';
import { readStock, type ShelfInput, shelfLane, stockShelf, take, testIds } from '../support/shelf.ts';
import { chosenSeed, seededRandom } from './random.ts';

const SHELVES = ['shelf-0', 'shelf-1', 'shelf-2', 'shelf-3'];
const STOCK = 500;

/** What the receipts say was taken, and what the shelves say: the same, or something was lost or doubled. */
async function checkInvariants(database: TestDatabase): Promise<void> {
  const receipts = await database.reader.selectFrom('receipts').selectAll().execute();
  expect(new Set(receipts.map((row) => `${row.account_id}/${row.key}`)).size).toBe(receipts.length);
  const batches = await database.reader.selectFrom('batches').selectAll().execute();
  const events = batches.flatMap(
    (row) => JSON.parse(row.events) as { key: string; data: { take: number } }[],
  );
  for (const shelf of SHELVES) {
    const taken = events
      .filter((event) => event.key === shelf)
      .reduce((sum, event) => sum + event.data.take, 0);
    const left = await readStock(database, shelf);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(STOCK - left).toBe(taken);
  }
  expect(events).toHaveLength(receipts.filter((row) => row.code === null).length);
}

async function stockAll(database: TestDatabase): Promise<void> {
  for (const shelf of SHELVES) await database.transact((tx) => stockShelf(tx, shelf, STOCK));
}

describe('a process killed at a step of a batch', () => {
  const open = sqliteDatabase();
  const program = fileURLToPath(new URL('./crashing-process.ts', import.meta.url));

  /** Runs it until it is killed; returns what it had acknowledged. */
  function runUntilKilled(url: string, seed: number, step: Step, batch: number): Promise<string[]> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, url, String(seed), step, String(batch)]);
      let output = '';
      let errors = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
      child.stderr.on('data', (chunk: Buffer) => {
        errors += chunk.toString();
      });
      child.on('close', (_code, signal) => {
        if (signal !== 'SIGKILL') reject(new Error(`it ended by itself: ${errors}`));
        else resolve(output.split('\n').slice(0, -1));
      });
    });
  }

  test.each(STEPS)('%s: all that it acknowledged is there once, and nothing is half done', async (step) => {
    const seed = chosenSeed();
    const database = await open();
    await stockAll(database);
    const acknowledged: string[] = [];
    // Killed and started again three times over the same file, each time a batch later.
    for (const batch of [1, 2, 5])
      acknowledged.push(...(await runUntilKilled(database.url, seed + batch, step, batch)));
    const reopened = await open(database.url);
    const rows = await reopened.reader.selectFrom('receipts').selectAll().execute();
    const stored = new Set(rows.map((row) => `${row.id} ${row.code === null ? 'ok' : 'refused'}`));
    const lost = acknowledged.filter((line) => !stored.has(line));
    expect(lost, `seed ${seed}`).toEqual([]);
    expect(acknowledged.length, `seed ${seed}`).toBeGreaterThan(0);
    await checkInvariants(reopened);
  });
});

eachDatabase('the engine under random commands and failures', (open) => {
  test('agrees with a model of a few lines', async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    const database = await open();
    await stockAll(database);
    // Any step of any batch may fail, as a database does; the engine splits, and the rest must go through.
    const batchOptions = {
      onStep: (step: Step) => {
        if (step !== 'committed' && random() < 0.01) throw new Error(`injected after ${step}`);
      },
    };
    const lane = shelfLane(database, { batchOptions });
    const model = new Map(SHELVES.map((shelf) => [shelf, STOCK]));
    const known = new Map<string, { input: ShelfInput; code: string }>();

    for (let round = 0; round < 60; round += 1) {
      const burst = Array.from({ length: 1 + Math.floor(random() * 30) }, () => {
        const repeated = random() < 0.2 ? [...known.keys()][Math.floor(random() * known.size)] : undefined;
        const key = repeated ?? testIds();
        const input = (repeated && known.get(repeated)?.input) || {
          shelf: SHELVES[Math.floor(random() * SHELVES.length)]!,
          take: 1 + Math.floor(random() * 3),
        };
        return { key, input, answer: lane.submit(take(input, key)) };
      });
      for (const { key, input, answer } of burst) {
        const got = await answer;
        if (!got.answered) {
          expect(got.code, `seed ${seed}`).toBe('lane.fault');
          continue;
        }
        const code = got.decision.accepted ? 'ok' : got.decision.code;
        const before = known.get(key);
        if (before) {
          expect({ code, replayed: got.replayed }, `seed ${seed}`).toEqual({
            code: before.code,
            replayed: true,
          });
          continue;
        }
        const left = model.get(input.shelf)!;
        expect(code, `seed ${seed}`).toBe(left >= input.take ? 'ok' : 'shelf.empty');
        if (code === 'ok') model.set(input.shelf, left - input.take);
        known.set(key, { input, code });
      }
    }
    for (const [shelf, left] of model) expect(await readStock(database, shelf), `seed ${seed}`).toBe(left);
    await checkInvariants(database);
  });
});
