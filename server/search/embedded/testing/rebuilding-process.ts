import { pino } from 'pino';
import { sample } from '../../testing/documents.ts';
import { openEmbeddedIndex, SearchThreads } from '../index.ts';

/** Rebuilds an index page after page, without end, and says after each that it is written. */
const [dataDir = '', id = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const threads = new SearchThreads({ log });
const index = openEmbeddedIndex({
  scope: 'public',
  dataDir,
  threads,
  log,
  monotonic: () => performance.now(),
});

const rebuild = await index.rebuild(id);
for (let page = 0; ; page += 1) {
  await rebuild.add([sample({ id: `p${page}`, ko: `새 목록 ${page}` })], 5);
  process.stdout.write(`${page}\n`);
}
