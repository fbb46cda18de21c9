import { writeSync } from 'node:fs';
import { openDatabase } from '../../server/db/open.ts';
import type { Step } from '../../server/engine/index.ts';
import { shelfLane, take } from '../support/shelf.ts';
import { seededRandom } from './random.ts';

/**
 * A process that takes from shelves at random and is killed in the middle of a batch, at the step it was
 * told. What it acknowledges it writes to stdout at once: those lines are all that a customer ever saw.
 */
const [url = '', seedText = '0', step = 'begun', batchText = '1'] = process.argv.slice(2);
const random = seededRandom(Number(seedText));
const killAtBatch = Number(batchText);

let batches = 0;
const onStep = (reached: Step): void => {
  if (reached === 'begun') batches += 1;
  // Not an exception that could be caught: the kernel ends the process between two instructions.
  if (batches === killAtBatch && reached === step) process.kill(process.pid, 'SIGKILL');
};
const database = openDatabase(url);
const lane = shelfLane(database, { batchOptions: { onStep } });

for (;;) {
  const burst = Array.from({ length: 1 + Math.floor(random() * 40) }, () => {
    const shelf = `shelf-${Math.floor(random() * 4)}`;
    const amount = 1 + Math.floor(random() * 3);
    return lane.submit(take({ shelf, take: amount }, `key-${Math.floor(random() * 1e9)}`)).then((answer) => {
      if (answer.answered)
        writeSync(1, `${answer.receiptId} ${answer.decision.accepted ? 'ok' : 'refused'}\n`);
    });
  });
  await Promise.all(burst);
}
