import { openDatabase } from '../../server/db/open.ts';
import { addOne, instance, toyJob } from '../../server/jobs/testing/toy.ts';

/**
 * A process that runs the toy job and is killed on the way, on the page and at the step it was told. It writes
 * `done` when it came to the end after all.
 */
const [url = '', name = '', poison = '', step = '', pageText = '1', aheadText = '0'] = process.argv.slice(2);
const killOnPage = Number(pageText);
const aheadMs = Number(aheadText);

let pages = 0;
const at = (reached: string): void => {
  if (reached === 'read') pages += 1;
  // Not an exception that could be caught: the kernel ends the process between two instructions.
  if (reached === step && (pages === killOnPage || step === 'finish')) process.kill(process.pid, 'SIGKILL');
};

const plain = toyJob(name);
const job = toyJob(name, {
  read: async (...args) => {
    const items = await plain.read(...args);
    at('read');
    return items;
  },
  act: async () => {
    at('act');
    return [];
  },
  write: async (tx, items) => {
    at('begun');
    await addOne(tx, name, items);
    if (items.some(({ id }) => id === poison)) throw new Error('poison');
    at('written');
  },
  finish: async () => at('finish'),
});

const database = openDatabase(url, 3);
// Each process lives a while after the one before it: the lease of the dead is over.
const jobs = instance(database, [job], { now: () => Date.now() + aheadMs });
const { status } = await jobs.run(name, { onProgress: () => at('committed') });
process.stdout.write(status);
await jobs.stop();
await database.close();
