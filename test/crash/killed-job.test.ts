import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { keyAt, makeItems, makeToys, timesOf } from '../../server/jobs/testing/toy.ts';
import { eachDatabase } from '../database.ts';
import { chosenSeed, seededRandom } from '../simulation/random.ts';

const STEPS = ['read', 'act', 'begun', 'written', 'committed'] as const;
const ITEMS = 300;
const MINUTE_MS = 60_000;
const program = fileURLToPath(new URL('./toy-process.ts', import.meta.url));

/** @returns the signal that ended it, or what it said at its end */
function life(...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...args], (error, stdout, stderr) => {
      if (error?.signal) resolve(error.signal);
      else if (error) reject(new Error(stderr));
      else resolve(stdout);
    });
  });
}

eachDatabase('a run that is killed again and again', (open) => {
  test('comes to its end, with each item done once', { timeout: 60_000 }, async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    const database = await open();
    const name = 'toy.killed';
    await makeToys(database);
    await makeItems(database, name, ITEMS);
    const poison = keyAt(Math.floor(random() * ITEMS));
    const runs = () => database.reader.selectFrom('job_runs').selectAll().execute();

    let lives = 0;
    const next = (step: string, page: number) => {
      lives += 1;
      return life(database.url, name, poison, step, String(page), String(lives * MINUTE_MS));
    };
    const times = new Set<number>();
    for (const step of STEPS) {
      const page = 1 + Math.floor(random() * 5);
      expect(await next(step, page), `seed ${seed}, ${step} on page ${page}`).toBe('SIGKILL');
      for (const { at } of await runs()) times.add(at);
    }
    expect(await next('finish', 0)).toBe('SIGKILL');
    expect(await next('never', 0)).toBe('done');

    const [run, ...others] = await runs();
    expect(run, `seed ${seed}`).toMatchObject({ status: 'done', done: ITEMS - 1, failed: 1 });
    expect(await timesOf(database, name)).toEqual({ 0: 1, 1: ITEMS - 1 });
    const failures = await database.reader.selectFrom('job_failures').selectAll().execute();
    expect(failures).toMatchObject([{ item_key: poison, reason: 'poison', attempts: 1 }]);
    expect(times.size, 'a run keeps its time').toBe(1);
    expect(others).toEqual([]);
  });
});
